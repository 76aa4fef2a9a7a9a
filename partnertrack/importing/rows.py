"""From a sheet of cells to rows of typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.importing.announcements import has_people, has_text, issues_of_table, issues_without_table
from partnertrack.importing.cells import FullName, Reading, Setting, read_column
from partnertrack.importing.checks import check_row
from partnertrack.importing.dates import OrderEvidence
from partnertrack.importing.finding import Finding, find_in_sheet, find_in_workbook, this_year
from partnertrack.importing.issue import Issue
from partnertrack.importing.refusal import input_error
from partnertrack.importing.row_currency import with_currency
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.table import Table
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

_DAY_FIRST_LANGUAGES: Final = frozenset({"fr", "de", "nl"})


def read_sheets(
    workbook: Workbook, vocabulary: Vocabulary, context: Context, overrides: Mapping[str, Overrides]
) -> tuple[TypedSheet, ...]:
    """Every table of the workbook, typed, a sheet without one as it is; `overrides` by the tables' names.

    Tables help each other: the language and the order of dates that one leaves open are those of the others. Raises
    `InputError` when no sheet has a table.
    """
    found = find_in_workbook(workbook, vocabulary, context, overrides)
    if not any(finding.table or finding.withheld for finding in found):
        is_empty = not any(has_text(sheet) for sheet in workbook.sheets)
        raise input_error("no-cells" if is_empty else "no-table", workbook.file_name)
    language = _common_language(found) or context.language
    order = sum((finding.orders() for finding in found), OrderEvidence()).order()
    typed = [_type(finding, vocabulary, context, language, order) for finding in found]
    if workbook.has_macros:
        notice = Issue("macros-ignored", "warning", typed[0].sheet)
        typed[0] = replace(typed[0], issues=(notice, *typed[0].issues))
    return tuple(typed)


def read_sheet(
    sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Overrides = NO_OVERRIDES
) -> TypedSheet:
    """The first table of the sheet, typed; without one it has no header rows, and an issue says so."""
    found = find_in_sheet(sheet, vocabulary, context, overrides)
    return _type(found, vocabulary, context, context.language, None)


def _type(
    finding: Finding, vocabulary: Vocabulary, context: Context, language: str, order: DateOrder | None
) -> TypedSheet:
    """The sheet with its values read; `language` and `order` are those of the other sheets."""
    sheet = finding.sheet.name
    if finding.table is None:
        return TypedSheet(sheet, issues=tuple(issues_without_table(finding)), sheet=sheet)
    typist = _Typist(finding, finding.table, vocabulary, context, (language, order))
    rows = tuple(typist.rows()) if has_people(finding, vocabulary) else ()
    return TypedSheet(
        name=finding.name,
        header_rows=finding.table.header_rows,
        language=typist.language,
        columns=finding.columns,
        rows=rows,
        issues=(*issues_of_table(finding, finding.table, vocabulary), *typist.open_orders()),
        left_out=tuple(row.number for row in finding.table.left_out),
        caption=finding.table.caption,
        sheet=sheet,
    )


class _Typist:
    """Reads the columns of one table and puts the rows together."""

    def __init__(
        self,
        finding: Finding,
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
        setting = Setting(column.heading, self.language, this_year(self._context), order)
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


def _common_language(found: Sequence[Finding]) -> str:
    """The language of most sheets that have a table."""
    votes = Counter(finding.language for finding in found if finding.language)
    return votes.most_common(1)[0][0] if votes else ""
