"""What is hidden in a file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
            words = " ".join(dict.fromkeys(issue.message for issue in found))
            lines.append(HiddenLine(sheet.name, words, is_read))
    return tuple(lines)
