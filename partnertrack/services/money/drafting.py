"""The rows of a ledger become costs to review: what is new, what the pilot holds already, what is unclear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.cost import Cost
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.exchange_rates import RateBook
from partnertrack.domain.names import fold
from partnertrack.domain.recipe import DateOrder
from partnertrack.domain.record import Money
from partnertrack.i18n import _, current, minor_units
from partnertrack.importing.cells import Reading
from partnertrack.importing.cost_sheet import (
    CostLine,
    CostReading,
    CostSheet,
    currency_in_heading,
    read_cost_sheets,
)
from partnertrack.importing.cost_words import cost_vocabulary
from partnertrack.importing.issue import Issue
from partnertrack.importing.numbers import currency_in
from partnertrack.importing.sheet import Workbook
from partnertrack.persistence.queries import people
from partnertrack.services.money.books import Books, books
from partnertrack.services.money.doubles import DraftRow, State, compared
from partnertrack.services.money.rates import Rated, rated
from partnertrack.services.workspace import Workspace

_ASKED = ("category", "payer")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a ledger.

    `columns` says of (sheet, place of the column) which field it is, "" for none; `meanings` which code a word of a
    field has; `category` and `payer` are those of rows that say none; `left_out` are (sheet, row); `order` is that of
    day and month.
    """

    columns: Mapping[tuple[str, int], str] = field(default_factory=dict)
    meanings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    category: str = ""
    payer: str = "donor"
    left_out: frozenset[tuple[str, int]] = frozenset()
    order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class CostDraft:
    """A ledger as it was read, by sheet, with its rows in their order; `fields` are the columns that there can be."""

    file: str
    sheets: tuple[CostSheet, ...]
    rows: tuple[DraftRow, ...]
    currency: str
    choices: Choices
    fields: Mapping[str, str]

    def of(self, state: State) -> tuple[DraftRow, ...]:
        """The rows of a state."""
        return tuple(row for row in self.rows if row.state == state)

    @property
    def unknown_words(self) -> tuple[tuple[str, str], ...]:
        """The words, each once, whose meaning is asked: (field, word)."""
        return tuple(dict.fromkeys(each for row in self.rows for each in row.words))


def draft(workspace: Workspace, workbook: Workbook, choices: Choices) -> CostDraft:
    """Read a ledger as far as is certain, and compare it with the costs of the pilot; nothing is stored."""
    with workspace.store.reading() as reading:
        found = books(reading)
        known = people.known(reading)
    vocabulary = cost_vocabulary(workspace.scheme.code_lists)
    this_year = date.today().year  # noqa: DTZ011 - the user's year is a local year
    how = CostReading(found.currency, this_year, choices.columns, choices.order)
    sheets = read_cost_sheets(workbook, vocabulary, how)
    whom = _people(known)
    reader = _Reader(found, choices, whom, found.rates())
    rows = [reader.row(sheet, line) for sheet in sheets for line in sheet.lines]
    fields = {key: each.label.text(current()) for key, each in vocabulary.fields.items()}
    return CostDraft(workbook.file_name, sheets, tuple(compared(found.costs, rows)), found.currency, choices, fields)


