"""Milestones and indicators of a pilot as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from typing import Literal
from uuid import UUID

import numpy as np

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.text import Label
from partnertrack.indicators.case import Case
from partnertrack.indicators.columns import Mask
from partnertrack.indicators.condition import SEXES, Sex
from partnertrack.indicators.definition import Catalogue, Indicator, Line, MilestoneDefinition
from partnertrack.indicators.figure import Figure, Milestone
from partnertrack.indicators.measure import Count, Reading, amount
from partnertrack.indicators.office import NO_OFFICE, Office
from partnertrack.indicators.view import Register, View, register

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

    def members(self, key: str, part: Part = "n") -> Mask:
        """The cases behind a milestone ("departed") or a part of a figure ("P3.6"); raises KeyError for others."""
        if key in self.milestones:
            return self.view.members(self.catalogue.milestones[key].when)
        reading = self.readings[key]
        parts = {"n": reading.in_n, "d": reading.in_d, "unknown": reading.unknown, "outside": reading.outside}
        found = parts[part]
        return self.view.register.nobody if found is None else found

    def who(self, key: str, part: Part = "n") -> tuple[UUID, ...]:
        """The enrolments behind a milestone or a part of a figure, in the order of the cases."""
        people = self.view.register.people
        return tuple(people[place].enrolment_id for place in np.flatnonzero(self.members(key, part)).tolist())

    def others(self, key: str, part: Part = "n") -> tuple[UUID, ...]:
        """The organisations or vacancies behind a part of a figure that counts such; nothing for other figures."""
        reading = self.readings[key]
        return {"n": reading.n_ids, "d": reading.d_ids}.get(part, ())


def calculate(
    scheme: Scheme,
    catalogue: Catalogue,
    cases: Iterable[Case],
    as_of: date,
    since: date | None = None,
    office: Office = NO_OFFICE,
) -> Results:
    """Every milestone and indicator of the catalogue, cumulative to `as_of`; `results_of` says more."""
    return results_of(register(scheme, cases), catalogue, as_of, since, office)


def results_of(
    known: Register, catalogue: Catalogue, as_of: date, since: date | None = None, office: Office = NO_OFFICE
) -> Results:
    """Every milestone and indicator of the catalogue, cumulative to `as_of`.

    With `since`, counts also say how many of them fell into the period from `since` to `as_of`, and durations are those
    of the period. `office` is what is known beside the cases.
    """
    view = View(known, as_of, since, office)
    views = _Views(view, view.strict(), view.at(since - timedelta(1)) if since else None)
    readings = {line.id: line.measure.read(view) for _, line in catalogue.lines()}
    return Results(
        view,
        catalogue,
        {key: _milestone(definition, views) for key, definition in catalogue.milestones.items()},
        {line.id: _figure(indicator, line, readings[line.id], views) for indicator, line in catalogue.lines()},
        readings,
    )


def tally(view: View, key: str, label: Label, found: Mask) -> Milestone:
    """These cases, counted by sex."""
    women, men, other = (amount(found & view.members(Sex(sex))) for sex in SEXES[:-1])
    n = amount(found)
    return Milestone(key, label, n, women, men, other, n - women - men - other)


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
        undated=amount(found & ~views.strict.members(definition.when)),
        in_period=amount(found & ~views.before.members(definition.when)) if views.before else None,
    )


def _figure(indicator: Indicator, line: Line, reading: Reading, views: _Views) -> Figure:
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
        unknown=amount(reading.unknown),
        unknown_in_d=_both(reading.unknown, reading.in_d),
        undated=_undated(reading, line.measure.read(views.strict)),
        outside=amount(reading.outside),
        in_period=in_period,
        counts=line.measure.counts,
        currency=reading.currency,
        limit=reading.limit,
    )


def _both(one: Mask | None, other: Mask | None) -> int:
    return 0 if one is None or other is None else amount(one & other)


def _undated(reading: Reading, certain: Reading) -> int:
    """How many are counted, above or below the line, only because an event without a day counts."""
    pairs = ((reading.in_n, certain.in_n), (reading.in_d, certain.in_d))
    differing = [one ^ other for one, other in pairs if one is not None and other is not None]
    ids = {*reading.n_ids, *reading.d_ids} - {*certain.n_ids, *certain.d_ids}
    return amount(reduce(np.logical_or, differing) if differing else None) + len(ids)
