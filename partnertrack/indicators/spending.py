"""The arithmetic of money: frozen costs in, exact fractions of the books' currency out.

The ids are those of the indicator catalogue. Nothing here rounds; amounts are rounded where they are shown, to the
minor units of ISO 4217.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.indicators.shares import whole_percent_shares

K = TypeVar("K", bound=Hashable)

NOTHING = Fraction(0)

_EXACT = Context(prec=400, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[Inexact])
"""Decimals that are multiplied and added without any rounding, which is much faster than with fractions."""


def value(cost: Cost) -> Fraction:
    """The cost in the currency of the books: amount × rate, exact."""
    return Fraction(_worth(cost))


def total(costs: Iterable[Cost]) -> Fraction:
    """Σ of the costs in the currency of the books."""
    return Fraction(reduce(_EXACT.add, map(_worth, costs), Decimal(0)))


def spent(costs: Iterable[Cost], day: date, since: date | None = None) -> tuple[Cost, ...]:
    """The expenditure: what was paid up to `day`, from `since` on where that is given; nothing that is only ordered."""
    return tuple(
        cost
        for cost in costs
        if not cost.is_committed and cost.spent_on <= day and (since is None or since <= cost.spent_on)
    )


def committed(costs: Iterable[Cost], day: date) -> tuple[Cost, ...]:
    """The commitments: what was ordered up to `day` and is not yet paid."""
    return tuple(cost for cost in costs if cost.is_committed and cost.spent_on <= day)


def by(costs: Iterable[Cost], key: Callable[[Cost], K]) -> dict[K, Fraction]:
    """Σ of the costs by what `key` says of each; the parts add up to the total."""
    sums: defaultdict[K, Decimal] = defaultdict(Decimal)
    for cost in costs:
        part = key(cost)
        sums[part] = _EXACT.add(sums[part], _worth(cost))
    return {part: Fraction(amount) for part, amount in sums.items()}


def _worth(cost: Cost) -> Decimal:
    return _EXACT.multiply(cost.amount, cost.rate)


def by_payer(costs: Iterable[Cost]) -> dict[str, Fraction]:
    """C5: Σ by payer (codes of the list "payer")."""
    return by(costs, lambda cost: cost.payer)


def by_category(costs: Iterable[Cost]) -> dict[str, Fraction]:
    """C6: Σ by cost group of the Center for Global Development (codes of the list "cost_category")."""
    return by(costs, lambda cost: cost.category)


def by_category_and_payer(costs: Iterable[Cost]) -> dict[tuple[str, str], Fraction]:
    """Σ by cost group and payer."""
    return by(costs, lambda cost: (cost.category, cost.payer))


def by_month(costs: Iterable[Cost]) -> dict[date, Fraction]:
    """Σ by the first day of the month in which a cost arose."""
    return by(costs, lambda cost: cost.spent_on.replace(day=1))


def whole_shares(amounts: Sequence[Fraction]) -> tuple[int, ...]:
    """The amounts as whole percentages of their sum, by largest remainder: together 100, or all 0 without a sum."""
    if sum(amounts) <= 0:
        return (0,) * len(amounts)
    unit = lcm(*(amount.denominator for amount in amounts))
    return whole_percent_shares([int(amount * unit) for amount in amounts])


# --- the budget -------------------------------------------------------------------------------------------------------


def budget(grants: Sequence[Grant], lines: Iterable[BudgetLine]) -> Fraction | None:
    """What may be spent: Σ of the budget lines or, without any, of the grants; None where neither is known.

    Lines hold what others than the donor bear, too. Grants in another currency than that of the first, which is that
    of the books, count by their lines alone.
    """
    planned = [Fraction(line.amount) for line in lines]
    given = [Fraction(each.amount) for each in grants if each.amount and each.currency == grants[0].currency]
    return sum(planned or given, NOTHING) or None


def duration(grants: Iterable[Grant]) -> tuple[date, date] | None:
    """The first and the last day on which the grants run; None while either is not known."""
    known = list(grants)
    starts = [grant.starts_on for grant in known if grant.starts_on]
    ends = [grant.ends_on for grant in known if grant.ends_on]
    return (min(starts), max(ends)) if starts and ends and min(starts) < max(ends) else None


def absorption(costs: Iterable[Cost], available: Fraction | None, day: date) -> Fraction | None:
    """C1: Σ expenditure up to `day` ÷ budget; None without a budget."""
    return total(spent(costs, day)) / available if available else None


def time_elapsed(runs: tuple[date, date] | None, day: date) -> Fraction | None:
    """C2: (day − first day) ÷ (last day − first day), from 0 to 1; None without the days."""
    if runs is None:
        return None
    first, last = runs
    return min(max(Fraction((day - first).days, (last - first).days), NOTHING), Fraction(1))


def burn_gap(absorbed: Fraction | None, elapsed: Fraction | None) -> Fraction | None:
    """C3: C1 − C2 in points; below 0, less was spent than time went by."""
    return None if absorbed is None or elapsed is None else (absorbed - elapsed) * 100


def cost_per(costs: Iterable[Cost], people: int, day: date) -> Fraction | None:
    """C4: Σ eligible expenditure up to `day` ÷ people; None for nobody."""
    return total(cost for cost in spent(costs, day) if cost.is_eligible) / people if people else None


@dataclass(frozen=True, slots=True)
class LineStatus:
    """A part of the budget: what is planned, paid and ordered, and what will be spent at this speed.

    `forecast` is expenditure ÷ C2, at least what is paid and ordered; None before the first day.
    """

    amount: Fraction
    spent: Fraction
    committed: Fraction
    forecast: Fraction | None

    @property
    def remaining(self) -> Fraction:
        """What is neither paid nor ordered; below 0 where the line is overrun."""
        return self.amount - self.spent - self.committed

    @property
    def share(self) -> Fraction | None:
        """What is paid ÷ what is planned; None where nothing is planned."""
        return self.spent / self.amount if self.amount else None


def line_status(amount: Fraction, costs: Sequence[Cost], day: date, elapsed: Fraction | None) -> LineStatus:
    """How a part of the budget stands with the costs that belong to it."""
    paid, ordered = total(spent(costs, day)), total(committed(costs, day))
    forecast = max(paid / elapsed, paid + ordered) if elapsed else None
    return LineStatus(amount, paid, ordered, forecast)


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """Plan and expenditure, cumulative to the last day of a month; `spent` is None after the day of the figures."""

    month: date
    planned: Fraction | None
    spent: Fraction | None


def course(
    costs: Iterable[Cost], available: Fraction | None, runs: tuple[date, date] | None, day: date
) -> tuple[MonthEnd, ...]:
    """Month by month: the budget × C2 at the end of the month, and Σ expenditure up to then or to `day`."""
    sums = by_month(spent(costs, day))
    days = [*sums, *(runs or ())]
    if not days:
        return ()
    running = NOTHING
    found = []
    for month in _months(min(days), max(*days, day) if sums else max(days)):
        running += sums.get(month, NOTHING)
        elapsed = time_elapsed(runs, month.replace(day=monthrange(month.year, month.month)[1]))
        planned = available * elapsed if available is not None and elapsed is not None else None
        found.append(MonthEnd(month, planned, running if month <= day else None))
    return tuple(found)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from one day to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


# --- who pays ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a payer agreed to bear (None: nothing was agreed) against what the payer bore, for costs of one kind.

    `category` is empty where all costs are meant.
    """

    payer: str
    category: str
    agreed: Fraction | None
    paid: Fraction

    @property
    def gap(self) -> Fraction | None:
        """Paid − agreed: below 0, the payer still owes."""
        return None if self.agreed is None else self.paid - self.agreed