def _people(known: Sequence[people.KnownPerson]) -> dict[str, UUID]:
    """Enrolments by pseudonym and by reference; a reference of several people means nobody."""
    counts = Counter(fold(each.identity.reference) for each in known if each.identity.reference)
    found = {fold(pseudonym(each.number)): each.enrolment_id for each in known}
    for each in known:
        reference = fold(each.identity.reference or "")
        if counts[reference] == 1:
            found[reference] = each.enrolment_id
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes costs of rows."""

    books: Books
    choices: Choices
    people: Mapping[str, UUID]
    rates: RateBook

    def row(self, sheet: CostSheet, line: CostLine) -> DraftRow:
        """The row with its cost, or with what is unclear."""
        problems = list(_unread(sheet, line))
        notes: list[str] = []
        words = tuple(self._unknown(line))
        on, text, reference = line.reading("spent_on").value, _text(line, "text"), _text(line, "reference")
        told = " · ".join(filter(None, (text, reference)))
        money, complaint = self._money(sheet, line)
        rate = self._rate(sheet, line, money, on) if money and isinstance(on, date) else Rated(None)
        problems += filter(None, (complaint, rate.problem))
        notes += filter(None, (rate.note,))
        if not isinstance(on, date) and not line.reading("spent_on").code:
            problems.append(_("The row names no day."))
        if not told:
            problems.append(_("The row says neither what was paid for nor which voucher it is."))
        code, person, more = self._belongings(line)
        notes += more
        category, payer = self._category(line, code), self._code(line, "payer") or self.choices.payer
        if not words:
            problems += [] if category else [_("It is not said which kind of costs this is.")]
            problems += [] if payer else [_("It is not said who paid.")]
        else:
            problems += [_("“{word}” is on no list: say what it means.").format(word=word) for _field, word in words]
        place = (sheet.name, line.number)
        if problems or money is None or rate.rate is None or not isinstance(on, date):
            state: State = "left_out" if place in self.choices.left_out else "unclear"
            return DraftRow(*place, state, None, tuple(problems), tuple(notes), words, told)
        cost = Cost(
            spent_on=on,
            category=category,
            payer=payer,
            amount=money.amount,
            currency=money.currency,
            rate=rate.rate,
            budget_line_id=code,
            enrolment_id=person,
            is_recruitment=line.reading("is_recruitment").value is True,
            is_eligible=line.reading("is_eligible").value is not False,
            is_committed=line.reading("is_committed").value is True,
            reference=reference,
            text=text,
        )
        return DraftRow(
            *place, "left_out" if place in self.choices.left_out else "new", cost, (), tuple(notes), (), told
        )

    def _money(self, sheet: CostSheet, line: CostLine) -> tuple[Money | None, str]:
        """The amount with its currency, a credit below 0; or why there is none."""
        amount, credit = line.reading("amount").value, line.reading("credit").value
        books_amount = line.reading("amount_books").value
        found = amount if isinstance(amount, Money) and (amount.amount or not isinstance(credit, Money)) else None
        if found is None and isinstance(credit, Money):
            found = Money(-credit.amount, credit.currency)
        if found is None and isinstance(books_amount, Money):
            found = Money(books_amount.amount, self.books.currency)
            return found, ""
        if found is None:
            return None, "" if line.reading("amount").code else _("The row names no amount.")
        said = currency_in(_text(line, "currency")) if _text(line, "currency") else ""
        if _text(line, "currency") and not said:
            return None, _("“{word}” is no currency.").format(word=_text(line, "currency"))
        currency = said or found.currency or self._heading_currency(sheet) or self.books.currency
        if found.amount != round(found.amount, minor_units(currency)):
            return None, _("{amount} is finer than {currency} can be paid.").format(
                amount=found.amount, currency=currency
            )
        return Money(found.amount, currency), ""

    def _heading_currency(self, sheet: CostSheet) -> str:
        columns = [column for column in sheet.columns if column.field in ("amount", "credit")]
        return next((code for column in columns if (code := currency_in_heading(column.heading))), "")

    def _rate(self, sheet: CostSheet, line: CostLine, money: Money, on: date) -> Rated:
        worth = line.reading("amount_books").value
        written = line.reading("rate").value
        heading = next((column.heading for column in sheet.columns if column.field == "rate"), "")
        return rated(
            self.rates,
            money,
            on,
            written if isinstance(written, Decimal) else None,
            worth.amount if isinstance(worth, Money) else None,
            is_inforeuro="inforeuro" in fold(heading),
        )

    def _belongings(self, line: CostLine) -> tuple[UUID | None, UUID | None, list[str]]:
        """The budget line and the person that the row names, and what is to be said about them."""
        notes: list[str] = []
        named = fold(_text(line, "line"))
        lines = [
            each.id
            for each in self.books.lines
            if named and named in (fold(each.code), fold(each.title), fold(f"{each.code} {each.title}"))
        ]
        if named and not lines:
            first = named.split()[0]
            lines = [each.id for each in self.books.lines if each.code and fold(each.code) == first]
        if named and not lines:
            notes.append(
                _("No budget line is called “{line}”; the cost belongs to none.").format(line=_text(line, "line"))
            )
        who = fold(_text(line, "person"))
        person = self.people.get(who) if who else None
        if who and person is None:
            notes.append(
                _("Nobody is known as “{name}”; the cost is nobody’s in particular.").format(name=_text(line, "person"))
            )
        return (lines[0] if lines else None), person, notes

    def _category(self, line: CostLine, line_id: UUID | None) -> str:
        """The kind of costs that the row names, else that of its budget line, else the one chosen for such rows."""
        known = self.books.lines_by_id.get(line_id) if line_id else None
        return self._code(line, "category") or (known.category if known else "") or self.choices.category

    def _code(self, line: CostLine, key: str) -> str:
        """The code that the row names, by the lists or by what a person said that the word means."""
        reading = line.reading(key)
        if isinstance(reading.value, str):
            return reading.value
        return self.choices.meanings.get((key, reading.raw), "")

    def _unknown(self, line: CostLine) -> Iterator[tuple[str, str]]:
        """The words of the row that are on no list, and of which nobody said what they mean."""
        for key in _ASKED:
            reading = line.reading(key)
            if reading.raw and not isinstance(reading.value, str) and (key, reading.raw) not in self.choices.meanings:
                yield key, reading.raw


def _unread(sheet: CostSheet, line: CostLine) -> Iterator[str]:
    """What is wrong with cells, in words; words that are on no list are asked for apart."""
    headings = {column.field: column.heading for column in sheet.columns}
    for key, reading in line.readings.items():
        if reading.code and reading.value is None and key not in _ASKED:
            yield _message(headings.get(key, key), sheet.name, line.number, reading)


def _message(heading: str, sheet: str, row: int, reading: Reading) -> str:
    issue = Issue(reading.code, reading.severity, sheet, row, heading, reading.raw, reading.detail)
    return f"{heading}: {issue.message}"


def _text(line: CostLine, key: str) -> str:
    value = line.reading(key).value
    return value if isinstance(value, str) else ""
