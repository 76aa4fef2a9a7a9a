"""The departures that are planned, each with its way back to the day on which every step must begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE, BackPlan
from partnertrack.domain.departure import planned_departure, way_to
from partnertrack.domain.duration import Duration
from partnertrack.domain.journey import SETTLED
from partnertrack.domain.standing import ACTIVE
from partnertrack.persistence.queries import departures as planned
from partnertrack.persistence.queries import records
from partnertrack.persistence.queries.departures import Leaving
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Departure:
    """A planned departure; `expiring` are the fields of what is not valid for long enough after it."""

    enrolment_id: UUID
    plan: BackPlan
    expiring: tuple[str, ...]


def departures(workspace: Workspace, as_of: date) -> tuple[Departure, ...]:
    """The departures that are still to come, the nearest first; a day that has passed without one is among them."""
    with workspace.store.reading() as reading:
        durations = records.all_of(reading, Duration)
    return plans(workspace, leaving(workspace), as_of, durations)


def leaving(workspace: Workspace) -> list[Leaving]:
    """Those who are on their way and have a planned departure, with what plans need to know of them."""
    with workspace.store.reading() as reading:
        return planned.leaving(reading, DEPARTURE, ACTIVE, SETTLED)


def plans(
    workspace: Workspace, people: Iterable[Leaving], as_of: date, durations: Iterable[Duration]
) -> tuple[Departure, ...]:
    """Their departures, the nearest first, where steps take what these durations say."""
    kept = tuple(durations)
    found = (_departure(workspace, each, as_of, kept) for each in people)
    return tuple(sorted((each for each in found if each), key=lambda each: (each.plan.departure, each.enrolment_id)))


def _departure(workspace: Workspace, person: Leaving, as_of: date, durations: Iterable[Duration]) -> Departure | None:
    day = planned_departure(person)
    if day is None:
        return None
    way = way_to(workspace.scheme, person, day, as_of, durations)
    return Departure(person.enrolment_id, way.plan, way.expiring) if way.plan.steps else None
