"""What registers say: who was there on which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.attendance import Attendance
from partnertrack.persistence.queries.records import fetch
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import AttendanceTable


def marks(reading: Reading, enrolment_ids: Collection[UUID], step: str, first: date, last: date) -> list[Attendance]:
    """The marks of these enrolments at a step from the first to the last day, in no order."""
    statement = select(AttendanceTable.id).where(
        AttendanceTable.step == step, AttendanceTable.held_on >= first, AttendanceTable.held_on <= last
    )
    ids = [row[0] for row in reading.among(statement, AttendanceTable.enrolment_id, enrolment_ids)]
    return list(fetch(reading, Attendance, ids).values())
