"""All about one indicator: its course, every target that was decided, every report by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.logframe import Actual, LogframeIndicator
from partnertrack.domain.logframe_targets import goals
from partnertrack.domain.months import add_months
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.indicators.breakdown import who_of
from partnertrack.indicators.milestones import by_month
from partnertrack.services.logframe.held import held
from partnertrack.services.logframe.measuring import measured, newcomers
from partnertrack.services.logframe.reading import logframe
from partnertrack.services.logframe.view import Detail, Line, Part, Point
from partnertrack.services.workspace import Workspace

_MOST_POINTS = 8
"""How many days of a rate are worked out for its course; each asks for all figures of that day."""

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "end": 6}


def indicator(workspace: Workspace, indicator_id: UUID, as_of: date, since: date | None = None) -> Detail:
    """The indicator at the end of a day; raises `UserError` when it is no longer there."""
    found = logframe(workspace, as_of, since)
    line = found.line(indicator_id)
    result = found.result(line.indicator.node_id) if line else None
    if line is None or result is None:
        raise UserError(_("This indicator is no longer in the logframe."))
    kept = held(workspace)
    actuals = tuple(
        sorted(kept.actuals.get(indicator_id, ()), key=lambda each: (each.as_of, each.id.hex), reverse=True)
    )
    about = workspace.catalogue.indicators.get(line.indicator.figure.partition(".")[0])
    return Detail(
        line=line,
        node=result.node,
        goals=goals(kept.targets.get(indicator_id, ()), date.max),
        course=tuple(_course(workspace, line, actuals, as_of)),
        actuals=actuals,
        currency=found.currency,
        definition=about.heading.definition.text(current()) if about else "",
        counted_by=about.heading.source if about else "",
    )


def people(workspace: Workspace, figure: str, group: Mapping[str, str], part: Part, as_of: date) -> tuple[UUID, ...]:
    """The enrolments behind a part of a figure in a group (dimension -> the group's key)."""
    return who_of(workspace.results(as_of), figure, group, part)


def people_added(workspace: Workspace, figure: str, since: date, as_of: date) -> tuple[UUID, ...]:
    """The enrolments by which a count grew in the period from `since` on."""
    return newcomers(figure, workspace.results(as_of), workspace.results(since - timedelta(days=1)))


def _course(workspace: Workspace, line: Line, actuals: tuple[Actual, ...], as_of: date) -> Iterator[Point]:
    """The values that lead to that of the day, the earliest first."""
    if not line.indicator.figure:
        known = {each.as_of: each.value for each in reversed(actuals) if each.value is not None and each.as_of <= as_of}
        yield from (Point(on, Fraction(value)) for on, value in sorted(known.items()))
        return
    results = workspace.results(as_of)
    if line.indicator.figure in results.milestones:
        yield from (Point(month.last_day, Fraction(month.n)) for month in by_month(results, line.indicator.figure))
        return
    for on in _days(line.indicator, as_of):
        value = measured(line.indicator, workspace.results(on), actuals, "").value
        if value is not None:
            yield Point(on, value)


def _days(indicator: LogframeIndicator, as_of: date) -> list[date]:
    """The ends of the last periods in which the indicator is reported, and the day itself."""
    step = _MONTHS.get(indicator.frequency, 6)
    month = as_of.month - 1 - (as_of.month - 1) % step
    begin = date(as_of.year, month + 1, 1)
    ends = [add_months(begin, -step * back) - timedelta(days=1) for back in range(_MOST_POINTS - 1)]
    return [*reversed(ends), as_of]
