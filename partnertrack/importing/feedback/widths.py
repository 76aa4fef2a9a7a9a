"""The width of single columns in sheets that give one width to many."""

from __future__ import annotations

from copy import copy

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet


def set_width(sheet: Worksheet, column: int, width: float, *, is_hidden: bool = False) -> None:
    """Give a column, counted from 1, a width of its own; its neighbours keep theirs.

    A workbook may say "columns M to XFD are hidden" in one entry, and two entries must not overlap.
    """
    for entry in list(sheet.column_dimensions.values()):
        first, last = entry.min, entry.max
        if first and last and first <= column <= last and first != last:
            _split(sheet, entry, first, column, last)
    own = ColumnDimension(sheet, index=get_column_letter(column), width=width, hidden=is_hidden, customWidth=True)
    sheet.column_dimensions[get_column_letter(column)] = own


def _split(sheet: Worksheet, entry: ColumnDimension, first: int, column: int, last: int) -> None:
    """Take one column out of an entry for several."""
    del sheet.column_dimensions[entry.index]
    for start, end in ((first, column - 1), (column + 1, last)):
        if start <= end:
            part = copy(entry)
            part.index, part.min, part.max = get_column_letter(start), start, end
            sheet.column_dimensions[part.index] = part
