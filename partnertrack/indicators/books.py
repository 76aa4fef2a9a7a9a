"""The figures of the pilot's money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar
from uuid import UUID

import numpy as np

from partnertrack.domain.cost import Cost
from partnertrack.domain.record import Money
from partnertrack.indicators import spending
from partnertrack.indicators.columns import Mask
from partnertrack.indicators.measure import Reading, amount, ratio, round_half_up
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
        spent, elapsed = _absorbed(view), _elapsed(view)
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
        books, found = view.office.books, view.members(self.condition)
        eligible = [each for each in spending.spent(books.costs, view.day) if each.is_eligible]
        value = spending.cost_per(books.costs, amount(found), view.day) if eligible else None
        spent = round_half_up(spending.total(eligible))
        return Reading(value, spent, amount(found), in_n=found, in_d=found, currency=books.currency)


@dataclass(frozen=True, slots=True)
class CostShare:
    """The expenditure of one payer or of one category, as a share of all expenditure by the day."""

    counts: ClassVar[str] = "money"

    payer: str = ""
    category: str = ""

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` are amounts in whole units of the currency of the books."""
        costs = spending.spent(view.office.books.costs, view.day)
        total = spending.total(costs)
        part = spending.total(each for each in costs if self._is_meant(each))
        return Reading(
            ratio(part, total), round_half_up(part), round_half_up(total), currency=view.office.books.currency
        )

    def _is_meant(self, cost: Cost) -> bool:
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
        earners, people = self._earners(view), view.register.people
        who = [people[place].enrolment_id for place in np.flatnonzero(earners).tolist()]
        books = view.office.books
        burden = spending.burden(books.costs, self._incomes(view) if books.costs else {}, who, view.day)
        known = np.fromiter((each.enrolment_id in burden.ratios for each in people), np.bool_, len(people))
        if self.of_income != "none":
            value = burden.p90 if self.of_income == "p90" else burden.median
            return Reading(value, len(burden.ratios), in_n=known, unknown=earners & ~known)
        free = {key for key, paid in burden.ratios.items() if not paid}
        unburdened = np.fromiter((each.enrolment_id in free for each in people), np.bool_, len(people))
        return Reading(burden.none, len(free), len(burden.ratios), unburdened, known, earners & ~known)

    def _incomes(self, view: View) -> dict[UUID, Fraction]:
        """The first gross wage a month of each case, in the currency of the books."""
        events, books = view.register.of(self.step), view.office.books
        if events is None:
            return {}
        told = events.told(self.wage)
        signed = np.flatnonzero(view.begun(self.step))
        first: dict[UUID, Money] = {}
        for place in signed[np.lexsort((events.occurrence[signed], events.done[signed]))].tolist():
            wage, who = told[place], view.register.people[events.who[place]].enrolment_id
            if isinstance(wage, Money) and wage.amount > 0:
                first.setdefault(who, wage)
        rates = {**books.rates, books.currency: Fraction(1)}
        known = ((who, wage, rates.get(wage.currency or books.currency)) for who, wage in first.items())
        return {who: Fraction(wage.amount) * rate for who, wage, rate in known if rate}

    def _earners(self, view: View) -> Mask:
        """Those who started work for a wage: who works for nobody's is not meant."""
        register = view.register
        started, contracts = register.of(self.after), register.of(self.step)
        found = register.spread(started, view.done(self.after)) if started else register.nobody
        if contracts:
            found = found & ~register.spread(contracts, contracts.says("contract_type", ("self_employed",)))
        return found


def _absorbed(view: View) -> Reading:
    books = view.office.books
    available = spending.budget(books.grants, books.lines)
    spent = spending.total(spending.spent(books.costs, view.day))
    value = spending.absorption(books.costs, available, view.day)
    return Reading(value, round_half_up(spent), round_half_up(available or Fraction()), currency=books.currency)


def _elapsed(view: View) -> Reading:
    runs = spending.duration(view.office.books.grants)
    value = spending.time_elapsed(runs, view.day)
    if runs is None or value is None:
        return Reading(None, 0, 0)
    whole = (runs[1] - runs[0]).days
    return Reading(value, round_half_up(value * whole), whole)
