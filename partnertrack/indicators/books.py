"""The figures of the pilot's money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import ClassVar
from uuid import UUID

import numpy as np

from partnertrack.domain.record import Money
from partnertrack.indicators.columns import Mask
from partnertrack.indicators.measure import Reading, amount, ratio, round_half_up
from partnertrack.indicators.office import Spent
from partnertrack.indicators.view import Condition, View

RATIOS = ("absorption", "elapsed", "burn_gap")

OF_INCOME = ("median", "p90", "none")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the money and the time of the pilot are spent: `absorption`, time `elapsed`, or the one less the other.

    Absorption is all expenditure by the day over the budget; time is counted in days from the first to the last.
    """

    counts: ClassVar[str] = "money"

    progress: str

    def read(self, view: View) -> Reading:
        """The share, not available without a budget or without days."""
        spent, elapsed = _absorption(view), _elapsed(view)
        if self.progress == "absorption":
            return spent
        if self.progress == "elapsed":
            return elapsed
        gap = None if spent.value is None or elapsed.value is None else spent.value - elapsed.value
        return Reading(gap, 0)


@dataclass(frozen=True, slots=True)
class CostPer:
    """The eligible expenditure by the day, divided by the enrolments that meet a condition."""

    counts: ClassVar[str] = "money"

    condition: Condition

    def read(self, view: View) -> Reading:
        """The amount in the currency of the books; not available without costs or without anybody."""
        costs = [each.value for each in spent_by(view) if each.is_eligible]
        found = view.members(self.condition)
        total = sum(costs, Fraction())
        value = ratio(total, amount(found)) if costs else None
        return Reading(
            value, round_half_up(total), amount(found), in_n=found, in_d=found, currency=view.office.books.currency
        )


@dataclass(frozen=True, slots=True)
class CostShare:
    """The expenditure of one payer or of one category, as a share of all expenditure by the day."""

    counts: ClassVar[str] = "money"

    payer: str = ""
    category: str = ""

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` are amounts in whole units of the currency of the books."""
        costs = spent_by(view)
        total = sum((each.value for each in costs), Fraction())
        part = sum((each.value for each in costs if self._is_meant(each)), Fraction())
        return Reading(
            ratio(part, total), round_half_up(part), round_half_up(total), currency=view.office.books.currency
        )

    def _is_meant(self, cost: Spent) -> bool:
        return cost.payer == (self.payer or cost.payer) and cost.category == (self.category or cost.category)


@dataclass(frozen=True, slots=True)
class OfIncome:
    """What workers paid to be recruited, each in months of their own first gross income (SDG indicator 10.7.1).

    `of_income` is the median, the 90th percentile ("p90"), or the share of those who paid nothing ("none"). Those count
    whose cost and whose wage are both on record; those who started work without either are unknown. A cost of 0 is a
    record: it says that nothing was paid.
    """

    counts: ClassVar[str] = "cases"

    of_income: str
    step: str = "contract"
    wage: str = "gross_wage"
    after: str = "work_start"

    def read(self, view: View) -> Reading:
        """Months of income, or a share; `n` is the number of cases behind it."""
        ratios = self._ratios(view)
        known = np.fromiter((each is not None for each in ratios), np.bool_, len(ratios))
        found = sorted(each for each in ratios if each is not None)
        began = self._began(view)
        if self.of_income == "none":
            free = np.fromiter((each == 0 for each in ratios), np.bool_, len(ratios))
            n, d = amount(free), len(found)
            return Reading(ratio(n, d), n, d, free, known, began & ~known)
        return Reading(self._rank(found), len(found), in_n=known, unknown=began & ~known)

    def _rank(self, found: list[Fraction]) -> Fraction | None:
        if not found:
            return None
        if self.of_income == "p90":
            return found[ceil(Fraction(len(found) * 9, 10)) - 1]
        return (found[(len(found) - 1) // 2] + found[len(found) // 2]) / 2

    def _ratios(self, view: View) -> list[Fraction | None]:
        """The months of income that each case paid, None where cost or wage is unknown."""
        paid: defaultdict[UUID, Fraction] = defaultdict(Fraction)
        for cost in spent_by(view):
            if cost.is_recruitment and cost.payer == "trainee" and cost.enrolment_id:
                paid[cost.enrolment_id] += cost.value
        wages = self._wages(view) if paid else {}
        people = enumerate(view.register.people)
        known = ((paid.get(each.enrolment_id), wages.get(place)) for place, each in people)
        return [cost / wage if cost is not None and wage else None for cost, wage in known]

    def _wages(self, view: View) -> dict[int, Fraction]:
        """The first gross wage a month of each case, in the currency of the books."""
        events, books = view.register.of(self.step), view.office.books
        if events is None:
            return {}
        told = events.told(self.wage)
        wages: dict[int, Fraction] = {}
        days: dict[int, int] = {}
        for place in np.flatnonzero(view.done(self.step)).tolist():
            wage, who, day = told[place], int(events.who[place]), int(events.done[place])
            rate = books.rates.get(wage.currency or books.currency) if isinstance(wage, Money) else None
            if rate and isinstance(wage, Money) and day <= days.get(who, day):
                wages[who], days[who] = Fraction(wage.amount) * rate, day
        return wages

    def _began(self, view: View) -> Mask:
        events = view.register.of(self.after)
        return view.register.spread(events, view.done(self.after)) if events else view.register.nobody


def spent_by(view: View) -> tuple[Spent, ...]:
    """What was spent by the day; what is only ordered is not."""
    return tuple(_spent(view.office.books.costs, view))


def _spent(costs: Iterable[Spent], view: View) -> Iterable[Spent]:
    return (each for each in costs if each.spent_on <= view.day and not each.is_committed)


def _absorption(view: View) -> Reading:
    books = view.office.books
    spent = sum((each.value for each in spent_by(view)), Fraction())
    budget = books.budget or Fraction()
    return Reading(ratio(spent, budget), round_half_up(spent), round_half_up(budget), currency=books.currency)


def _elapsed(view: View) -> Reading:
    books = view.office.books
    if books.starts_on is None or books.ends_on is None or books.ends_on <= books.starts_on:
        return Reading(None, 0, 0)
    whole = (books.ends_on - books.starts_on).days
    gone = min(max((view.day - books.starts_on).days, 0), whole)
    return Reading(Fraction(gone, whole), gone, whole)
