"""What the indicators are calculated from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.record import Values
from partnertrack.persistence.narrow import Made, raw
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import CohortTable, EnrolmentTable, EventTable, ParticipantTable


class CaseFact(NamedTuple):
    """One enrolment; `values` are those of the enrolment."""

    enrolment_id: UUID
    participant_id: UUID
    number: int
    reference: str | None
    track: str
    cohort: str | None
    values: Values
    sex: str | None
    birth_date: date | None
    region: str | None
    nationality: str | None
    person_values: Values


class EventFact(NamedTuple):
    """One event of an enrolment."""

    enrolment_id: UUID
    step: str
    occurrence: int
    status: str
    outcome: str | None
    started_on: date | None
    done_on: date | None
    planned_on: date | None
    due_on: date | None
    reason: str | None
    organisation_id: UUID | None
    values: Values


class Facts(NamedTuple):
    """All enrolments by number, and all events enrolment by enrolment."""

    cases: list[CaseFact]
    events: list[EventFact]


def cases(reading: Reading) -> Facts:
    """Everything that figures are made of, without names."""
    return Facts(_cases(reading), _events(reading))


def _cases(reading: Reading) -> list[CaseFact]:
    statement = (
        select(
            EnrolmentTable.id,
            EnrolmentTable.participant_id,
            EnrolmentTable.number,
            EnrolmentTable.reference,
            EnrolmentTable.track,
            CohortTable.name,
            EnrolmentTable.values,
            ParticipantTable.sex,
            ParticipantTable.birth_date,
            ParticipantTable.region,
            ParticipantTable.nationality,
            ParticipantTable.values,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
        .order_by(EnrolmentTable.number, EnrolmentTable.id)
    )
    return [CaseFact._make(row) for row in reading.rows(statement)]


def _events(reading: Reading) -> list[EventFact]:
    """All events, read raw: a million of them have a few thousand days, ids and values, each made but once."""
    statement = select(
        raw(EventTable.enrolment_id),
        EventTable.step,
        EventTable.occurrence,
        EventTable.status,
        EventTable.outcome,
        raw(EventTable.started_on),
        raw(EventTable.done_on),
        raw(EventTable.planned_on),
        raw(EventTable.due_on),
        EventTable.reason,
        raw(EventTable.organisation_id),
        raw(EventTable.values),
    )
    key = Made(reading.connection.dialect, EventTable.enrolment_id)
    day = Made(reading.connection.dialect, EventTable.done_on)
    values = Made(reading.connection.dialect, EventTable.values)
    return [
        EventFact(
            key[enrolment],
            step,
            occurrence,
            status,
            outcome,
            day[started],
            day[done],
            day[planned],
            day[due],
            reason,
            key[organisation],
            values[written],
        )
        for (
            enrolment,
            step,
            occurrence,
            status,
            outcome,
            started,
            done,
            planned,
            due,
            reason,
            organisation,
            written,
        ) in reading.each(statement)
    ]
