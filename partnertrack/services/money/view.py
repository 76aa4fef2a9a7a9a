"""How the pilot stands with its money on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.i18n import _
from partnertrack.indicators import spending
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.spending import Agreed, LineStatus, MonthEnd
from partnertrack.services.money.books import CATEGORIES, PAYERS, Books, books, labels
from partnertrack.services.money.recruitment import Recruitment, recruitment
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A budget line with how it stands; without a line, the costs that belong to none."""

    line: BudgetLine | None
    status: LineStatus


@dataclass(frozen=True, slots=True)
class Shared:
    """A sum by a code: its words, and its whole percentage of all."""

    key: str
    label: str
    amount: Fraction
    percent: int


@dataclass(frozen=True, slots=True)
class Cross:
    """Expenditure by category and payer; `cells` are amounts by both keys, absent where there is nothing."""

    categories: tuple[Shared, ...]
    payers: tuple[Shared, ...]
    cells: Mapping[tuple[str, str], Fraction]
    total: Fraction


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """What one payer agreed and bore, with the words of both codes; `share` is what was entered, if anything was."""

    share: CostShare | None
    payer: str
    category: str
    status: Agreed


@dataclass(frozen=True, slots=True)
class CostPer:
    """Eligible expenditure by each of those who reached a milestone; None for nobody."""

    milestone: str
    label: str
    people: int
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class MoneyView:
    """All that is known about money as of a day; in the currency of the books unless a record says another.

    `absorbed`, `elapsed` are shares of one (C1, C2), `gap` points (C3); `since` narrows the cross table to a period.
    """

    as_of: date
    since: date | None
    currency: str
    grants: tuple[Grant, ...]
    runs: tuple[date, date] | None
    rows: tuple[BudgetRow, ...]
    total: LineStatus
    has_budget: bool
    absorbed: Fraction | None
    elapsed: Fraction | None
    gap: Fraction | None
    cross: Cross
    agreed: tuple[AgreedRow, ...]
    course: tuple[MonthEnd, ...]
    eligible: Fraction
    per: tuple[CostPer, ...]
    recruitment: Recruitment
    is_empty: bool


def money(workspace: Workspace, as_of: date, since: date | None = None) -> MoneyView:
    """How the pilot stands with its money as of a day; with `since`, who paid for what within that period."""
    with workspace.store.reading() as reading:
        found = books(reading)
    results = workspace.results(as_of)
    elapsed = spending.time_elapsed(found.runs, as_of)
    absorbed = spending.absorption(found.costs, found.budget, as_of)
    payers, categories = labels(workspace.scheme, PAYERS), labels(workspace.scheme, CATEGORIES)
    eligible = [cost for cost in spending.spent(found.costs, as_of) if cost.is_eligible]
    return MoneyView(
        as_of,
        since,
        found.currency,
        found.grants,
        found.runs,
        tuple(_rows(found, as_of, elapsed)),
        spending.line_status(found.budget or Fraction(0), found.costs, as_of, elapsed),
        found.budget is not None,
        absorbed,
        elapsed,
        spending.burn_gap(absorbed, elapsed),
        _cross(spending.spent(found.costs, as_of, since), categories, payers),
        tuple(_agreed(found, as_of, categories, payers)),
        spending.course(found.costs, found.budget, found.runs, as_of),
        spending.total(eligible),
        tuple(_per(results, found.costs, as_of)),
        recruitment(workspace, found, results, as_of),
        found.is_empty,
    )


def _rows(found: Books, day: date, elapsed: Fraction | None) -> Iterator[BudgetRow]:
    """The budget lines, then what belongs to none of them."""
    own: defaultdict[UUID | None, list[Cost]] = defaultdict(list)
    for cost in found.costs:
        own[cost.budget_line_id].append(cost)
    for line in found.lines:
        yield BudgetRow(line, spending.line_status(Fraction(line.amount), own.pop(line.id, []), day, elapsed))
    rest = [cost for costs in own.values() for cost in costs]
    if found.lines and any(cost.spent_on <= day for cost in rest):
        yield BudgetRow(None, spending.line_status(Fraction(0), rest, day, elapsed))


def _cross(costs: Sequence[Cost], categories: Mapping[str, str], payers: Mapping[str, str]) -> Cross:
    return Cross(
        _shared(spending.by_category(costs), categories),
        _shared(spending.by_payer(costs), payers),
        spending.by_category_and_payer(costs),
        spending.total(costs),
    )


def _shared(sums: Mapping[str, Fraction], words: Mapping[str, str]) -> tuple[Shared, ...]:
    """The sums in the order of their list, with whole percentages that add up to 100."""
    keys = [key for key in words if key in sums] + sorted(set(sums) - set(words))
    percents = spending.whole_shares([sums[key] for key in keys])
    return tuple(Shared(key, words.get(key, key), sums[key], n) for key, n in zip(keys, percents, strict=True))


def _agreed(found: Books, day: date, categories: Mapping[str, str], payers: Mapping[str, str]) -> Iterator[AgreedRow]:
    order = list(payers)
    entered = sorted(
        found.shares, key=lambda each: (order.index(each.payer) if each.payer in order else -1, each.category)
    )
    table = spending.agreements(entered, found.costs, day)
    for place, status in enumerate(table):
        share = entered[place] if place < len(entered) else None
        of = categories.get(status.category, status.category) if status.category else _("All costs")
        yield AgreedRow(share, payers.get(status.payer, status.payer), of, status)


def _per(results: Results, costs: Sequence[Cost], day: date) -> Iterator[CostPer]:
    """C4, and the cost of one who was selected."""
    for key, label in (
        ("selected", _("Per person selected")),
        ("certificate", _("Per person trained")),
        ("work_started", _("Per person placed")),
        ("returned", _("Per person returned")),
    ):
        if milestone := results.milestones.get(key):
            yield CostPer(key, label, milestone.n, spending.cost_per(costs, milestone.n, day))
