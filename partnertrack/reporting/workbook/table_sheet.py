"""A sheet with one table: filters where it has rows, figures as figures, and the reference of every count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from textwrap import wrap

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack.i18n import _
from partnertrack.reporting.charts import status_word
from partnertrack.reporting.columns import told_columns
from partnertrack.reporting.table import Cell, Row, RowKind, Table
from partnertrack.reporting.workbook.references import Referenced
from partnertrack.reporting.workbook.styles import Styles, fitting

_HEADER_ROW = 3
_WIDEST, _NARROWEST, _LINE = 48, 9, 120
"""Widths in characters: of columns, and of the lines of a note."""
_MEASURED = 2000
"""The rows by which the widths of columns are chosen."""
_STYLE = "Table Style Light 1"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the sheet's columns hold: the group of the rows, these columns of the table, the references of some."""

    has_groups: bool
    shown: tuple[int, ...]
    referenced: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place of the first column of the table on the sheet."""
        return int(self.has_groups)

    def labels(self, table: Table) -> list[str]:
        """The headings of the columns, all different as Excel wants them."""
        wanted = [_("Group")] if self.has_groups else []
        wanted += [table.columns[place].label or _("Column {number}").format(number=place + 1) for place in self.shown]
        wanted += [
            _("Reference: {column}").format(column=table.columns[place].label or place + 1) for place in self.referenced
        ]
        return list(_different(wanted))


def write_table(sheet: Worksheet, styles: Styles, table: Table, number: int) -> list[Referenced]:
    """Title, subtitle, header, rows and note, each below the other; what the counts of people are, by reference."""
    shape = _shape(table)
    labels = shape.labels(table)
    sheet.write_string(0, 0, fitting(table.title), styles.heading)
    sheet.write_string(1, 0, fitting(table.subtitle), styles.muted)
    _widths(sheet, table, shape, labels)
    rows = list(_flat(table.rows))
    end = _HEADER_ROW + 1 + len(rows)
    _head(sheet, styles, labels, end, name=f"Table_{number}" if rows and table.manner != "form" else "")
    found: list[_Found] = []
    for place, (group, row) in enumerate(rows, _HEADER_ROW + 1):
        found += _row(sheet, styles, shape, (place, group, row))
    if not rows:
        sheet.write_string(end, 0, fitting(table.empty or _("No data yet")), styles.muted)
    for below, line in enumerate(wrap(fitting(table.note), _LINE), end + 1):
        sheet.write_string(below, 0, line, styles.muted)
    sheet.freeze_panes(_HEADER_ROW + 1, shape.first + 1)
    sheet.repeat_rows(_HEADER_ROW)
    if len(labels) > 7:  # noqa: PLR2004 - so many columns are read across the sheet
        sheet.set_landscape()
    return [each.told(table, sheet.get_name(), labels) for each in found]


def _head(sheet: Worksheet, styles: Styles, labels: Sequence[str], end: int, name: str) -> None:
    """The headings; those of a native table, which can be filtered and sorted, where it has a `name`."""
    if not name:
        for column, label in enumerate(labels):
            sheet.write_string(_HEADER_ROW, column, label, styles.head)
        return
    columns = [{"header": label, "header_format": styles.head} for label in labels]
    options = {"name": name, "columns": columns, "style": _STYLE, "banded_rows": False}
    sheet.add_table(_HEADER_ROW, 0, end - 1, len(labels) - 1, options)


@dataclass(frozen=True, slots=True)
class _Found:
    """A count of people in a cell of the sheet."""

    reference: int
    text: str
    row: int
    column: int
    group: str
    name: str

    def told(self, table: Table, sheet: str, labels: Sequence[str]) -> Referenced:
        """What it counts, in the words of its table."""
        about = " \N{EN DASH} ".join(filter(None, (self.group, self.name, labels[self.column])))
        return Referenced(self.reference, about, self.text, table.title, sheet, (self.row, self.column))


def _row(sheet: Worksheet, styles: Styles, shape: Shape, said: tuple[int, str, Row]) -> Iterator[_Found]:
    """Write one row; the counts of people in it."""
    place, group, row = said
    cells = [_whole(cell) for cell in row.cells]
    if shape.has_groups:
        _cell(sheet, (place, 0), Cell(group), styles, row.kind)
    if len(cells) == 1:
        _cell(sheet, (place, shape.first), cells[0], styles, row.kind)
        return
    name = (
        next((cell.text for cell in cells if cell.value is None and len(cell.text) > 1), "") if shape.referenced else ""
    )
    for column, number in enumerate(shape.shown, shape.first):
        cell = cells[number]
        _cell(sheet, (place, column), cell, styles, row.kind)
        if cell.reference:
            yield _Found(cell.reference, cell.text, place, column, group, name)
    for column, number in enumerate(shape.referenced, shape.first + len(shape.shown)):
        if reference := cells[number].reference:
            sheet.write_number(place, column, reference, styles.muted)


def _cell(sheet: Worksheet, where: tuple[int, int], cell: Cell, styles: Styles, kind: RowKind) -> None:
    """A figure or date as such, anything else as text."""
    value = cell.value
    look = styles.cell(kind, cell.number_format, is_text=value is None)
    if value is None:
        text = cell.text or (status_word(cell.status) if cell.status else "")
        if text:
            sheet.write_string(*where, fitting(text), look)
        else:
            sheet.write_blank(*where, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(*where, datetime.combine(value, time()), look)
    else:
        sheet.write_number(*where, value, look)


def _shape(table: Table) -> Shape:
    """Which columns the sheet has."""
    shown = told_columns(table)
    rows = [row.cells for row in table.rows if len(row.cells) > 1]
    referenced = tuple(place for place in shown if any(_whole(cells[place]).reference for cells in rows))
    return Shape(any(row.kind == "group" for row in table.rows), shown, referenced)


def _flat(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """The rows without the headings of groups, each with its group; the last total belongs to none."""
    group = ""
    for place, row in enumerate(rows, 1):
        if row.kind == "group":
            group = _whole(row.cells[0]).text
            if len(row.cells) == 1:
                continue
        yield "" if row.kind == "total" and place == len(rows) else group, row


def _whole(cell: Cell | str) -> Cell:
    return Cell(cell) if isinstance(cell, str) else cell


def _different(labels: Sequence[str]) -> Iterator[str]:
    """The labels, with a number behind each that was there before."""
    seen: dict[str, int] = {}
    for label in labels:
        said = fitting(label)[:200].strip() or "\N{EN DASH}"
        seen[said.casefold()] = seen.get(said.casefold(), 0) + 1
        yield said if seen[said.casefold()] == 1 else f"{said} ({seen[said.casefold()]})"


def _widths(sheet: Worksheet, table: Table, shape: Shape, labels: Sequence[str]) -> None:
    """Columns as wide as their longest text, within limits."""
    texts: list[list[int]] = [[] for _label in labels]
    for group, row in _flat(table.rows[:_MEASURED]):
        cells = [_whole(cell).text for cell in row.cells]
        if len(cells) > 1:
            for column, place in enumerate(shape.shown, shape.first):
                texts[column].append(len(cells[place]))
            if shape.has_groups:
                texts[0].append(len(group))
    for column, (label, found) in enumerate(zip(labels, texts, strict=True)):
        wide = max(max(found, default=0), len(label) * 0.6 + 3, _NARROWEST) + 2
        sheet.set_column(column, column, min(wide, _WIDEST))
