"""Milestones and indicators of a pilot as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.text import Label
from partnertrack.indicators.case import Case
from partnertrack.indicators.condition import known_sex
from partnertrack.indicators.definition import Catalogue, Indicator, Line, MilestoneDefinition
from partnertrack.indicators.figure import Figure, Milestone
from partnertrack.indicators.measure import Count, Reading
from partnertrack.indicators.view import Members, View, register

Part = Literal["n", "d", "unknown", "outside"]


@dataclass(frozen=True, slots=True)
class Results:
    """All figures of a pilot as of a day, with who stands behind each of them."""

    view: View
    catalogue: Catalogue
    milestones: Mapping[str, Milestone]
    indicators: Mapping[str, Figure]
    readings: Mapping[str, Reading]

    @property
    def as_of(self) -> date:
        """The day up to which everything counts."""
        return self.view.day

    def members(self, key: str, part: Part = "n") -> Members:
        """The cases behind a milestone ("departed") or a part of a figure ("P3.6"); raises KeyError for others."""
        if key in self.milestones:
            return self.view.members(self.catalogue.milestones[key].when)
        reading = self.readings[key]
        return {"n": reading.in_n, "d": reading.in_d, "unknown": reading.unknown, "outside": reading.outside}[part]

    def who(self, key: str, part: Part = "n") -> tuple[UUID, ...]:
        """The enrolments behind a milestone or a part of a figure, in the order of the cases."""
        return tuple(self.view.register.cases[place].enrolment_id for place in sorted(self.members(key, part)))


def calculate(
    scheme: Scheme,
    catalogue: Catalogue,
    cases: Iterable[Case],
    as_of: date,
    since: date | None = None,
    pool_applied: int | None = None,
) -> Results:
    """Every milestone and indicator of the catalogue, cumulative to `as_of`.

    With `since`, counts also say how many of them fell into the period from `since` to `as_of`, and durations are those
    of the period. `pool_applied` is the number of applicants, where it is known.
    """
    view = View(register(scheme, cases), as_of, since, pool_applied)
    views = _Views(view, view.strict(), view.at(since - timedelta(1)) if since else None)
    readings = {line.id: line.measure.read(view) for _, line in catalogue.lines()}
    return Results(
        view,
        catalogue,
        {key: _milestone(definition, views) for key, definition in catalogue.milestones.items()},
        {line.id: _figure(indicator, line, readings[line.id], views) for indicator, line in catalogue.lines()},
        readings,
    )


def tally(view: View, key: str, label: Label, found: Members) -> Milestone:
    """These cases, counted by sex."""
    sexes = Counter(known_sex(view.register.cases[place].sex) for place in found)
    return Milestone(key, label, len(found), sexes["female"], sexes["male"], sexes["other"], sexes["unknown"])


@dataclass(frozen=True, slots=True)
class _Views:
    """The day itself, the day without undated events, and the eve of the period where there is one."""

    now: View
    strict: View
    before: View | None


def _milestone(definition: MilestoneDefinition, views: _Views) -> Milestone:
    found = views.now.members(definition.when)
    return replace(
        tally(views.now, definition.key, definition.label, found),
        undated=len(found - views.strict.members(definition.when)),
        in_period=len(found - views.before.members(definition.when)) if views.before else None,
    )


def _figure(indicator: Indicator, line: Line, reading: Reading, views: _Views) -> Figure:
    certain = line.measure.read(views.strict)
    in_period = None
    if views.before and isinstance(line.measure, Count):
        in_period = line.measure.newly(views.now, views.before)
    return Figure(
        id=line.id,
        indicator=indicator.id,
        label=line.label,
        unit=line.unit,
        exact=reading.value,
        n=reading.n,
        d=reading.d,
        unknown=len(reading.unknown),
        unknown_in_d=len(reading.unknown & reading.in_d),
        undated=len((reading.in_n ^ certain.in_n) | (reading.in_d ^ certain.in_d)),
        outside=len(reading.outside),
        in_period=in_period,
    )
