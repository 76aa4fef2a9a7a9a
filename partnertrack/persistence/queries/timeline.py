"""What happened and is to happen to one participant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from partnertrack.domain.record import Values
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EventTable, OrganisationTable, SourceTable


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event with the names of the organisation and of the file behind it."""

    event_id: UUID
    step: str
    occurrence: int
    status: str
    outcome: str | None
    planned_on: date | None
    due_on: date | None
    started_on: date | None
    done_on: date | None
    reason: str | None
    values: Values
    organisation: str | None
    source: str | None
    source_place: str | None


def timeline(reading: Reading, enrolment_id: UUID) -> list[TimelineRow]:
    """What happened and is to happen to one enrolment, by day; what has no day comes last."""
    day = func.coalesce(EventTable.done_on, EventTable.started_on, EventTable.planned_on, EventTable.due_on)
    statement = (
        select(
            EventTable.id,
            EventTable.step,
            EventTable.occurrence,
            EventTable.status,
            EventTable.outcome,
            EventTable.planned_on,
            EventTable.due_on,
            EventTable.started_on,
            EventTable.done_on,
            EventTable.reason,
            EventTable.values,
            OrganisationTable.name,
            SourceTable.file_name,
            EventTable.source_place,
        )
        .outerjoin(OrganisationTable, OrganisationTable.id == EventTable.organisation_id)
        .outerjoin(SourceTable, SourceTable.id == EventTable.source_id)
        .where(EventTable.enrolment_id == enrolment_id)
        .order_by(day.asc().nulls_last(), EventTable.id)
    )
    return [TimelineRow(*tuple(row)) for row in reading.rows(statement)]
