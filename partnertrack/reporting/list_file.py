"""A long list as a file that people open in Excel, written row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack.i18n import _
from partnertrack.private_folder import scratch

Cell = str | date | bool | int | float | Decimal | None
"""What a cell holds; a day stays a day and a number a number."""

_A4 = 9
_LONGEST_NAME = 31
"""Characters that Excel takes for the name of a sheet."""
_MOST_CHARACTERS = 32_000
_MOST_ROWS = 1_048_575
"""What Excel holds below a header."""
_NARROWEST, _WIDEST = 11, 40
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the file: its title, and how many characters its cells take, more or less."""

    title: str
    width: int = 16


def xlsx(title: str, columns: Sequence[ListColumn], rows: Iterable[Sequence[Cell]], mark: str = "") -> bytes:
    """A workbook with one sheet: the header frozen, every column with a filter; memory does not grow with the rows.

    A `mark` names the sheet, and heads each page on paper.
    """
    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with scratch() as folder, Workbook(target, {**options, "tmpdir": str(folder)}) as book:
        book.set_properties({"title": title})
        head = book.add_format({"bold": True, "bottom": 1})
        looks = _Looks(book)
        sheet = book.add_worksheet((mark or _("List"))[:_LONGEST_NAME])
        sheet.freeze_panes(1, 1)
        _set_paper(sheet)
        if mark:
            sheet.set_header(f"&C&B{mark}")
        for place, column in enumerate(columns):
            sheet.set_column(place, place, min(max(column.width, len(column.title) + 4, _NARROWEST), _WIDEST))
            sheet.write_string(0, place, column.title, head)
        last = 0
        for last, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                looks.write(sheet, last, place, cell)
            if last == _MOST_ROWS:
                break
        sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))
    return target.getvalue()


def _set_paper(sheet: Worksheet) -> None:
    """Let the sheet be printed as it is: broad, all columns on a page, the header and the page’s number on each."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def csv_file(columns: Sequence[ListColumn], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A file with commas between the cells, in UTF-8 with the mark by which Excel knows it."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow([guarded(column.title) for column in columns])
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def tabbed(columns: Sequence[ListColumn], rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as text that a spreadsheet takes from the clipboard."""
    lines = [[column.title for column in columns], *([plain(cell) for cell in row] for row in rows)]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\r\n" for line in lines)


def html(columns: Sequence[ListColumn], rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as a table for word processors and mail."""
    head = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(plain(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def plain(cell: Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula; a day as ISO writes it."""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def guarded(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text


class _Looks:
    """The formats of cells, and how each kind of cell is written."""

    def __init__(self, book: Workbook) -> None:
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self._share: Format = book.add_format({"num_format": "0%"})
        self._quoted: Format = book.add_format({"quote_prefix": True})

    def write(self, sheet: Worksheet, row: int, place: int, cell: Cell) -> None:
        """Write a cell as what it is; text that looks like a formula stays text even when it is edited."""
        match cell:
            case None | "":
                return
            case bool():
                sheet.write_string(row, place, plain(cell))
            case date():
                sheet.write_datetime(row, place, datetime.combine(cell, time()), self._day)
            case int() | Decimal():
                sheet.write_number(row, place, cell)
            case float():
                sheet.write_number(row, place, cell, self._share)
            case str():
                look = self._quoted if cell.startswith(_STARTS_FORMULA) else None
                sheet.write_string(row, place, cell[:_MOST_CHARACTERS], look)
