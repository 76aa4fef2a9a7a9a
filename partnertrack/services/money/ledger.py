"""All costs in one list, each in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.budget import BudgetLine
from partnertrack.domain.cost import Cost
from partnertrack.domain.enrolment import pseudonym
from partnertrack.i18n import currencies
from partnertrack.indicators import spending
from partnertrack.persistence.queries import people
from partnertrack.services.money.books import CATEGORIES, PAYERS, Books, books, labels
from partnertrack.services.money.costs import doubt_words
from partnertrack.services.workspace import Workspace

_FIRST = ("EUR", "USD", "MAD", "TND", "GHS", "GEL", "XOF", "EGP", "NGN", "GBP", "CHF")


@dataclass(frozen=True, slots=True)
class CostRow:
    """A cost with its codes in words; `value` is in the currency of the books, `doubt` says what is odd about the rate.

    `person` is the pseudonym of the one for whom it arose; `is_later` tells that it lies after the day of the figures.
    """

    cost: Cost
    category: str
    payer: str
    line: str
    person: str
    value: Fraction
    doubt: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Options:
    """What a cost can be given: codes and ids with their words; `people` by pseudonym and reference."""

    currency: str
    categories: Mapping[str, str]
    payers: Mapping[str, str]
    lines: tuple[BudgetLine, ...]
    currencies: tuple[str, ...]
    people: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The costs, the latest first, and what a new one can be given."""

    as_of: date
    rows: tuple[CostRow, ...]
    options: Options


def ledger(workspace: Workspace, as_of: date) -> Ledger:
    """All costs of the pilot, those that come after the day of the figures too."""
    with workspace.store.reading() as reading:
        found = books(reading)
        known = people.known(reading)
    options = _options(workspace, found, known)
    numbers = {each.enrolment_id: each.number for each in known}
    rates = found.rates()
    lines = {line.id: name_of(line) for line in found.lines}
    rows = [
        CostRow(
            cost,
            options.categories.get(cost.category, cost.category),
            options.payers.get(cost.payer, cost.payer),
            lines.get(cost.budget_line_id, "") if cost.budget_line_id else "",
            pseudonym(numbers[cost.enrolment_id]) if cost.enrolment_id in numbers else "",
            spending.value(cost),
            doubt_words(rates, rates.doubt(cost.currency, cost.rate, cost.spent_on), cost.currency, cost.spent_on),
            cost.spent_on > as_of,
        )
        for cost in reversed(found.costs)
    ]
    return Ledger(as_of, tuple(rows), options)


def name_of(line: BudgetLine) -> str:
    """A budget line by its code and title."""
    return f"{line.code} {line.title}".strip()


def _options(workspace: Workspace, found: Books, known: Sequence[people.KnownPerson]) -> Options:
    used = dict.fromkeys(cost.currency for cost in reversed(found.costs))
    codes = dict.fromkeys((found.currency, *used, *_FIRST, *sorted(code for code in currencies() if len(code) == 3)))  # noqa: PLR2004 - ISO 4217
    return Options(
        found.currency,
        labels(workspace.scheme, CATEGORIES),
        labels(workspace.scheme, PAYERS),
        found.lines,
        tuple(codes),
        tuple((each.enrolment_id, _who(each)) for each in known),
    )


def _who(person: people.KnownPerson) -> str:
    """Somebody as the form offers them: pseudonym, name and reference."""
    identity = person.identity
    name = f"{identity.first_name or ''} {identity.last_name or ''}".strip()
    return " · ".join(filter(None, (person.label, name, identity.reference)))
