"""The whole logframe is read for a day and a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.domain.logframe_gaps import Known, LogframeGap, logframe_gaps
from partnertrack.domain.logframe_targets import goals
from partnertrack.domain.organisation import Organisation
from partnertrack.indicators.achievement import is_better, trend
from partnertrack.indicators.breakdown import dimensions
from partnertrack.indicators.calculate import Results
from partnertrack.persistence.queries import records
from partnertrack.services.logframe.held import Held, held
from partnertrack.services.logframe.measuring import (
    counts_people,
    known_figures,
    measured,
    name_of,
    splits,
    unit_of,
)
from partnertrack.services.logframe.standing import stand
from partnertrack.services.logframe.view import Line, Logframe, Result
from partnertrack.services.logframe.words import change_text
from partnertrack.services.workspace import Workspace

_CURRENCY = "EUR"


def logframe(workspace: Workspace, as_of: date, since: date | None = None) -> Logframe:
    """All results with their indicators at the end of a day; with `since`, also what the period from it added."""
    kept = held(workspace)
    now = workspace.results(as_of)
    before = workspace.results(since - timedelta(days=1)) if since else None
    with workspace.store.reading() as reading:
        names = {str(each.id): each.name for each in records.all_of(reading, Organisation)}
    found = found_gaps(kept, now)
    about = _About(kept, now, before, names, dimensions(workspace.scheme))
    return Logframe(
        as_of=as_of,
        since=since,
        results=tuple(_result(node, about, found) for node in kept.nodes),
        limits=kept.limits,
        currency=about.currency,
        ends_on=kept.grant.ends_on if kept.grant else None,
        gaps=found,
    )


def found_gaps(kept: Held, now: Results) -> tuple[LogframeGap, ...]:
    """What is missing on the day of the results."""
    reported = {
        key
        for key, every in kept.actuals.items()
        if any(each.value is not None and each.as_of <= now.as_of for each in every)
    }
    known = Known(known_figures(now), reported, kept.grant.ends_on if kept.grant else None)
    return logframe_gaps(kept.nodes, kept.indicators, kept.targets, known, now.as_of)


@dataclass(frozen=True, slots=True)
class _About:
    """What a line is made of: the records, and the figures of the day and of the eve of the period."""

    kept: Held
    now: Results
    before: Results | None
    names: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def currency(self) -> str:
        return self.kept.grant.currency if self.kept.grant else _CURRENCY


def _result(node: ResultNode, about: _About, found: tuple[LogframeGap, ...]) -> Result:
    lines = tuple(
        _line(each, about, tuple(gap for gap in found if gap.indicator_id == each.id))
        for each in about.kept.of(node.id)
    )
    return Result(node, lines, tuple(gap for gap in found if gap.node_id == node.id and gap.indicator_id is None))


def _line(indicator: LogframeIndicator, about: _About, gaps: tuple[LogframeGap, ...]) -> Line:
    kept, now, day = about.kept, about.now, about.now.as_of
    actuals = kept.actuals.get(indicator.id, ())
    unit = unit_of(indicator, now)
    current = measured(indicator, now, actuals, about.currency)
    earlier = measured(indicator, about.before, actuals, about.currency).value if about.before else None
    progress = _added(indicator, earlier, current.value) if about.before else None
    planned = goals(kept.targets.get(indicator.id, ()), day)
    holding = tuple(goal.target for goal in planned if not goal.is_taken_back)
    way = trend(earlier, current.value)
    return Line(
        indicator=indicator,
        figure_name=name_of(indicator.figure, now),
        unit=unit,
        goals=planned,
        holding=holding,
        current=current,
        stand=stand(indicator, current.value, holding, day, kept.limits),
        progress=progress,
        progress_text=change_text(progress, unit, about.currency) if progress is not None else "",
        opens_progress=_opens_progress(indicator, about, progress),
        trend=way,
        is_better=is_better(way, indicator.direction),
        splits=splits(indicator, now, about.names, about.labels),
        gaps=gaps,
    )


def _opens_progress(indicator: LogframeIndicator, about: _About, progress: Fraction | None) -> bool:
    """Whether people stand behind what the period added, one for each that it added."""
    if not progress or about.before is None or not counts_people(indicator.figure, about.now):
        return False
    came = about.now.members(indicator.figure) & ~about.before.members(indicator.figure)
    return unit_of(indicator, about.now) == "count" and int(came.sum()) == progress


def _added(indicator: LogframeIndicator, earlier: Fraction | None, now: Fraction | None) -> Fraction | None:
    """What the period added; what was reported by hand for the first time counts from its baseline."""
    if now is None:
        return None
    if earlier is None and not indicator.figure and indicator.baseline is not None:
        earlier = Fraction(indicator.baseline)
    return now - earlier if earlier is not None else None
