"""Who is to leave on a planned day, as narrowly as plans need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.record import NOTHING, Value, Values
from partnertrack.domain.standing import by_step
from partnertrack.persistence.narrow import Made, raw
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import (
    DeadlineTable,
    EnrolmentTable,
    EventTable,
    ParticipantTable,
    StandingTable,
)


class Happened(NamedTuple):
    """An event with the organisation at which it is; its values are not read."""

    step: str
    occurrence: int
    status: str
    outcome: str | None
    planned_on: date | None
    due_on: date | None
    done_on: date | None
    organisation_id: UUID | None
    values: Values = NOTHING


class Leaving(NamedTuple):
    """An enrolment with its events by step; `values` are the last valid days of papers by the key of their field."""

    enrolment_id: UUID
    track: str
    region: str | None
    events: Mapping[str, Sequence[Happened]]
    values: Values


def leaving(reading: Reading, step: str, status: str, settled: Collection[str]) -> list[Leaving]:
    """The enrolments of that status for which the step has a planned day, and is not yet as the settled ones are."""
    planned = (
        select(EventTable.enrolment_id)
        .join(StandingTable, StandingTable.enrolment_id == EventTable.enrolment_id)
        .where(EventTable.step == step, EventTable.planned_on.is_not(None), StandingTable.status == status)
        .where(EventTable.status.not_in(settled))
        .distinct()
    )
    ids = list(reading.scalars(planned))
    events, valid = _events(reading, ids), _valid(reading, ids)
    people = select(EnrolmentTable.id, EnrolmentTable.track, ParticipantTable.region).join(
        ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id
    )
    return [
        Leaving(key, track, region, by_step(events.get(key, ())), valid.get(key, NOTHING))
        for key, track, region in reading.among(people, EnrolmentTable.id, ids)
    ]


def _events(reading: Reading, ids: Collection[UUID]) -> dict[UUID, list[Happened]]:
    statement = select(
        EventTable.enrolment_id,
        EventTable.step,
        EventTable.occurrence,
        EventTable.status,
        EventTable.outcome,
        raw(EventTable.planned_on),
        raw(EventTable.due_on),
        raw(EventTable.done_on),
        raw(EventTable.organisation_id),
    ).order_by(EventTable.enrolment_id, EventTable.id)
    day = Made(reading.connection.dialect, EventTable.done_on)
    place = Made(reading.connection.dialect, EventTable.organisation_id)
    found: defaultdict[UUID, list[Happened]] = defaultdict(list)
    for key, step, occurrence, status, outcome, planned, due, done, where in reading.among(
        statement, EventTable.enrolment_id, ids
    ):
        found[key].append(Happened(step, occurrence, status, outcome, day[planned], day[due], day[done], place[where]))
    return found


def _valid(reading: Reading, ids: Collection[UUID]) -> dict[UUID, dict[str, Value]]:
    """The last valid day by the key of the field; of several days the latest, because papers are renewed."""
    statement = (
        select(DeadlineTable.enrolment_id, DeadlineTable.key, DeadlineTable.day)
        .where(DeadlineTable.kind == "expiry")
        .order_by(DeadlineTable.day)
    )
    found: defaultdict[UUID, dict[str, Value]] = defaultdict(dict)
    for key, field, day in reading.among(statement, DeadlineTable.enrolment_id, ids):
        found[key][field] = day
    return found
