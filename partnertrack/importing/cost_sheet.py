"""Finds the costs in the ledger of a finance department: which column is what, and what each row says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.domain.recipe import DateOrder
from partnertrack.importing.blanks import is_blank
from partnertrack.importing.cells import BLANK, Reading, Setting, read_column
from partnertrack.importing.dates import evidence
from partnertrack.importing.header import Header, find_header
from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.numbers import currency_in
from partnertrack.importing.sheet import Cell, Row, Sheet, Workbook
from partnertrack.importing.vocabulary import Vocabulary

_SURE: Final = 0.45
"""How well a heading must fit to be taken for a column without being asked."""
_TOTALS: Final = (
    "total", "totaux", "sous total", "subtotal", "summe", "zwischensumme", "gesamt", "totaal", "subtotaal", "ubertrag",
    "report", "saldo", "solde", "balance", "sum",
)  # fmt: skip
_ORDERS: Final[Mapping[str, DateOrder]] = {"fr": "dmy", "de": "dmy", "nl": "dmy"}
"""How days are written in a language, where all agree; in English they do not."""
_SMALL: Final = frozenset({"in", "en", "the", "de", "la"})


@dataclass(frozen=True, slots=True)
class CostColumn:
    """A column by its place in the sheet, its heading and the field that it is taken for, "" for none."""

    index: int
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """A row by the number that the spreadsheet program shows, with what its cells say by field."""

    number: int
    readings: Mapping[str, Reading]

    def reading(self, field: str) -> Reading:
        """What the row says of a field; `BLANK` where it says nothing."""
        return self.readings.get(field, BLANK)


@dataclass(frozen=True, slots=True)
class CostSheet:
    """A sheet with the columns of its ledger and the rows below; `language` is that of its headings.

    A sheet without headings that are known has neither; `totals` are the rows that only add up others.
    """

    name: str
    columns: tuple[CostColumn, ...] = ()
    lines: tuple[CostLine, ...] = ()
    totals: tuple[int, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class CostReading:
    """How ledgers are read: the currency of the books, today's year, and what a person decided.

    `columns` says of (sheet, place of the column) which field it is; `order` how days in numbers are written.
    """

    books: str
    this_year: int
    columns: Mapping[tuple[str, int], str]
    order: DateOrder | None = None


def read_cost_sheets(workbook: Workbook, vocabulary: Vocabulary, how: CostReading) -> tuple[CostSheet, ...]:
    """The sheets of a workbook that are not hidden, each read as a ledger."""
    index = HeadingIndex(vocabulary)
    return tuple(_read(sheet, vocabulary, index, how) for sheet in workbook.sheets if not sheet.is_hidden)


def _read(sheet: Sheet, vocabulary: Vocabulary, index: HeadingIndex, how: CostReading) -> CostSheet:
    header = find_header(sheet, index)
    if header is None:
        return CostSheet(sheet.name)
    columns, language = _columns(sheet.name, header, index, how)
    numbered = list(enumerate(sheet.rows[header.bottom + 1 :], header.bottom + 2))
    rows = [(number, row) for number, row in numbered if _is_filled(row, columns)]
    totals = tuple(number for number, row in rows if _is_total(row, columns))
    body = [(number, row) for number, row in rows if number not in set(totals) and not _repeats(row, columns)]
    read = dict(_readings(body, columns, vocabulary, language, how))
    lines = tuple(
        CostLine(number, {field: readings[place] for field, readings in read.items() if readings[place] is not BLANK})
        for place, (number, _row) in enumerate(body)
    )
    return CostSheet(sheet.name, columns, lines, totals, language)


def _readings(
    body: Sequence[tuple[int, Row]],
    columns: Sequence[CostColumn],
    vocabulary: Vocabulary,
    language: str,
    how: CostReading,
) -> Iterator[tuple[str, list[Reading]]]:
    """What the rows say, field by field."""
    for column in columns:
        if not column.field:
            continue
        cells = [_at(row, column.index) for _number, row in body]
        field = vocabulary.fields[column.field]
        proved = evidence(cells).order() if field.type == "date" else None
        setting = Setting(column.heading, language, how.this_year, how.order or proved or _ORDERS.get(language))
        yield column.field, read_column(cells, field, vocabulary, setting)


def _columns(sheet: str, header: Header, index: HeadingIndex, how: CostReading) -> tuple[tuple[CostColumn, ...], str]:
    """The columns with their fields, each field once where it fits best, and the language of the headings."""
    spoken: Counter[str] = Counter()
    fits: list[tuple[float, int, str]] = []
    for column in header.columns:
        found = index.meanings(_without_currency(column.heading)) or index.meanings(column.heading)
        spoken.update(language for meaning in found[:1] for language in meaning.languages)
        fits += [(-meaning.fit, column.index, meaning.field) for meaning in found if meaning.fit >= _SURE]
    decided = {place: field for (name, place), field in how.columns.items() if name == sheet}
    taken: dict[int, str] = dict(decided)
    amounts = _amounts(header, fits, how.books)
    for _fit, place, field in (*amounts, *sorted(fits)):
        if place not in taken and field not in taken.values():
            taken[place] = field
    columns = tuple(CostColumn(each.index, each.heading, taken.get(each.index, "")) for each in header.columns)
    return columns, spoken.most_common(1)[0][0] if spoken else ""


def _amounts(header: Header, fits: Sequence[tuple[float, int, str]], books: str) -> list[tuple[float, int, str]]:
    """Which of two columns of amounts holds the currency of the books: the one whose heading names it."""
    named = {each.index: currency_in_heading(each.heading) for each in header.columns}
    places = sorted({place for _fit, place, field in fits if field == "amount"})
    ours = [place for place in places if named[place] == books]
    others = [place for place in places if named[place] != books]
    if ours and others:
        return [(0, others[0], "amount"), (0, ours[0], "amount_books")]
    return []


def currency_in_heading(heading: str) -> str:
    """The currency that one of the words of a heading names, "" for none."""
    return next(
        (code for word in heading.replace("(", " ").replace(")", " ").split() if (code := currency_in(word))), ""
    )


def _without_currency(heading: str) -> str:
    """The heading without the currency that it names: "Montant (EUR)" is a "Montant"."""
    words = heading.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").split()
    rest = [word for word in words if not currency_in(word)]
    while len(rest) < len(words) and len(rest) > 1 and fold(rest[-1]) in _SMALL:
        rest.pop()
    return " ".join(rest) or heading


def _is_filled(row: Row, columns: Sequence[CostColumn]) -> bool:
    """Whether a row says anything in a column that is known."""
    return any(not is_blank(_at(row, column.index)) for column in columns if column.field)


def _is_total(row: Row, columns: Sequence[CostColumn]) -> bool:
    """Whether a row adds up others: it has no day, and one of its texts begins with a word for that."""
    days = [column for column in columns if column.field == "spent_on"]
    if any(not is_blank(_at(row, column.index)) and not _says_total(_at(row, column.index)) for column in days):
        return False
    return any(_says_total(cell) for cell in row)


def _says_total(cell: Cell) -> bool:
    words = fold(cell).split() if isinstance(cell, str) else []
    return any(" ".join(words[: len(total.split())]) == total for total in _TOTALS)


def _repeats(row: Row, columns: Sequence[CostColumn]) -> bool:
    """Whether a row says the headings once more, as lists do that were printed page by page."""
    known = [column for column in columns if column.field]
    return bool(known) and all(_at(row, column.index) == column.heading for column in known)


def _at(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else None
