"""Whom the pilot knows, for an import to match its rows with."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.identity import Identity
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EnrolmentTable, ErasureTable, ParticipantTable, ReplicaTable

_IN_VALUES = ("phone", "email", "passport_no", "national_id")
"""The details of a person that are kept among the values."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One enrolment with who it is; `folded` is the name as a search sees it."""

    enrolment_id: UUID
    participant_id: UUID
    cohort_id: UUID | None
    number: int
    identity: Identity
    folded: str

    @property
    def label(self) -> str:
        """The pseudonym that may be printed: PT-000123."""
        return pseudonym(self.number)


def known(reading: Reading) -> list[KnownPerson]:
    """Every enrolment with its person, by number; not those whose data were erased: nobody is recognised in them."""
    statement = (
        select(
            EnrolmentTable.id,
            EnrolmentTable.participant_id,
            EnrolmentTable.cohort_id,
            EnrolmentTable.number,
            EnrolmentTable.reference,
            ParticipantTable.last_name,
            ParticipantTable.first_name,
            ParticipantTable.birth_date,
            ParticipantTable.sex,
            ParticipantTable.values,
            ParticipantTable.folded,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .where(ParticipantTable.id.not_in(select(ErasureTable.participant_id)))
        .order_by(EnrolmentTable.number, EnrolmentTable.id)
    )
    return [
        KnownPerson(
            enrolment_id,
            participant_id,
            cohort_id,
            number,
            Identity(
                last_name=last_name,
                first_name=first_name,
                birth_date=birth_date,
                sex=sex,
                reference=reference or "",
                **{name: str(values.get(name, "")) for name in _IN_VALUES},
            ),
            folded,
        )
        for (
            enrolment_id,
            participant_id,
            cohort_id,
            number,
            reference,
            last_name,
            first_name,
            birth_date,
            sex,
            values,
            folded,
        ) in reading.rows(statement)
    ]


def next_number(reading: Reading) -> int:
    """The number for the next enrolment; a number is never given twice, even when its enrolment was undone."""
    return (
        max(
            reading.scalar(select(ReplicaTable.last_number)) or 0,
            reading.scalar(select(func.max(EnrolmentTable.number))) or 0,
        )
        + 1
    )
