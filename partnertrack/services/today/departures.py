"""The departures that are planned, each with its way back to the day on which every step must begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE, BackPlan, back_plan, too_short
from partnertrack.domain.duration import Duration
from partnertrack.domain.durations import days_for
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
    events = person.events
    day = next((event.planned_on for event in events if event.step == DEPARTURE and event.planned_on), None)
    if day is None:
        return None
    where = {event.step: event.organisation_id for event in events if event.organisation_id}
    days = days_for(durations, where, person.region)
    plan = back_plan(workspace.scheme, person.track, events, day, as_of, days=days)
    if not plan.steps:
        return None
    return Departure(person.enrolment_id, plan, too_short(person.valid_until, day))
