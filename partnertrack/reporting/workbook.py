"""The tables of a document as an Excel workbook: a sheet of contents, then one table a sheet."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.reporting.charts import status_word
from partnertrack.reporting.document import Cell, Document, Row, RowKind, Table
from partnertrack.reporting.walk import tables

_HEADER_ROW = 3
_MOST_CHARACTERS = 32_000
"""What Excel holds in one cell, near enough."""
_WIDEST = 48


def render(document: Document) -> bytes:
    """The file; the same document gives the same bytes. No text becomes a formula or a link."""
    with i18n.speaking(document.meta.language):
        target = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            _describe(book, document)
            _write(book, document)
        return target.getvalue()


def _describe(book: Workbook, document: Document) -> None:
    """Set the properties of the file; the author is the organisation."""
    meta = document.meta
    book.set_properties(
        {
            "title": meta.title,
            "subject": meta.subject,
            "author": meta.organisation,
            "created": datetime.combine(meta.created, time()),
        }
    )


def _write(book: Workbook, document: Document) -> None:
    """The sheets."""
    styles = _Styles(book)
    contents = book.add_worksheet(_("Contents"))
    contents.hide_gridlines(2)
    contents.set_column(0, 0, 14)
    contents.set_column(1, 1, 90)
    contents.write_string(0, 0, document.meta.title, styles.title)
    contents.write_string(1, 0, " \N{MIDDLE DOT} ".join(filter(None, (document.meta.kind, document.meta.period))))
    for number, table in enumerate(tables(document), 1):
        name = _("Table {number}").format(number=number)
        contents.write_url(number + 2, 0, f"internal:'{name}'!A1", string=name)
        contents.write_string(number + 2, 1, _text(table.title))
        _Sheet(book.add_worksheet(name), styles).write(table)


class _Styles:
    """The formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[RowKind, str, bool], Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.muted = book.add_format({"font_color": "#5b6577"})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})

    def cell(self, kind: RowKind, number_format: str, *, is_text: bool) -> Format:
        """The format of a cell in a kind of row."""
        key = (kind, number_format, is_text)
        if key not in self._made:
            wanted: dict[str, object] = {"bold": kind != "body", "text_wrap": is_text, "valign": "top"}
            if number_format:
                wanted["num_format"] = number_format
            if kind == "group":
                wanted["bg_color"] = "#f1f4f8"
            if kind == "total":
                wanted["top"] = 1
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


class _Sheet:
    """A sheet that is filled with one table."""

    def __init__(self, sheet: Worksheet, styles: _Styles) -> None:
        self._sheet = sheet
        self._styles = styles

    def write(self, table: Table) -> None:
        """Title, subtitle, header, rows and note, each below the other."""
        shown = [place for place in range(len(table.columns)) if not _is_bars(table, place)]
        self._sheet.write_string(0, 0, _text(table.title), self._styles.title)
        self._sheet.write_string(1, 0, _text(table.subtitle), self._styles.muted)
        for column, place in enumerate(shown):
            self._sheet.write_string(_HEADER_ROW, column, _text(table.columns[place].label), self._styles.head)
            self._sheet.set_column(column, column, _width(table, place))
        for place, row in enumerate(table.rows, _HEADER_ROW + 1):
            self._row(place, row, shown)
        end = _HEADER_ROW + 1 + len(table.rows)
        if not table.rows:
            self._sheet.write_string(end, 0, table.empty or _("No data yet"), self._styles.muted)
        self._sheet.write_string(end + 1, 0, _text(table.note), self._styles.muted)
        self._sheet.freeze_panes(_HEADER_ROW + 1, 1)
        self._sheet.repeat_rows(_HEADER_ROW)
        self._sheet.fit_to_pages(1, 0)

    def _row(self, place: int, row: Row, shown: list[int]) -> None:
        """One row; that of a group has its one cell in the first column."""
        chosen = shown if len(row.cells) > 1 else [0]
        for column, number in enumerate(chosen):
            cell = row.cells[number]
            self._cell(place, column, Cell(cell) if isinstance(cell, str) else cell, row.kind)

    def _cell(self, row: int, column: int, cell: Cell, kind: RowKind) -> None:
        """A figure or date as such, anything else as text."""
        look = self._styles.cell(kind, cell.number_format, is_text=cell.value is None)
        match cell.value:
            case date() as day:
                self._sheet.write_datetime(row, column, datetime.combine(day, time()), look)
            case int() | float() | Decimal() as number:
                self._sheet.write_number(row, column, number, look)
            case _:
                text = cell.text or (status_word(cell.status) if cell.status else "")
                if text:
                    self._sheet.write_string(row, column, _text(text), look)
                else:
                    self._sheet.write_blank(row, column, None, look)


def _is_bars(table: Table, place: int) -> bool:
    """Whether a column has nothing but bars, which are figures drawn a second time."""
    cells = [row.cells[place] for row in table.rows if len(row.cells) > 1]
    bars = [cell for cell in cells if isinstance(cell, Cell) and cell.bar]
    return bool(bars) and all(cell in {"", Cell()} for cell in cells if cell not in bars)


def _width(table: Table, place: int) -> float:
    """A width in characters that suits a column."""
    texts = [row.cells[place] for row in table.rows if len(row.cells) > 1]
    longest = max((len(cell if isinstance(cell, str) else cell.text) for cell in texts), default=0)
    return min(max(longest, len(table.columns[place].label) * 0.6, 9) + 2, _WIDEST)


def _text(text: str) -> str:
    """The text, cut where Excel would refuse it."""
    return text[:_MOST_CHARACTERS]
