"""The key figures that stand at the top of the overview: any of the pilot's, as its officer chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from partnertrack.domain.months import add_months
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.definition import Line
from partnertrack.indicators.figure import Figure, Milestone
from partnertrack.indicators.milestones import by_month, first_day
from partnertrack.services.workspace import Workspace

USUAL = ("selected", "departed", "work_started", "T3")
"""The key figures of an officer who has chosen none."""

COMPARED_MONTHS = 3
"""So long before the day of the figures lies the day that they are compared with."""

Sense = Literal["good", "bad", ""]

_ICONS: Mapping[str, str] = {
    "A": "users",
    "T": "graduation-cap",
    "M": "plane",
    "P": "briefcase",
    "R": "house",
    "C": "coins",
    "Q": "list",
    "G": "users",
    "selected": "users",
    "training_started": "graduation-cap",
    "certificate": "graduation-cap",
    "contract": "file-text",
    "visa_lodged": "id-card",
    "visa_decided": "id-card",
    "visa_granted": "id-card",
    "departed": "plane",
    "arrived": "map-pin",
    "work_started": "briefcase",
    "placement_ended": "briefcase",
    "returned": "house",
    "stayed": "landmark",
    "T3": "triangle-alert",
    "P5": "triangle-alert",
    "R3": "circle-help",
}
_TREND_MONTHS = 12

_NEITHER = frozenset({"placement_ended", "returned", "stayed"})
"""Milestones of which more is neither good nor bad."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with what it counts; `figure` names who stands behind it, `trend` its course month by month.

    `change` says how it moved since `COMPARED_MONTHS` before, `sense` whether that is good, bad or neither.
    """

    figure: str
    label: str
    text: str
    note: str
    icon: str
    trend: tuple[float, ...]
    change: str = ""
    sense: Sense = ""
    opens: bool = True


def offered(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """The ids and names of all figures that may be chosen, in the language in force."""
    catalogue, language = workspace.catalogue, current()
    milestones = ((key, one.label.text(language)) for key, one in catalogue.milestones.items())
    lines = ((line.id, f"{line.label.text(language)} ({line.id})") for _indicator, line in catalogue.lines())
    return (*milestones, *lines)


def key_figures(results: Results, chosen: Sequence[str]) -> tuple[KeyFigure, ...]:
    """The figures of these ids, in their order; those that the pilot does not have are left out."""
    return tuple(_key_figures(results, chosen))


def _key_figures(results: Results, chosen: Sequence[str]) -> Iterator[KeyFigure]:
    lines = {line.id: (indicator.heading.direction, line) for indicator, line in results.catalogue.lines()}
    for key in chosen:
        if key in results.milestones:
            yield _milestone(results, results.milestones[key])
        elif key in lines and key in results.indicators:
            yield _figure(results, results.indicators[key], *lines[key])


def _milestone(results: Results, milestone: Milestone) -> KeyFigure:
    months = tuple(float(month.n) for month in by_month(results, milestone.key))
    women = ngettext("{n} woman", "{n} women", milestone.women).format(n=number(milestone.women))
    before = _before(results)
    when = results.catalogue.milestones[milestone.key].when
    moved = milestone.n - int(results.view.at(before).members(when).sum()) if before else 0
    return KeyFigure(
        figure=milestone.key,
        label=milestone.name,
        text=number(milestone.n),
        note=women,
        icon=_ICONS.get(milestone.key, "flag"),
        trend=months,
        change=f"+{number(moved)}" if moved else "",
        sense="good" if moved and milestone.key not in _NEITHER else "",
    )


def _figure(results: Results, figure: Figure, direction: str, line: Line) -> KeyFigure:
    counts = figure.counts_text
    course = tuple(_course(results, line))
    before = _before(results)
    then = line.measure.read(results.view.at(before)).value if before else None
    change, sense = _change(figure, then, direction)
    icon = _ICONS.get(figure.id) or _ICONS.get(figure.indicator) or _ICONS.get(figure.id[0], "flag")
    opens = bool(results.members(figure.id).any() or results.members(figure.id, "d").any())
    return KeyFigure(figure.id, figure.name, figure.value_text, counts, icon, course, change, sense, opens)


def _change(figure: Figure, then: Fraction | None, direction: str) -> tuple[str, Sense]:
    """How a figure moved, in its own unit, and whether that is as it should be."""
    if figure.exact is None or then is None or figure.exact == then:
        return "", ""
    moved = figure.exact - then
    sign = "+" if moved > 0 else "\N{MINUS SIGN}"
    size = abs(moved)
    if figure.unit in ("percent", "share", "points"):
        said = _("{sign}{n} pts").format(sign=sign, n=number(size * 100, 1))
    else:
        said = f"{sign}{number(size, 0 if size.denominator == 1 else 1)}"
    wanted = {"up": moved > 0, "down": moved < 0}.get(direction)
    return said, "" if wanted is None else "good" if wanted else "bad"


def _course(results: Results, line: Line) -> Iterator[float]:
    """The figure at the end of each of the last months in which it is known, and on its day."""
    for day in _month_ends(results):
        value = line.measure.read(results.view.at(day)).value
        if value is not None:
            yield float(value)


def _month_ends(results: Results) -> Iterator[date]:
    first = first_day(results)
    if first is None:
        return
    begun = max(first, add_months(results.as_of, 1 - _TREND_MONTHS)).replace(day=1)
    while (following := add_months(begun, 1)) <= results.as_of:
        yield following - timedelta(1)
        begun = following
    yield results.as_of


def _before(results: Results) -> date | None:
    """The day that figures are compared with; None where the pilot had not begun."""
    day, first = add_months(results.as_of, -COMPARED_MONTHS), first_day(results)
    return day if first is not None and first <= day else None
