"""From a sheet of cells to rows of typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from partnertrack.domain.recipe import DateOrder
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.importing.announcements import has_people, has_text, issues_of_table, issues_without_table
from partnertrack.importing.cells import FullName, Reading, Setting, read_column
from partnertrack.importing.checks import check_row
from partnertrack.importing.corrections import asks_to_delete, corrected
from partnertrack.importing.dates import OrderEvidence
from partnertrack.importing.finding import Finding, find_in_sheet, find_in_workbook, this_year
from partnertrack.importing.issue import Issue, Severity
from partnertrack.importing.refusal import input_error
from partnertrack.importing.row_currency import with_currency
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.table import Table, TableRow
from partnertrack.importing.typed_sheet import (
    NO_OVERRIDES,
    ColumnDates,
    ColumnMatch,
    Context,
    DecidedBy,
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
        dates=dict(typist.dates()),
        recipe=finding.recalled.recipe,
        keys=finding.keys,
    )


@dataclass(frozen=True, slots=True)
class _ReadColumn:
    """A column with its field and a reading for each row of the table."""

    column: ColumnMatch
    field: Field
    readings: Sequence[Reading]
    sent: Sequence[Reading] | None
    texts: Mapping[int, str]


@dataclass(slots=True)
class _RowTyping:
    """A row that is being put together from its cells."""

    sheet: str
    number: int
    values: dict[Slot, Value] = field(default_factory=dict)
    raws: dict[Slot, str] = field(default_factory=dict)
    certain: dict[Slot, tuple[Value, ColumnMatch]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    corrected: dict[int, str] = field(default_factory=dict)
    sent: dict[Slot, Value] = field(default_factory=dict)
    erased: set[Slot] = field(default_factory=set)

    def take(self, read: _ReadColumn, place: int) -> None:
        """Enter what a column says at this place."""
        column, reading = read.column, read.readings[place]
        slot = (column.field or "", column.occurrence)
        if self.number in read.texts and read.sent is not None:
            self.corrected[column.index] = read.texts[self.number]
            self.sent.update(_values(slot, read.sent[place]))
            self._keep_raw(slot, read.sent[place].raw)
        if not reading.raw:
            return
        self._keep_raw(slot, reading.raw)
        if asks_to_delete(reading.raw, read.field):
            self.erased.add(slot)
            self._say("delete-asked", "warning", column, reading)
            return
        if reading.code:
            self._say(reading.code, reading.severity, column, reading)
        self.values.update(_values(slot, reading))
        if column.is_certain and slot in self.values:
            self.certain[slot] = self.values[slot], column

    def _keep_raw(self, slot: Slot, raw: str) -> None:
        """Keep the partner's own text, which comes before what was read in its place."""
        if raw:
            self.raws.setdefault(slot, raw)

    def _say(self, code: str, severity: Severity, column: ColumnMatch, reading: Reading) -> None:
        heading = column.heading
        issue = Issue(code, severity, self.sheet, self.number, heading, reading.raw, reading.detail, column.index)
        self.issues.append(issue)


def _values(slot: Slot, reading: Reading) -> dict[Slot, Value]:
    """What a reading says; a full name says it in two parts."""
    value = reading.value
    if isinstance(value, FullName):
        parts = {"last_name": value.last, "first_name": value.first}
        return {(key, None): part for key, part in parts.items() if part}
    return {} if value is None else {slot: value}


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
        self._of_file = finding.orders().order() or order
        self._of_language: DateOrder | None = "dmy" if self.language in _DAY_FIRST_LANGUAGES else None

    def rows(self) -> Iterator[TypedRow]:
        """The rows of the table, typed and checked."""
        columns = [
            _ReadColumn(column, field, *self._read(place, column, field))
            for place, column in enumerate(self._finding.columns)
            if (field := self._field(column)) is not None and field.record != "none"
        ]
        columns.sort(key=lambda read: read.column.confidence)  # where two tell of a name, the surer has the last word
        for place, row in enumerate(self._context.stretch.over(self._table.rows)):
            yield self._row(place, row, columns)

    def open_orders(self) -> Iterator[Issue]:
        """Columns of dates that can be read in two orders."""
        for place, order in self._finding.date_columns:
            column = self._finding.columns[place]
            if order.open > order.dotted and self._order(column, order)[0] is None:
                yield Issue(
                    "column-order-undecided",
                    "warning",
                    self._finding.sheet.name,
                    None,
                    column.heading,
                    index=column.index,
                )

    def dates(self) -> Iterator[tuple[int, ColumnDates]]:
        """How the dates of each column are read, by the column's index, and what settled it."""
        for place, found in self._finding.date_columns:
            column = self._finding.columns[place]
            yield (
                column.index,
                ColumnDates(found.total, found.day_first, found.month_first, found.open, *self._order(column, found)),
            )

    def _field(self, column: ColumnMatch) -> Field | None:
        return self._vocabulary.fields.get(column.field) if column.field else None

    def _read(
        self, place: int, column: ColumnMatch, field: Field
    ) -> tuple[list[Reading], list[Reading] | None, dict[int, str]]:
        """The readings of a column; those of the cells as sent, where others were read; the texts that were."""
        self._context.stretch.look()
        cells: Sequence[Cell] = [row.cells[place] for row in self._table.rows]
        orders = dict(self._finding.date_columns)
        order = self._order(column, orders[place])[0] if place in orders else None
        setting = Setting(column.heading, self.language, this_year(self._context), order)
        words = self._context.memory.of(field.key)
        texts = corrected(self._table.rows, place, column.index, self._finding.overrides, words)
        sent = read_column(cells, field, self._vocabulary, setting)
        if not texts:
            return sent, None, texts
        instead = [texts.get(row.number, row.cells[place]) for row in self._table.rows]
        return read_column(instead, field, self._vocabulary, setting), sent, texts

    def _order(self, column: ColumnMatch, found: OrderEvidence) -> tuple[DateOrder | None, DecidedBy]:
        """The order of a column: decided by a person, proved by its cells or those around it, known of the partner."""
        decided = self._finding.overrides.date_orders.get(column.index)
        if decided or found.is_contradictory():
            return decided, "person" if decided else ""
        possible: tuple[tuple[DateOrder | None, DecidedBy], ...] = (
            (found.order(), "cells"),
            (self._of_file, "file"),
            (self._finding.recalled.order(column.index), "partner"),
            (self._of_language, "language"),
        )
        return next(((order, by) for order, by in possible if order), (None, ""))

    def _row(self, place: int, row: TableRow, columns: Sequence[_ReadColumn]) -> TypedRow:
        typing = _RowTyping(self._finding.sheet.name, row.number)
        for read in columns:
            typing.take(read, place)
        as_of = self._context.as_of or date.today()  # noqa: DTZ011 - a partner's day is a local day
        fields = self._vocabulary.fields
        issues = (*typing.issues, *check_row(typing.certain, fields, typing.sheet, row.number, as_of))
        return TypedRow(
            row.number,
            with_currency(typing.values, fields),
            typing.raws,
            issues,
            row.group,
            typing.corrected,
            typing.sent,
            frozenset(typing.erased),
        )


def _common_language(found: Sequence[Finding]) -> str:
    """The language of most sheets that have a table."""
    votes = Counter(finding.language for finding in found if finding.language)
    return votes.most_common(1)[0][0] if votes else ""
