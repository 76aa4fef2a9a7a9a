"""What the indicators are calculated from."""

from __future__ import annotations

from collections.abc import Sequence
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


class Happened(NamedTuple):
    """All events of these enrolments, a list for each part; `who` are the places of the enrolments.

    Days are `date.toordinal()`, 0 where none is known.
    """

    step: Sequence[str]
    who: Sequence[int]
    occurrence: Sequence[int]
    status: Sequence[str]
    outcome: Sequence[str | None]
    started: Sequence[int]
    done: Sequence[int]
    planned: Sequence[int]
    due: Sequence[int]
    organisation: Sequence[UUID | None]
    values: Sequence[Values]
    reason: Sequence[str | None]


class Facts(NamedTuple):
    """All enrolments by number, and all events, oldest first."""

    cases: list[CaseFact]
    events: Happened


def cases(reading: Reading) -> Facts:
    """Everything that figures are made of, without names."""
    found = _cases(reading)
    return Facts(found, _events(reading, {case.enrolment_id.bytes: place for place, case in enumerate(found)}))


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


def _events(reading: Reading, places: dict[bytes, int]) -> Happened:
    """All events, read raw: a million of them have a few thousand days, ids and values, each made but once."""
    statement = select(
        EventTable.step,
        raw(EventTable.enrolment_id),
        EventTable.occurrence,
        EventTable.status,
        EventTable.outcome,
        raw(EventTable.started_on),
        raw(EventTable.done_on),
        raw(EventTable.planned_on),
        raw(EventTable.due_on),
        raw(EventTable.organisation_id),
        raw(EventTable.values),
        EventTable.reason,
    )
    columns = reading.columns(statement) or [()] * len(Happened._fields)
    step, who, occurrence, status, outcome, started, done, planned, due, organisation, values, reason = columns
    key = Made(reading.connection.dialect, EventTable.organisation_id)
    made = Made(reading.connection.dialect, EventTable.values)
    day = _Ordinals(reading.connection.dialect, EventTable.done_on)
    return Happened(
        step=step,
        who=list(map(places.__getitem__, who)),
        occurrence=occurrence,
        status=status,
        outcome=outcome,
        started=list(map(day.__getitem__, started)),
        done=list(map(day.__getitem__, done)),
        planned=list(map(day.__getitem__, planned)),
        due=list(map(day.__getitem__, due)),
        organisation=list(map(key.__getitem__, organisation)),
        values=list(map(made.__getitem__, values)),
        reason=reason,
    )


class _Ordinals(Made):
    """Raw days as numbers."""

    def __missing__(self, raw: object) -> int:
        """The number of a day that was not met yet, 0 for none."""
        day = super().__missing__(raw)
        number = self[raw] = day.toordinal() if isinstance(day, date) else 0
        return number
