"""Everybody by name, number and reference."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select

from partnertrack.domain.names import fold
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


def named(reading: Reading, beginning: str) -> list[UUID]:
    """The enrolments of people one of whose names begins so, as a search folds it."""
    folded, start = ParticipantTable.folded, fold(beginning)
    begins = or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))
    person = ParticipantTable.id == EnrolmentTable.participant_id
    return list(reading.scalars(select(EnrolmentTable.id).join(ParticipantTable, person).where(begins)))


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
