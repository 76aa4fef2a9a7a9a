"""From a sheet of cells to rows of typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.i18n import current
from partnertrack.importing.blanks import is_blank
from partnertrack.importing.cells import FullName, Reading, Setting, read_column
from partnertrack.importing.checks import check_row
from partnertrack.importing.columns import Surroundings, match_columns
from partnertrack.importing.dates import OrderEvidence, evidence
from partnertrack.importing.issue import Issue, Severity
from partnertrack.importing.own_parts import is_own_sheet
from partnertrack.importing.refusal import input_error
from partnertrack.importing.row_currency import with_currency
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.table import Table
from partnertrack.importing.tables import find_table
from partnertrack.importing.typed_sheet import (
    NO_OVERRIDES,
    ColumnMatch,
    Context,
    DateOrder,
    Overrides,
    Slot,
    TypedRow,
    TypedSheet,
)
from partnertrack.importing.vocabulary import Vocabulary

_IDENTITY_SLOTS: Final = frozenset({"reference", "name", "last_name", "first_name"})
_DAY_FIRST_LANGUAGES: Final = frozenset({"fr", "de", "nl"})


def read_sheets(
    workbook: Workbook, vocabulary: Vocabulary, context: Context, overrides: Mapping[str, Overrides]
) -> tuple[TypedSheet, ...]:
    """Every sheet of the workbook, typed; `overrides` by sheet name. Raises `InputError` when none has a table.

    Sheets help each other: the language and the order of dates that one leaves open are those of the others.
    """
    sheets = [sheet for sheet in workbook.sheets if not is_own_sheet(sheet.name)]
    found = [_find(sheet, vocabulary, context, overrides.get(sheet.name, NO_OVERRIDES)) for sheet in sheets]
    if not any(finding.table for finding in found):
        is_empty = not any(_has_text(sheet) for sheet in workbook.sheets)
        raise input_error("no-cells" if is_empty else "no-table", workbook.file_name)
    language = _common_language(found) or context.language
    order = sum((finding.orders() for finding in found), OrderEvidence()).order()
    return tuple(_type(finding, vocabulary, context, language, order) for finding in found)


def read_sheet(
    sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Overrides = NO_OVERRIDES
) -> TypedSheet:
    """The sheet, typed; without a table it has no header rows, and an issue says so."""
    return _type(_find(sheet, vocabulary, context, overrides), vocabulary, context, context.language, None)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found in a sheet before its values are read."""

    sheet: Sheet
    overrides: Overrides
    table: Table | None = None
    columns: tuple[ColumnMatch, ...] = ()
    language: str = ""
    date_columns: tuple[tuple[int, OrderEvidence], ...] = ()

    def orders(self) -> OrderEvidence:
        """What all columns of dates say about the order of day and month."""
        return sum((order for _place, order in self.date_columns), OrderEvidence())


def _find(sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Overrides) -> _Finding:
    """The table of a sheet with its columns; a hidden sheet is not looked into."""
    table = None if sheet.is_hidden else find_table(sheet, vocabulary)
    if table is None:
        return _Finding(sheet, overrides)
    around = Surroundings(sheet.name, table.caption, context.file_name, context.language, _this_year(context))
    columns, language = match_columns(table, vocabulary, around, overrides)
    dates = tuple(
        (place, evidence(row.cells[place] for row in table.rows))
        for place, column in enumerate(columns)
        if column.field and vocabulary.fields[column.field].type == "date"
    )
    return _Finding(sheet, overrides, table, columns, language, dates)


def _type(
    finding: _Finding, vocabulary: Vocabulary, context: Context, language: str, order: DateOrder | None
) -> TypedSheet:
    """The sheet with its values read; `language` and `order` are those of the other sheets."""
    name = finding.sheet.name
    if finding.table is None:
        return TypedSheet(name, issues=tuple(_issues_without_table(finding.sheet)))
    typist = _Typist(finding, finding.table, vocabulary, context, (language, order))
    rows = tuple(typist.rows()) if _has_people(finding, vocabulary) else ()
    return TypedSheet(
        name=name,
        header_rows=finding.table.header_rows,
        language=typist.language,
        columns=finding.columns,
        rows=rows,
        issues=(*_sheet_issues(finding, finding.table, vocabulary), *typist.open_orders()),
        left_out=tuple(row.number for row in finding.table.left_out),
        caption=finding.table.caption,
    )


