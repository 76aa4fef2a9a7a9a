"""The program's own figures for a pilot in plain shapes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from uuid import UUID

from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.calculate import Results, calculate
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.office import Office
from partnertrack.services.pilots import template
from tests.oracle.raw import Happening, Pilot, Trainee

_scheme = cache(template)


def worked_out(pilot: Pilot, scheme: str, day: date, since: date | None = None) -> Results:
    rules: Scheme = _scheme(scheme)
    return calculate(rules, shipped_catalogue(), map(_case, pilot.trainees), day, since, Office(applicants=pilot.applied))


def keys(ids: Iterable[UUID]) -> list[int]:
    return [each.int for each in ids]


def organisation(key: int | None) -> UUID | None:
    return UUID(int=10**12 + key) if key else None


def _case(each: Trainee) -> Case:
    return Case(
        UUID(int=each.key),
        UUID(int=10**9 + each.person),
        each.key,
        each.sex,
        each.born,
        each.region,
        each.nationality,
        each.cohort,
        each.track,
        each.said,
        by_step(map(_fact, each.happened)),
    )


def _fact(each: Happening) -> EventFact:
    return EventFact(
        each.step,
        each.occurrence,
        each.status,
        each.outcome,
        each.started,
        each.done,
        each.planned,
        None,
        organisation(each.organisation),
        each.said,
        each.due,
    )
