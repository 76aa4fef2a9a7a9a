"""Everybody by name, number and reference."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EnrolmentTable, ParticipantTable


@dataclass(frozen=True, slots=True)
class Called:
    """One enrolment, as people may write down whom they mean."""

    enrolment_id: UUID
    number: int
    reference: str | None
    last_name: str
    first_name: str


def roll(reading: Reading) -> list[Called]:
    """Every enrolment, by number."""
    statement = (
        select(
            EnrolmentTable.id,
            EnrolmentTable.number,
            EnrolmentTable.reference,
            ParticipantTable.last_name,
            ParticipantTable.first_name,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .order_by(EnrolmentTable.number)
    )
    return [Called(*row) for row in reading.rows(statement)]
