"""Since when nothing happened any more with each person, for the rules of retention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EnrolmentTable, ErasureTable, EventTable, ParticipantTable, StandingTable


@dataclass(slots=True)
class LastDays:
    """A person with the name and number to show, the last day of all, and that of each step that was asked for."""

    participant_id: UUID
    enrolment_id: UUID
    number: int
    name: str
    last_on: date | None = None
    steps: dict[str, date] = field(default_factory=dict)


def last_days(reading: Reading, steps: Collection[str]) -> list[LastDays]:
    """Everybody who was not erased, by number; of several enrolments the last day counts."""
    found: dict[UUID, LastDays] = {}
    erased = set(reading.scalars(select(ErasureTable.participant_id)))
    statement = (
        select(
            EnrolmentTable.id,
            EnrolmentTable.number,
            EnrolmentTable.participant_id,
            ParticipantTable.first_name,
            ParticipantTable.last_name,
            StandingTable.last_on,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .outerjoin(StandingTable, StandingTable.enrolment_id == EnrolmentTable.id)
        .order_by(EnrolmentTable.number)
    )
    for key, number, person, first, last, last_on in reading.rows(statement):
        if person in erased:
            continue
        each = found.setdefault(person, LastDays(person, key, number, f"{first} {last}".strip()))
        each.last_on = max(filter(None, (each.last_on, last_on)), default=None)
    for person, of_steps in _steps(reading, steps).items():
        if person in found:
            found[person].steps = of_steps
    return list(found.values())


def _steps(reading: Reading, steps: Collection[str]) -> dict[UUID, dict[str, date]]:
    days: defaultdict[UUID, dict[str, date]] = defaultdict(dict)
    if steps:
        statement = (
            select(EnrolmentTable.participant_id, EventTable.step, func.max(EventTable.done_on))
            .join(EnrolmentTable, EnrolmentTable.id == EventTable.enrolment_id)
            .where(EventTable.step.in_(sorted(steps)), EventTable.done_on.is_not(None))
            .group_by(EnrolmentTable.participant_id, EventTable.step)
        )
        for person, step, day in reading.rows(statement):
            if day:
                days[person][step] = day
    return days
