"""A plain workbook of a partner's cells as they were read, for files that cannot be copied."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.importing.feedback.marks import SheetMarks
from partnertrack.importing.feedback.texts import put_text
from partnertrack.importing.own_parts import is_own_sheet
from partnertrack.importing.partner_texts import partner_texts
from partnertrack.importing.sheet import Cell, Row, Sheet

_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]*:/\\?'", " "))
_LONGEST_TITLE: Final = 31
_LONG_NUMBER: Final = 10**11
_EXACT: Final = 2**53
_FIRST_YEAR: Final = 1900
_MOST_MERGES: Final = 500
_LOOKED_AT: Final = 200
_NARROW, _WIDE = 8, 42


def build(sheets: Iterable[Sheet], marks: Iterable[SheetMarks], language: str) -> tuple[Workbook, dict[str, str]]:
    """The workbook, and the title that each sheet has in it: a spreadsheet program takes no long or odd titles."""
    book = Workbook()
    book.remove(book.worksheets[0])
    headers = {sheet.sheet: sheet.header_rows for sheet in marks}
    titles: dict[str, str] = {}
    for sheet in sheets:
        if is_own_sheet(sheet.name):
            continue
        title = _title(sheet.name, titles.values())
        titles[sheet.name] = title
        page: Worksheet = book.create_sheet(title)
        page.sheet_state = "hidden" if sheet.is_hidden else "visible"
        _fill(page, sheet, partner_texts().template["day_format"].text(language))
        if header := headers.get(sheet.name):
            _dress(page, header)
    return book, titles


def _title(name: str, taken: Iterable[str]) -> str:
    """A title that a sheet may have and none has yet."""
    wanted = " ".join(name.translate(_FORBIDDEN).split())[:_LONGEST_TITLE] or "-"
    known = {title.casefold() for title in taken}
    title, number = wanted, 2
    while title.casefold() in known:
        tail = f" {number}"
        title, number = wanted[: _LONGEST_TITLE - len(tail)] + tail, number + 1
    return title


def _fill(page: Worksheet, sheet: Sheet, day_format: str) -> None:
    """The cells at their places, the widths of columns, merged ranges."""
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                target = page.cell(row, column)
                assert isinstance(target, BookCell)  # noqa: S101 - nothing is merged yet
                _put(target, cell, day_format)
    for column, width in enumerate(_widths(sheet.rows), 1):
        page.column_dimensions[get_column_letter(column)].width = width
    for span in sheet.merged[:_MOST_MERGES]:
        page.merge_cells(
            start_row=span.top + 1, start_column=span.left + 1, end_row=span.bottom + 1, end_column=span.right + 1
        )


def _put(target: BookCell, cell: Cell, day_format: str) -> None:
    """One value with its type: a day as a day, a long number with all its digits, a text as a text."""
    if isinstance(cell, str):
        put_text(target, cell)
    elif isinstance(cell, bool):
        target.value = cell
    elif isinstance(cell, datetime | date):
        _put_day(target, cell, day_format)
    elif isinstance(cell, time | timedelta):
        target.value = cell
    elif cell is not None:
        _put_number(target, cell)


def _put_number(target: BookCell, number: float) -> None:
    if not math.isfinite(number):
        put_text(target, str(number))
        return
    is_whole = abs(number) < _EXACT and number == int(number)
    target.value = int(number) if is_whole else number
    if is_whole and abs(number) >= _LONG_NUMBER:
        target.number_format = "0"


def _put_day(target: BookCell, cell: date, day_format: str) -> None:
    if cell.year < _FIRST_YEAR:
        put_text(target, cell.isoformat())
        return
    has_time = isinstance(cell, datetime) and cell.time() != time()
    target.value = cell if has_time else datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - cells have no zone
    target.number_format = f"{day_format} hh:mm" if has_time else day_format


def _widths(rows: Sequence[Row]) -> list[int]:
    """A width in characters for each column, by its first rows."""
    widths: list[int] = []
    for row in islice(rows, _LOOKED_AT):
        widths += [_NARROW] * (len(row) - len(widths))
        for place, cell in enumerate(row):
            if cell is not None:
                widths[place] = max(widths[place], min(len(str(cell)) + 2, _WIDE))
    return widths


def _dress(page: Worksheet, header_rows: Sequence[int]) -> None:
    """Bold headings that stay in view."""
    for number in header_rows:
        for cell in page[number]:
            cell.font = Font(b=True)
    page.freeze_panes = page.cell(header_rows[-1] + 1, 1)  # type: ignore[assignment]  # a cell is taken for its place
