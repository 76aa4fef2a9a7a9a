"""The data behind a report as files that its PDF carries: a workbook, and every figure in one plain table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.reporting import workbook
from partnertrack.reporting.document import Attachment, Document
from partnertrack.reporting.plain_text import plain_text
from partnertrack.reporting.table import Cell, Row, Table
from partnertrack.reporting.walk import tables

WORKBOOK, FIGURES = "report-data.xlsx", "report-figures.csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t")
"""How a text begins that a spreadsheet would work out."""


def data_files(document: Document) -> tuple[Attachment, ...]:
    """What the PDF carries: the workbook for people, and the figures for programs."""
    with i18n.speaking(document.meta.language):
        book = _("All tables and charts of the report with their figures")
        figures = _("Every figure of the report’s tables, a line each")
    return (
        Attachment(WORKBOOK, workbook.render(document), _XLSX, book),
        Attachment(FIGURES, figures_file(document), "text/csv", figures),
    )


def figures_file(document: Document) -> bytes:
    """Every cell of the tables that holds a figure or is withheld, as CSV in UTF-8; its headings are English.

    No text of it becomes a formula when a spreadsheet opens it.
    """
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(("table", "title", "group", "row", "column", "printed", "value", "reference"))
    for number, table in enumerate(tables(document), 1):
        writer.writerows([_safe(each) for each in line] for line in _lines(number, table))
    return target.getvalue().encode("utf-8-sig")


def _lines(number: int, table: Table) -> Iterator[tuple[str, ...]]:
    """A line for each figure of a table, under the group that its row belongs to."""
    group = ""
    for row in table.rows:
        if len(row.cells) == 1:
            group = _cell(row, 0).text
            continue
        name = next((_cell(row, place).text for place in range(len(row.cells)) if _is_text(_cell(row, place))), "")
        for place, column in enumerate(table.columns):
            cell = _cell(row, place)
            if cell.value is not None or cell.reference:
                reference = str(cell.reference or "")
                yield str(number), table.title, group, name, column.label, cell.text, _value(cell), reference


def _cell(row: Row, place: int) -> Cell:
    cell = row.cells[place]
    return Cell(cell) if isinstance(cell, str) else cell


def _is_text(cell: Cell) -> bool:
    return cell.value is None and not cell.reference and len(cell.text) > 1


def _value(cell: Cell) -> str:
    """The value as programs read it."""
    if cell.value is None:
        return ""
    return cell.value.isoformat() if isinstance(cell.value, date) else str(cell.value)


def _safe(text: str) -> str:
    """A text behind an apostrophe where a spreadsheet would take it for a formula; numbers stay as they are."""
    said = plain_text(text)
    return f"'{said}" if said.startswith(_FORMULA) and not _is_number(said) else said


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
