"""What in a partner's workbook is our own, known again by its name when the workbook comes back."""

from __future__ import annotations

from typing import Final

from partnertrack.importing.row_key import KEY_HEADING

NOTE_SHEET: Final = "PartnerTrack"
"""The name of the sheet that speaks to the partner; that of a helping sheet begins with it."""

_MARK: Final = "(PartnerTrack)"


def own_heading(title: str) -> str:
    """The title as the heading of a column that we add to a partner's table."""
    return f"{title} {_MARK}"


def is_own_heading(heading: str) -> bool:
    """Whether we added the column: its status, problem and number, or its key."""
    text = " ".join(heading.split())
    return text == KEY_HEADING or text.endswith(_MARK)


def is_own_sheet(name: str) -> bool:
    """Whether we added the sheet."""
    return name == NOTE_SHEET or name.startswith(f"{NOTE_SHEET} ")
