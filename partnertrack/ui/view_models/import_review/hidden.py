"""What is hidden in a file, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from partnertrack.i18n import ngettext, number
from partnertrack.ui.view_models.import_review.lines import HiddenLine

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Draft

_LEFT_OUT = ("sheet-hidden", "rows-hidden-left-out", "columns-hidden-left-out")
_READ = ("sheet-hidden-read", "rows-hidden", "columns-hidden")
HIDDEN = (*_LEFT_OUT, *_READ)
"""The issues that tell of something hidden."""


def hidden_lines(draft: Draft) -> tuple[HiddenLine, ...]:
    """The hidden parts of the file, one line for each sheet that has some."""
    lines = []
    for sheet in draft.sheets:
        found = [issue for issue in sheet.issues if issue.code in HIDDEN]
        if found:
            is_read = any(issue.code in _READ for issue in found)
            words = " ".join(dict.fromkeys(_words(issue.code, issue.detail) or issue.message for issue in found))
            lines.append(HiddenLine(sheet.name, words, is_read))
    return tuple(lines)


def hidden_messages(draft: Draft) -> frozenset[str]:
    """What the draft says of them itself: once they have a line of their own, nobody needs to read it twice."""
    return frozenset(issue.message for sheet in draft.sheets for issue in sheet.issues if issue.code in HIDDEN)


def _words(code: str, detail: str) -> str:
    """How much is hidden, without the name of the sheet, which stands beside it; empty where it is not counted."""
    words = _COUNTED.get(code)
    return words(int(detail)).format(n=number(int(detail))) if words else ""


_COUNTED: Mapping[str, Callable[[int], str]] = {
    "rows-hidden": lambda n: ngettext("{n} hidden row was read.", "{n} hidden rows were read.", n),
    "rows-hidden-left-out": lambda n: ngettext("{n} hidden row was left out.", "{n} hidden rows were left out.", n),
    "columns-hidden": lambda n: ngettext("{n} hidden column was read.", "{n} hidden columns were read.", n),
    "columns-hidden-left-out": lambda n: ngettext(
        "{n} hidden column was left out.", "{n} hidden columns were left out.", n
    ),
}
