"""The way of a count over the months against what was planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from math import ceil
from uuid import UUID

import numpy as np

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day, number
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.milestones import by_month
from partnertrack.reporting.charts import Curve, Look, months
from partnertrack.reporting.document import ChartData, ChartSeries, Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.plan_lines import PlanLine, line_of
from partnertrack.services.donor_report.titles import Message, title_of

_PLANNED = ("departed", "work_started", "certificate", "training_started")
"""The milestones whose way is worth a chart, the one that matters most first."""

_LEAST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class _Way:
    """How many had reached a milestone by the end of each month, and how many were planned by then."""

    name: str
    ends: tuple[date, ...]
    counts: tuple[PersonCount, ...]
    plan: tuple[float | None, ...]
    line: PlanLine | None

    @property
    def last_in_step(self) -> int | None:
        """The last month in which the plan was kept; None where it never was, or there is none."""
        kept = [
            place
            for place, (count, planned) in enumerate(zip(self.counts, self.plan, strict=True))
            if planned and not _is_below(count, planned)
        ]
        return kept[-1] if kept else None


def monthly_figure(brief: Brief, height: float = 150.0) -> Figure | None:
    """The way of departures, else of the next milestone that is planned; None for a young pilot."""
    line = line_of(brief, *_PLANNED)
    key = line.line.indicator.figure if line else _PLANNED[0]
    found = by_month(brief.results, key)
    if len(found) < _LEAST_MONTHS or brief.reached(key).total.is_nobody:
        return None
    ends = tuple(month.last_day for month in found)
    counts = tuple(_counts(brief, key, [(month.last_day, month.n) for month in found]))
    way = _Way(brief.reached(key).name, ends, counts, tuple(_plan(brief, line, ends)), line)
    return _drawn(brief, way, height)


def _counts(brief: Brief, key: str, found: Sequence[tuple[date, int]]) -> Iterator[PersonCount]:
    """A count a month, each within the next; the last is the milestone itself."""
    total = brief.reached(key)
    every = [
        brief.counting.count(
            (f"{key}~by={end.isoformat()}",),
            people,
            _("{name}: by {day}").format(name=total.name, day=day(end)),
            partial(_who, brief.results, key, end),
        )
        for end, people in found[:-1]
    ]
    every.append(total.total)
    for part, whole in pairwise(every):
        brief.press.within(part, whole)
    yield from every


def _who(results: Results, key: str, end: date) -> tuple[UUID, ...]:
    """The enrolments that had reached a milestone by a day."""
    reached = results.view.at(end).members(results.catalogue.milestones[key].when)
    people = results.view.register.people
    return tuple(people[place].enrolment_id for place in np.flatnonzero(reached).tolist())


def _plan(brief: Brief, line: PlanLine | None, ends: Sequence[date]) -> Iterator[float | None]:
    """What was planned for each month: straight from one target to the next, from the baseline at the beginning on."""
    targets = [(each.due_on, float(each.value)) for each in line.line.holding if each.value is not None] if line else []
    if not targets or line is None:
        yield from (None for _end in ends)
        return
    begins = [grant.starts_on for grant in brief.grants if grant.starts_on]
    start = (min((*begins, *ends[:1])), float(line.line.indicator.baseline or 0))
    way = [start, *(each for each in targets if each[0] > start[0])]
    for end in ends:
        yield _between(way, end)


def _between(way: Sequence[tuple[date, float]], end: date) -> float | None:
    """The plan on a day; None before its beginning and after its end."""
    for (first, low), (last, high) in pairwise(way):
        if first <= end <= last:
            return low + (high - low) * (end - first).days / (last - first).days
    return None


def _is_below(count: PersonCount, planned: float) -> bool:
    """Whether fewer people than were planned have come so far."""
    return not count.exceeds(ceil(planned) - 1)


def _drawn(brief: Brief, way: _Way, height: float) -> Figure:
    press = brief.press
    values = tuple(press.value(count) for count in way.counts)
    curves = [Curve(_("actual {n}").format(n=press.text(way.counts[-1])), values)]
    series = [ChartSeries(_("Actual"), values)]
    planned = [value for value in way.plan if value is not None]
    if planned:
        curves.append(Curve(_("plan {n}").format(n=number(planned[-1])), way.plan, is_plan=True))
        series.append(ChartSeries(_("Plan"), tuple(None if each is None else round(each, 1) for each in way.plan)))
    labels = [day(end, "month_short") for end in way.ends]
    title = _title(brief, way)
    told = "; ".join(curve.name for curve in curves)
    alt = _("{title}. By {day}: {figures}.").format(title=title, day=day(way.ends[-1]), figures=told)
    return Figure(
        title,
        months(labels, curves, Look(text_width), height, alt),
        subtitle=_("{name}: people by the end of the month, {first} to {last}").format(
            name=way.name, first=day(way.ends[0], "month"), last=day(way.ends[-1], "month")
        ),
        note=_("Plan: the targets of the logframe, drawn straight from one to the next.") if planned else "",
        data=ChartData("line", title, tuple(labels), tuple(series)),
    )


def _title(brief: Brief, way: _Way) -> str:
    """What the curves say, where they say it."""
    neutral = _("{name}, month by month").format(name=way.name)
    planned = way.plan[-1]
    if planned is None or way.line is None:
        return neutral
    count, kept = way.counts[-1], way.last_in_step
    is_below = _is_below(count, planned)
    since = day(way.ends[kept], "month") if kept is not None else ""
    behind = _("{name}: in step with the plan until {month}, below it since").format(name=way.name, month=since)
    return title_of(
        brief.press,
        neutral,
        Message(is_below and kept is not None, lambda: behind, (count,)),
        Message(is_below, lambda: _("{name}: below the plan from the start").format(name=way.name), (count,)),
        Message(not is_below, lambda: _("{name}: in step with the plan").format(name=way.name), (count,)),
    )
