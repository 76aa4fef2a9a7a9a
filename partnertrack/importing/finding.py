"""What is found in the sheets of a workbook before the values are read: tables, their names, which column is what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from uuid import UUID

from partnertrack.importing.columns import Surroundings, match_columns
from partnertrack.importing.dates import OrderEvidence, evidence
from partnertrack.importing.memory import Recalled, recall
from partnertrack.importing.own_parts import is_own_sheet, keys_in, without_own_columns
from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.importing.table import Table
from partnertrack.importing.tables import find_tables
from partnertrack.importing.typed_sheet import NO_OVERRIDES, ColumnMatch, Context, Overrides
from partnertrack.importing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Finding:
    """A table with its columns, or a sheet without one.

    `others` are header rows and names of the sheet's further tables, for the first to tell. `withheld` counts the rows
    of a hidden sheet that is not read. `recalled` is what the partner's last sheet of this layout was read as;
    `keys` are the enrolments that rows name.
    """

    sheet: Sheet
    name: str
    overrides: Overrides
    table: Table | None = None
    columns: tuple[ColumnMatch, ...] = ()
    language: str = ""
    date_columns: tuple[tuple[int, OrderEvidence], ...] = ()
    others: tuple[tuple[int, str], ...] = ()
    withheld: int = 0
    recalled: Recalled = field(default_factory=Recalled)
    keys: Mapping[int, UUID] = field(default_factory=dict)

    @property
    def is_first(self) -> bool:
        """Whether this is the first table of its sheet."""
        return self.name == self.sheet.name

    def orders(self) -> OrderEvidence:
        """What all columns of dates say about the order of day and month."""
        return sum((order for _place, order in self.date_columns), OrderEvidence())


def find_in_workbook(
    workbook: Workbook, vocabulary: Vocabulary, context: Context, overrides: Mapping[str, Overrides]
) -> list[Finding]:
    """What is in each sheet of the workbook, in its order; `overrides` by the tables' names.

    What we added when the workbook went back to its partner is not looked at.
    """
    sheets = [sheet for sheet in workbook.sheets if not is_own_sheet(sheet.name)]
    names = _Names(sheet.name for sheet in sheets)
    return [found for sheet in sheets for found in _find(sheet, vocabulary, context, overrides, names)]


def find_in_sheet(sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Overrides) -> Finding:
    """What is in the sheet first."""
    return next(_find(sheet, vocabulary, context, {sheet.name: overrides}, _Names([sheet.name])))


def this_year(context: Context) -> int:
    """The year in which the partner's figures stand."""
    return (context.as_of or date.today()).year  # noqa: DTZ011 - a partner's day is a local day


class _Names:
    """Gives each table of a workbook a name of its own."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._taken = set(sheets)

    def of(self, sheet: str, place: int) -> str:
        """The name of a sheet's table, by its place from 0: the sheet's own, or with the next number that is free."""
        if not place:
            return sheet
        name = next(name for number in count(place + 1) if (name := f"{sheet} ({number})") not in self._taken)
        self._taken.add(name)
        return name


def _find(
    sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Mapping[str, Overrides], names: _Names
) -> Iterator[Finding]:
    """The tables of a sheet, or the sheet itself without one; a hidden sheet is read only where somebody said so."""
    sent, sheet = sheet, without_own_columns(sheet)
    decided = overrides.get(sheet.name, NO_OVERRIDES)
    tables = find_tables(_shown(sheet, decided), vocabulary)
    if not tables or (sheet.is_hidden and not decided.reads_hidden):
        yield Finding(sheet, sheet.name, decided, withheld=sum(len(table.rows) for table in tables))
        return
    own = [names.of(sheet.name, place) for place in range(len(tables))]
    others = tuple((table.header_rows[0], name) for table, name in zip(tables, own, strict=True))[1:]
    for name, table in zip(own, tables, strict=True):
        keys = keys_in(sent, table.header_rows[-1])
        finding = Finding(sheet, name, overrides.get(name, NO_OVERRIDES), table, keys=keys)
        yield _matched(replace(finding, others=others if finding.is_first else ()), table, vocabulary, context)


def _shown(sheet: Sheet, decided: Overrides) -> Sheet:
    """The sheet, without its hidden rows and columns where somebody said so; every cell keeps its place."""
    if decided.reads_hidden is not False or not (sheet.hidden_rows or sheet.hidden_columns):
        return sheet
    hidden = sheet.hidden_columns
    rows = tuple(
        ()
        if number in sheet.hidden_rows
        else tuple(None if place in hidden else cell for place, cell in enumerate(row))
        for number, row in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows)


def _matched(finding: Finding, table: Table, vocabulary: Vocabulary, context: Context) -> Finding:
    """The finding with the fields of its columns."""
    around = Surroundings(finding.sheet.name, table.caption, context.file_name, context.language, this_year(context))
    recalled = recall(context.memory, table.columns)
    columns, language = match_columns(table, vocabulary, around, finding.overrides, recalled.columns)
    dates = tuple(
        (place, evidence(row.cells[place] for row in table.rows))
        for place, column in enumerate(columns)
        if column.field and vocabulary.fields[column.field].type == "date"
    )
    return replace(finding, columns=columns, language=language, date_columns=dates, recalled=recalled)
