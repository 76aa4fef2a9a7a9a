"""What partners write into a cell that they leave empty."""

from __future__ import annotations

from typing import Final

from partnertrack.importing.sheet import Cell

_MARKS: Final = frozenset("-–—_.…/\\?:;,'\"~| ")
_WORDS: Final = frozenset(
    {
        "n/a", "n.a.", "n. a.", "na", "#n/a", "#na", "#ref!", "#value!", "#wert!", "#valeur!", "#nv", "#div/0!",
        "#name?", "k.a.", "k. a.", "k.a", "keine angabe", "entfällt", "n.v.", "n.z.", "nvt", "n.v.t.", "n.v.t",
        "niet van toepassing", "s.o.", "s/o", "sans objet", "néant", "neant", "nc", "n.c.", "n.d.", "nd",
        "non communiqué", "non renseigné", "nihil", "null", "nil", "none", "tbd", "tbc", "tba", "not applicable",
        "not available", "(blank)", "(vide)", "(leer)", "(leeg)",
    }
)  # fmt: skip
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
    if not text or (len(text) <= _LONGEST and not has_own_words and text.lower() in _WORDS):
        return True
    return not text[0].isalnum() and _MARKS.issuperset(text)
