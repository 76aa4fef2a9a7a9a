"""A sheet that says what the signs mean and what the figures count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack.i18n import _
from partnertrack.reporting.document import Definitions, Document
from partnertrack.reporting.table import Cell, Table
from partnertrack.reporting.walk import flat, tables
from partnertrack.reporting.workbook.styles import Styles, fitting


@dataclass(frozen=True, slots=True)
class Said:
    """A sign or figure, what it means, and how it is worked out."""

    term: str
    text: str
    formula: str = ""


def notes(document: Document) -> tuple[Said, ...]:
    """The signs that the tables have, and the definitions of the report."""
    found = {text for table in tables(document) for text in _texts(table)}
    signs = [Said(sign, meaning) for sign, meaning in _signs() if sign in found]
    defined = (block for block in flat(document.blocks) if isinstance(block, Definitions))
    return (*signs, *(Said(each.term, each.text, each.formula) for block in defined for each in block.items))


def write_notes(sheet: Worksheet, styles: Styles, said: Sequence[Said]) -> None:
    """A line for each of them."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 70)
    sheet.write_string(0, 0, _("Notes"), styles.heading)
    for column, label in enumerate((_("Sign or figure"), _("What it means"), _("How it is worked out"))):
        sheet.write_string(2, column, label, styles.head)
    for row, each in enumerate(said, 3):
        for column, text in enumerate((each.term, each.text, each.formula)):
            sheet.write_string(row, column, fitting(text), styles.text)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)


def _signs() -> Iterator[tuple[str, str]]:
    yield (
        "[c]",
        _("Confidential: withheld, because so few people could be recognised, or worked out from other figures."),
    )
    yield "\N{EN DASH}", _("There is no figure, such as a share of nobody.")
    yield _("n/a"), _("Not available: nobody is counted yet, or the data do not tell.")


def _texts(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield cell.text if isinstance(cell, Cell) else cell
