"""What is to be said about a sheet, its tables and its columns."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import current
from partnertrack.importing.blanks import is_blank
from partnertrack.importing.finding import Finding
from partnertrack.importing.headings import PERSON_SLOTS
from partnertrack.importing.issue import Issue
from partnertrack.importing.sheet import Sheet
from partnertrack.importing.table import Table
from partnertrack.importing.typed_sheet import ColumnMatch
from partnertrack.importing.vocabulary import Vocabulary


def issues_without_table(finding: Finding) -> Iterator[Issue]:
    """Why nothing of a sheet is read; a hidden one with people in it is worth a look."""
    sheet = finding.sheet
    if sheet.is_hidden:
        rows = str(finding.withheld) if finding.withheld else ""
        yield Issue("sheet-hidden", "warning" if rows else "info", sheet.name, detail=rows)
    elif has_text(sheet):
        yield Issue("header-missing", "warning", sheet.name)


def issues_of_table(finding: Finding, table: Table, vocabulary: Vocabulary) -> Iterator[Issue]:
    """What is to be said about a table and its columns, and by the first one about its sheet."""
    sheet = finding.sheet.name
    if finding.is_first:
        yield from _hidden_parts(finding.sheet, reads_hidden=finding.overrides.reads_hidden is not False)
    if not table.rows:
        yield Issue("rows-missing", "warning", sheet)
    if not has_people(finding, vocabulary):
        yield Issue("identity-missing", "error", sheet)
        return
    yield from (Issue("table-second", "info", sheet, number, detail=name) for number, name in finding.others)
    yield from (Issue(other.code, "warning", sheet, other.number, value=other.text) for other in table.others)
    yield from (Issue(row.code, "info", sheet, row.number, value=row.text) for row in table.left_out)
    for place, column in enumerate(finding.columns):
        if column.note and not all(is_blank(row.cells[place]) for row in table.rows):
            guess = _guess(column, finding, vocabulary)
            yield Issue(column.note, "warning", sheet, None, column.heading, detail=guess, index=column.index)


def has_people(finding: Finding, vocabulary: Vocabulary) -> bool:
    """Whether a column names or numbers people."""
    return any(vocabulary.fields[column.field].slot in PERSON_SLOTS for column in finding.columns if column.field)


def has_text(sheet: Sheet) -> bool:
    """Whether anything stands in the sheet."""
    return any(not is_blank(cell) for row in sheet.rows for cell in row)


def _hidden_parts(sheet: Sheet, *, reads_hidden: bool) -> Iterator[Issue]:
    """What of a sheet is hidden and filled, and whether it was read; `detail` counts rows or columns."""
    ending = "" if reads_hidden else "-left-out"
    if sheet.is_hidden:
        yield Issue("sheet-hidden-read", "info", sheet.name)
    if rows := sum(
        not all(map(is_blank, sheet.rows[number])) for number in sheet.hidden_rows if number < len(sheet.rows)
    ):
        yield Issue(f"rows-hidden{ending}", "warning", sheet.name, detail=str(rows))
    filled = {
        place for place in sheet.hidden_columns for row in sheet.rows if place < len(row) and not is_blank(row[place])
    }
    if filled:
        yield Issue(f"columns-hidden{ending}", "info", sheet.name, detail=str(len(filled)))


def _guess(column: ColumnMatch, finding: Finding, vocabulary: Vocabulary) -> str:
    """What a doubtful column may be, or which column it repeats."""
    if column.note == "column-twice":
        owners = (other for other in finding.columns if other.field == column.candidates[0])
        return next((other.heading for other in owners), "")
    return vocabulary.fields[column.field].label.text(current()) if column.field else ""
