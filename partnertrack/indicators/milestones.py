"""When people reached a milestone."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from partnertrack.domain.months import add_months
from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case
from partnertrack.indicators.definition import MilestoneDefinition
from partnertrack.indicators.measure import amount
from partnertrack.indicators.view import View, register

_MOST_MONTHS = 120
"""A year typed wrongly must not stretch the axis over a century."""


@dataclass(frozen=True, slots=True)
class Month:
    """How many had reached a milestone by the last day of a month, or by the day of the report in its month."""

    last_day: date
    n: int


def reached_by(scheme: Scheme, case: Case, milestone: MilestoneDefinition, day: date) -> bool:
    """Whether a case had reached a milestone by a day; to ask about all cases at once, ask `Results.who`."""
    return bool(View(register(scheme, [case]), day).members(milestone.when).any())


def by_month(results: Results, milestone: str) -> tuple[Month, ...]:
    """The milestone month by month, cumulative; the last month is the figure itself.

    It begins with the month of the first dated event of the pilot, but not more than ten years ago. Those of whom
    nobody said when are counted from the first month on. There are no months in a pilot without dated events.
    """
    when = results.catalogue.milestones[milestone].when
    first = first_day(results)
    months: list[Month] = []
    start = max(first, add_months(results.as_of, 1 - _MOST_MONTHS)).replace(day=1) if first else date.max
    while start <= results.as_of:
        last = min(start.replace(day=monthrange(start.year, start.month)[1]), results.as_of)
        months.append(Month(last, amount(results.view.at(last).members(when))))
        start = add_months(start, 1)
    return tuple(months)


def first_day(results: Results) -> date | None:
    """The day of the first thing that was done in the pilot, as far as it is dated and not later than the report."""
    today = results.as_of.toordinal()
    columns = (days for events in results.view.register.events.values() for days in (events.started, events.done))
    firsts = [int(days[is_known].min()) for days in columns if (is_known := (days > 0) & (days <= today)).any()]
    return date.fromordinal(min(firsts)) if firsts else None
