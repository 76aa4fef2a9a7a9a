"""One figure with all that is to be known of it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from partnertrack.domain.months import add_months
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, number
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.milestones import first_day
from partnertrack.indicators.view import UNKNOWN
from partnertrack.services.indicators.breaking_down import Parts, break_down
from partnertrack.services.indicators.change import Change, change, earlier_results
from partnertrack.services.indicators.definitions import Definition, definition, reported
from partnertrack.services.indicators.groups import dimensions
from partnertrack.services.workspace import Workspace

_MONTHS_SHOWN = 24
_USUAL = ("sex", "age_band", "region")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at the end of a month, or on the day itself; `is_open` where the month is not over."""

    last_day: date
    value: Fraction | None
    n: int
    d: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A figure as of a day.

    `siblings` are the figures of its indicator by id and name, `known` says of some dimensions how complete they are,
    `down` and `across` are the dimensions of `parts`, `dimensions` all that there are, by key and name.
    """

    figure: Figure
    definition: Definition
    formula: str
    change: Change
    siblings: tuple[tuple[str, str, str], ...]
    known: tuple[str, ...]
    trend: tuple[Point, ...]
    dimensions: tuple[tuple[str, str], ...]
    parts: Parts
    opens_n: bool
    opens_d: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure is wanted, in which period, against which other day, and by which dimensions.

    Empty dimensions are those that the indicator names, else the sex alone.
    """

    figure: str
    since: date | None = None
    before: date | None = None
    down: str = ""
    across: str = ""


def indicator(workspace: Workspace, asked: Asked, as_of: date) -> IndicatorView:
    """One figure; raises `UserError` when the pilot does not count it."""
    results = workspace.results(as_of, asked.since)
    if asked.figure not in results.indicators:
        raise UserError(
            _("This pilot has no indicator “{id}”.").format(id=asked.figure), _("It may have been deleted.")
        )
    figure = results.indicators[asked.figure]
    entry = results.catalogue.indicators[figure.indicator]
    is_own = entry.id in {each.key for each in workspace.own_indicators()}
    told = definition(workspace, results.catalogue, entry, reported(workspace).get(entry.id), is_own=is_own)
    names = dimensions(workspace)
    wanted = tuple(each for each in entry.heading.dimensions if each in names)
    down = asked.down or (wanted[0] if wanted else "sex")
    across = asked.across or (wanted[1] if len(wanted) > 1 and not asked.down else "")
    earlier = earlier_results(workspace, asked.since, asked.before)
    return IndicatorView(
        figure=figure,
        definition=told,
        formula=next(each.formula for each in told.lines if each.id == asked.figure),
        change=change(results, earlier, asked.figure),
        siblings=tuple((each.id, each.label.text(current()), results.indicators[each.id].text) for each in entry.lines),
        known=_known(workspace, results, asked.figure, wanted or _USUAL),
        trend=trend(results, asked.figure),
        dimensions=tuple(names.items()),
        parts=break_down(workspace, results, asked.figure, down, across if across != down else ""),
        opens_n=figure.counts != "money" and bool(results.members(asked.figure).any()),
        opens_d=bool(results.members(asked.figure, "d").any()),
    )


def trend(results: Results, figure_id: str) -> tuple[Point, ...]:
    """The figure at the end of each month up to the day, of two years at most; nothing in a pilot without days."""
    line = next(line for _indicator, line in results.catalogue.lines() if line.id == figure_id)
    first = first_day(results)
    if first is None:
        return ()
    points: list[Point] = []
    start = max(first.replace(day=1), add_months(results.as_of, 1 - _MONTHS_SHOWN).replace(day=1))
    while start <= results.as_of:
        last = start.replace(day=monthrange(start.year, start.month)[1])
        day = min(last, results.as_of)
        read = line.measure.read(results.view.at(day))
        points.append(Point(day, read.value, read.n, read.d, last > results.as_of))
        start = add_months(start, 1)
    return tuple(points)


def _known(workspace: Workspace, results: Results, figure_id: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """How complete the denominator is, or who is counted where there is none."""
    found, names = [], dimensions(workspace)
    for dimension in wanted:
        parts = break_down(workspace, results, figure_id, dimension, counts_only=True)
        counts = parts.d if parts.has_d else parts.n
        total = counts.get(("", ""), 0)
        if total:
            words = _("{dimension}: known for {n} of {d}")
            n = total - counts.get((UNKNOWN, ""), 0)
            found.append(words.format(dimension=names[dimension], n=number(n), d=number(total)))
    return tuple(found)
