"""The departures that are planned, each with its way back to the day on which every step must begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.back_planning import BackPlan
from partnertrack.domain.departure import planned_departure, way_to
from partnertrack.domain.duration import Duration
from partnertrack.persistence.queries import records
from partnertrack.services.today.deadlines import under_way
from partnertrack.services.workspace import Case, Workspace


@dataclass(frozen=True, slots=True)
class Departure:
    """A planned departure; `expiring` are the fields of what is not valid for long enough after it."""

    enrolment_id: UUID
    plan: BackPlan
    expiring: tuple[str, ...]


def departures(workspace: Workspace, as_of: date) -> tuple[Departure, ...]:
    """The departures that are still to come, the nearest first; a day that has passed without one is among them."""
    return planned(workspace, under_way(workspace, as_of), as_of)


def planned(workspace: Workspace, cases: Iterable[Case], as_of: date) -> tuple[Departure, ...]:
    """The departures that these enrolments have before them."""
    with workspace.store.reading() as reading:
        durations = records.all_of(reading, Duration)
    found = (_departure(workspace, case, as_of, durations) for case in cases)
    return tuple(sorted((each for each in found if each), key=lambda each: each.plan.departure))


def _departure(workspace: Workspace, case: Case, as_of: date, durations: Iterable[Duration]) -> Departure | None:
    day = planned_departure(case)
    if day is None:
        return None
    way = way_to(workspace.scheme, case, day, as_of, durations)
    return Departure(case.enrolment_id, way.plan, way.expiring) if way.plan.steps else None
