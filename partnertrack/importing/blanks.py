"""Cells that say nothing: what partners write into one that they leave empty, and what went wrong in one."""

from __future__ import annotations

import re
from typing import Final

from partnertrack.importing.sheet import Cell

_MARKS: Final = frozenset("-–—_.…/\\?:;,'\"~| ")
_WORDS: Final = frozenset(
    {
        "n/a", "n.a.", "n. a.", "na", "k.a.", "k. a.", "k.a", "keine angabe", "entfällt", "n.v.", "n.z.", "nvt",
        "n.v.t.", "n.v.t", "niet van toepassing", "s.o.", "s/o", "sans objet", "néant", "neant", "nc", "n.c.", "n.d.",
        "nd", "non communiqué", "non renseigné", "nihil", "null", "nil", "none", "tbd", "tbc", "tba", "not applicable",
        "not available", "(blank)", "(vide)", "(leer)", "(leeg)",
    }
)  # fmt: skip
_ERRORS: Final = frozenset(
    {
        "#n/a", "#na", "#nv", "#n/b", "#ref!", "#bezug!", "#verw!", "#value!", "#wert!", "#valeur!", "#waarde!",
        "#div/0!", "#deel/0!", "#name?", "#nom?", "#naam?", "#num!", "#zahl!", "#nombre!", "#getal!", "#null!",
        "#nul!", "#leeg!", "#spill!", "#überlauf!", "#overloop!", "#epars!", "#calc!", "#field!", "#blocked!",
        "#connect!", "#busy!", "#unknown!", "#getting_data", "#error!", "err:502", "err:504", "err:508", "err:522",
    }
)  # fmt: skip
_FORMULA: Final = re.compile(r"=\s*[\w($\"'+\-@{\[…]")
_LONGEST: Final = max(map(len, _WORDS))


def is_blank(cell: Cell, *, has_own_words: bool = False) -> bool:
    """Whether the cell says nothing: empty, white space, dashes, "n/a", an error of the spreadsheet program.

    Only the signs count where words of that kind may be meant: Na is a name, "none" an answer.
    """
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    if not text or fault_of(text):
        return True
    if len(text) <= _LONGEST and not has_own_words and text.lower() in _WORDS:
        return True
    return not text[0].isalnum() and _MARKS.issuperset(text)


def fault_of(cell: Cell) -> str:
    """The code of the issue with a cell that holds an error of the spreadsheet program or a formula without a value."""
    if not isinstance(cell, str) or cell[:1] not in ("#", "=", "E"):
        return ""
    if cell[0] == "=":
        return "formula-uncalculated" if _FORMULA.match(cell) else ""
    return "cell-error" if cell.strip().lower() in _ERRORS else ""
