"""The rates at which costs in other currencies were entered, remembered by month."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from partnertrack.domain.cost import Cost

Doubt = Literal["", "upside_down", "far_off", "not_one", "other_in_month"]
"""What is odd about a rate: it is 1 ÷ the rate that is known, far from it, not 1 for the currency of the books itself,
or another one than in the rest of its month."""

_FAR = Decimal("1.25")
"""Currencies of partner countries rarely move by a quarter between two entries; a slip of the hand mostly does."""


@dataclass(frozen=True, slots=True)
class RateBook:
    """The last rate of each currency and month, in units of the books' currency for one.

    `months` are those of each currency, in their order. Finance departments mostly convert at one rate a month, as the
    Commission does with its InforEuro rates.
    """

    books: str
    rates: Mapping[tuple[str, date], Decimal]
    months: Mapping[str, Sequence[date]]

    def of_month(self, currency: str, day: date) -> Decimal | None:
        """The rate of the month of that day, if one was entered; 1 for the currency of the books."""
        return Decimal(1) if currency == self.books else self.rates.get((currency, day.replace(day=1)))

    def nearest(self, currency: str, day: date) -> tuple[date, Decimal] | None:
        """The month and rate to go by on that day: of its month, else the last before it, else the first after it."""
        month = day.replace(day=1)
        if currency == self.books:
            return month, Decimal(1)
        months = self.months.get(currency, ())
        if not months:
            return None
        found = months[max(bisect_right(months, month) - 1, 0)]
        return found, self.rates[currency, found]

    def doubt(self, currency: str, rate: Decimal, day: date) -> Doubt:
        """What is odd about a rate, nothing where all seems well."""
        if currency == self.books:
            return "" if rate == 1 else "not_one"
        found = self.nearest(currency, day)
        if found is None:
            return "far_off" if rate == 1 else ""
        month, known = found
        if _apart(rate, known) > _FAR:
            return "upside_down" if _apart(1 / rate, known) <= _FAR else "far_off"
        return "other_in_month" if month == day.replace(day=1) and rate != known else ""


def rate_book(books: str, costs: Iterable[Cost]) -> RateBook:
    """The rates of these costs; within a month the last one entered stands."""
    ordered = sorted(costs, key=lambda cost: (cost.spent_on, cost.id))
    rates = {(each.currency, each.spent_on.replace(day=1)): each.rate for each in ordered}
    months: defaultdict[str, list[date]] = defaultdict(list)
    for currency, month in sorted(rates):
        months[currency].append(month)
    return RateBook(books, rates, months)


def _apart(one: Decimal, other: Decimal) -> Decimal:
    """By which factor two rates differ, 1 or more."""
    return max(one / other, other / one)