def agreements(shares: Iterable[CostShare], costs: Sequence[Cost], day: date) -> tuple[Agreed, ...]:
    """Each agreed share against the expenditure up to `day`; then those who pay though nothing was agreed with them.

    An amount stands as it is; a share is one of all expenditure of that category so far, whoever paid it.
    """
    paid = spent(costs, day)
    table = by_category_and_payer(paid)
    found = []
    for share in shares:
        meant = {key: amount for key, amount in table.items() if share.category in ("", key[0])}
        of_all = sum(meant.values(), NOTHING)
        agreed = Fraction(share.amount) if share.amount is not None else Fraction(share.share or 0) * of_all
        own = sum((amount for (_category, payer), amount in meant.items() if payer == share.payer), NOTHING)
        found.append(Agreed(share.payer, share.category, agreed, own))
    named = {each.payer for each in found}
    others = ((payer, amount) for payer, amount in by_payer(paid).items() if payer not in named)
    return (*found, *(Agreed(payer, "", None, amount) for payer, amount in others))


@dataclass(frozen=True, slots=True)
class Burden:
    """C7, by person: recruitment cost borne by the worker ÷ first monthly gross income of the same person.

    `ratios` are months of income by enrolment, of the wage earners of whom both are known; `earners` are all of them.
    """

    earners: frozenset[UUID]
    ratios: Mapping[UUID, Fraction]

    @property
    def median(self) -> Fraction | None:
        """Half of those who are known bear no more (the mean of the middle two); None where nobody is known."""
        found = sorted(self.ratios.values())
        middle = len(found) // 2
        return (found[middle] + found[~middle]) / 2 if found else None

    @property
    def p90(self) -> Fraction | None:
        """Nine in ten of those who are known bear no more, by nearest rank: a value that occurs among them."""
        found = sorted(self.ratios.values())
        return found[-(-len(found) * 9 // 10) - 1] if found else None

    @property
    def none(self) -> Fraction | None:
        """The share of those who are known that bear nothing."""
        return Fraction(sum(not ratio for ratio in self.ratios.values()), len(self.ratios)) if self.ratios else None


def burden(costs: Iterable[Cost], incomes: Mapping[UUID, Fraction], earners: Iterable[UUID], day: date) -> Burden:
    """SDG 10.7.1 as far as `day`: who is a wage earner, and what the costs and incomes say of each.

    `incomes` are first monthly gross incomes in the currency of the books. A cost that is recorded as 0 is known to be
    nothing; one that is not recorded is not known.
    """
    everybody = frozenset(earners)
    meant = (cost for cost in spent(costs, day) if cost.is_recruitment and cost.payer == "trainee")
    borne = by(meant, lambda cost: cost.enrolment_id)
    known = {who: amount / incomes[who] for who, amount in borne.items() if who in everybody and incomes.get(who)}
    return Burden(everybody, known)