class _Typist:
    """Reads the columns of one table and puts the rows together."""

    def __init__(
        self,
        finding: _Finding,
        table: Table,
        vocabulary: Vocabulary,
        context: Context,
        others: tuple[str, DateOrder | None],
    ) -> None:
        language, order = others
        self._finding = finding
        self._table = table
        self._vocabulary = vocabulary
        self._context = context
        self.language = finding.language or language or "en"
        self._fallback = finding.orders().order() or order or ("dmy" if self.language in _DAY_FIRST_LANGUAGES else None)

    def rows(self) -> Iterator[TypedRow]:
        """The rows of the table, typed and checked."""
        columns = [
            (column, self._read(place, column, field))
            for place, column in enumerate(self._finding.columns)
            if (field := self._field(column)) is not None and field.record != "none"
        ]
        columns.sort(key=lambda pair: pair[0].confidence)  # where two tell of a name, the surer one has the last word
        for place, row in enumerate(self._table.rows):
            yield self._row(row.number, row.group, [(column, readings[place]) for column, readings in columns])

    def open_orders(self) -> Iterator[Issue]:
        """Columns of dates that can be read in two orders."""
        for place, order in self._finding.date_columns:
            column = self._finding.columns[place]
            if order.open > order.dotted and self._order(column, order) is None:
                yield Issue("column-order-undecided", "warning", self._finding.sheet.name, None, column.heading)

    def _field(self, column: ColumnMatch) -> Field | None:
        return self._vocabulary.fields.get(column.field) if column.field else None

    def _read(self, place: int, column: ColumnMatch, field: Field) -> list[Reading]:
        cells: Sequence[Cell] = [row.cells[place] for row in self._table.rows]
        orders = dict(self._finding.date_columns)
        order = self._order(column, orders[place]) if place in orders else None
        setting = Setting(column.heading, self.language, _this_year(self._context), order)
        return read_column(cells, field, self._vocabulary, setting)

    def _order(self, column: ColumnMatch, found: OrderEvidence) -> DateOrder | None:
        """The order of a column: decided by a person, proved by its cells, or that of the dates around it."""
        decided = self._finding.overrides.date_orders.get(column.index)
        if decided or found.is_contradictory():
            return decided
        return found.order() or self._fallback

    def _row(self, number: int, group: str, readings: Sequence[tuple[ColumnMatch, Reading]]) -> TypedRow:
        values: dict[Slot, Value] = {}
        raws: dict[Slot, str] = {}
        found: dict[Slot, tuple[Value, ColumnMatch]] = {}
        issues: list[Issue] = []
        sheet = self._finding.sheet.name
        for column, reading in readings:
            if not reading.raw:
                continue
            slot = (column.field or "", column.occurrence)
            raws[slot] = reading.raw
            if reading.code:
                issues.append(
                    Issue(reading.code, reading.severity, sheet, number, column.heading, reading.raw, reading.detail)
                )
            if isinstance(reading.value, FullName):
                values.update(_name_values(reading.value))
            elif reading.value is not None:
                values[slot] = reading.value
                if column.is_certain:
                    found[slot] = reading.value, column
        as_of = self._context.as_of or date.today()  # noqa: DTZ011 - a partner's day is a local day
        issues += check_row(found, self._vocabulary.fields, sheet, number, as_of)
        return TypedRow(number, with_currency(values, self._vocabulary.fields), raws, tuple(issues), group)


def _name_values(name: FullName) -> dict[Slot, Value]:
    parts = {"last_name": name.last, "first_name": name.first}
    return {(key, None): part for key, part in parts.items() if part}


def _issues_without_table(sheet: Sheet) -> Iterator[Issue]:
    if sheet.is_hidden:
        yield Issue("sheet-hidden", "info", sheet.name)
    elif _has_text(sheet):
        yield Issue("header-missing", "warning", sheet.name)


def _sheet_issues(finding: _Finding, table: Table, vocabulary: Vocabulary) -> Iterator[Issue]:
    """What is to be said about a sheet and its columns."""
    sheet = finding.sheet.name
    if not table.rows:
        yield Issue("rows-missing", "warning", sheet)
    if not _has_people(finding, vocabulary):
        yield Issue("identity-missing", "error", sheet)
        return
    for row in table.left_out:
        severity: Severity = "warning" if row.code == "table-second" else "info"
        yield Issue(row.code, severity, sheet, row.number, value=row.text)
    for place, column in enumerate(finding.columns):
        if column.note and not all(is_blank(row.cells[place]) for row in table.rows):
            yield Issue(column.note, "warning", sheet, None, column.heading, detail=_guess(column, finding, vocabulary))


def _guess(column: ColumnMatch, finding: _Finding, vocabulary: Vocabulary) -> str:
    """What a doubtful column may be, or which column it repeats."""
    if column.note == "column-twice":
        owners = (other for other in finding.columns if other.field == column.candidates[0])
        return next((other.heading for other in owners), "")
    return vocabulary.fields[column.field].label.text(current()) if column.field else ""


def _has_people(finding: _Finding, vocabulary: Vocabulary) -> bool:
    """Whether a column names or numbers people."""
    return any(vocabulary.fields[column.field].slot in _IDENTITY_SLOTS for column in finding.columns if column.field)


def _common_language(found: Sequence[_Finding]) -> str:
    """The language of most sheets that have a table."""
    votes = Counter(finding.language for finding in found if finding.language)
    return votes.most_common(1)[0][0] if votes else ""


def _has_text(sheet: Sheet) -> bool:
    return any(not is_blank(cell) for row in sheet.rows for cell in row)


def _this_year(context: Context) -> int:
    return (context.as_of or date.today()).year  # noqa: DTZ011 - a partner's day is a local day
