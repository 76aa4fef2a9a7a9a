"""What in a partner's workbook is our own, known again by its name when the workbook comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from partnertrack.importing.row_key import KEY_HEADING, read_key
from partnertrack.importing.sheet import Row, Sheet

NOTE_SHEET: Final = "PartnerTrack"
"""The name of the sheet that speaks to the partner; that of a helping sheet begins with it."""

LISTS_SHEET: Final = f"{NOTE_SHEET} lists"
"""The name of the hidden sheet with the answers that drop-downs offer."""

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


def own_columns(headings: Row) -> tuple[int, ...]:
    """The columns, counted from 0, that we added, by the row of headings."""
    return tuple(place for place, cell in enumerate(headings) if isinstance(cell, str) and is_own_heading(cell))


def without_own_columns(sheet: Sheet) -> Sheet:
    """The sheet with the columns that we added blank from their headings down; every cell keeps its place."""
    blank: set[int] = set()
    rows = []
    for row in sheet.rows:
        blank.update(own_columns(row))
        rows.append(tuple(None if place in blank else cell for place, cell in enumerate(row)) if blank else row)
    return replace(sheet, rows=tuple(rows)) if blank else sheet


def keys_in(sheet: Sheet, header_row: int) -> dict[int, UUID]:
    """The enrolment that each row names by its key; rows are numbered as the spreadsheet program does."""
    headings = sheet.rows[header_row - 1]
    columns = [place for place in own_columns(headings) if str(headings[place]).strip() == KEY_HEADING]
    found: dict[int, UUID] = {}
    for place in columns:
        for number, row in enumerate(sheet.rows[header_row:], header_row + 1):
            cell = row[place] if place < len(row) else None
            key = read_key(cell) if isinstance(cell, str) else None
            if key is not None:
                found[number] = key
    return found
