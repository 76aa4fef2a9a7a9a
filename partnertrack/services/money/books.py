"""What the pilot holds of money, read once for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.exchange_rates import RateBook, rate_book
from partnertrack.domain.grant import Grant
from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import current, minor_units, money
from partnertrack.indicators import spending
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading

CATEGORIES, PAYERS = "cost_category", "payer"
_CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Books:
    """Grants by their first day, lines in their order, agreed shares, costs by day.

    `lines_by_id` are the same lines once more.
    """

    grants: tuple[Grant, ...]
    lines: tuple[BudgetLine, ...]
    shares: tuple[CostShare, ...]
    costs: tuple[Cost, ...]
    lines_by_id: Mapping[UUID, BudgetLine]

    @property
    def currency(self) -> str:
        """The currency of the books: that of the first grant."""
        return self.grants[0].currency if self.grants else _CURRENCY

    @property
    def is_empty(self) -> bool:
        """Whether nothing about money was entered yet."""
        return not (self.grants or self.lines or self.shares or self.costs)

    @property
    def budget(self) -> Fraction | None:
        """What may be spent."""
        return spending.budget(self.grants, self.lines)

    @property
    def runs(self) -> tuple[date, date] | None:
        """The first and the last day of the grants."""
        return spending.duration(self.grants)

    def rates(self) -> RateBook:
        """The rates at which costs were entered."""
        return rate_book(self.currency, self.costs)


def books(reading: Reading) -> Books:
    """What the pilot holds."""
    lines = sorted(records.all_of(reading, BudgetLine), key=lambda line: (line.position, line.code, line.id))
    return Books(
        tuple(records.all_of(reading, Grant)),  # the first that was entered names the currency
        tuple(lines),
        tuple(records.all_of(reading, CostShare)),
        tuple(sorted(records.all_of(reading, Cost), key=lambda cost: (cost.spent_on, cost.id))),
        {line.id: line for line in lines},
    )


def labels(scheme: Scheme, key: str) -> dict[str, str]:
    """The codes of a list with their words, in the order of the list."""
    codes = scheme.code_list(key)
    return {code.key: code.label.text(current()) for code in codes.codes} if codes else {}


def amount(value: Fraction, currency: str, *, is_whole: bool = False) -> str:
    """An amount in words: to the currency's minor units, or to whole units."""
    return money(value, currency, 0 if is_whole else minor_units(currency))
