"""Events of a step that are settled without being done."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EventTable


def settled(reading: Reading, step: str, statuses: Collection[str]) -> dict[tuple[UUID, int], str]:
    """The status of each such event of the step that has one of these, by its enrolment and occurrence."""
    statement = select(EventTable.enrolment_id, EventTable.occurrence, EventTable.status).where(
        EventTable.step == step, EventTable.status.in_(statuses)
    )
    return {(who, occurrence): status for who, occurrence, status in reading.rows(statement)}
