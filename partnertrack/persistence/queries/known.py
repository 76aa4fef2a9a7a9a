"""What is known of enrolments, as narrowly as the derived tables need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.record import NOTHING, Values
from partnertrack.persistence.narrow import Made, raw
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import DocumentTable, EnrolmentTable, EventTable, ParticipantTable


class Person(NamedTuple):
    """A participant."""

    last_name: str
    first_name: str
    sex: str | None
    birth_date: date | None
    values: Values


class Enrolled(NamedTuple):
    """An enrolment."""

    id: UUID
    track: str
    cohort_id: UUID | None
    values: Values


class Happened(NamedTuple):
    """An event; `values` are read where they say until when something is valid."""

    step: str
    occurrence: int
    status: str
    outcome: str | None
    started_on: date | None
    done_on: date | None
    planned_on: date | None
    due_on: date | None
    values: Values

    def is_done_by(self, day: date) -> bool:
        """Whether the step is done on or before `day`; done on an unknown day counts."""
        return self.status == "done" and (self.done_on is None or self.done_on <= day)


class Paper(NamedTuple):
    """A document that has a last valid day."""

    type: str
    expires_on: date | None


class Known(NamedTuple):
    """One enrolment with its person, its events in the order in which they were stored, and its documents."""

    person: Person
    enrolment: Enrolled
    events: Sequence[Happened]
    documents: Sequence[Paper]


def enrolments_of(reading: Reading, participant_ids: Collection[UUID]) -> Iterator[UUID]:
    """The enrolments of these participants."""
    for (key,) in reading.among(select(EnrolmentTable.id), EnrolmentTable.participant_id, participant_ids):
        yield key


def all_enrolments(reading: Reading) -> list[UUID]:
    """Every enrolment, the oldest first."""
    return list(reading.scalars(select(EnrolmentTable.id).order_by(EnrolmentTable.id)))


def known_of(reading: Reading, enrolment_ids: Collection[UUID], expiring: Collection[str]) -> Iterator[Known]:
    """These enrolments, but for those that are gone; `expiring` are the fields of dates of validity."""
    events = _events(reading, enrolment_ids, [f'"{key}"' for key in expiring])
    documents: defaultdict[UUID, list[Paper]] = defaultdict(list)
    papers = select(DocumentTable.enrolment_id, DocumentTable.type, DocumentTable.expires_on).where(
        DocumentTable.expires_on.is_not(None)
    )
    for key, kind, expires_on in reading.among(papers, DocumentTable.enrolment_id, enrolment_ids):
        documents[key].append(Paper(kind, expires_on))
    people = select(
        ParticipantTable.last_name,
        ParticipantTable.first_name,
        ParticipantTable.sex,
        ParticipantTable.birth_date,
        ParticipantTable.values,
        EnrolmentTable.id,
        EnrolmentTable.track,
        EnrolmentTable.cohort_id,
        EnrolmentTable.values,
    ).join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
    for row in reading.among(people, EnrolmentTable.id, enrolment_ids):
        person, enrolment = Person._make(row[:5]), Enrolled._make(row[5:])
        yield Known(person, enrolment, events.get(enrolment.id, ()), documents.get(enrolment.id, ()))


def _events(reading: Reading, enrolment_ids: Collection[UUID], expiring: Sequence[str]) -> dict[UUID, list[Happened]]:
    statement = select(
        EventTable.enrolment_id,
        EventTable.step,
        EventTable.occurrence,
        EventTable.status,
        EventTable.outcome,
        raw(EventTable.started_on),
        raw(EventTable.done_on),
        raw(EventTable.planned_on),
        raw(EventTable.due_on),
        raw(EventTable.values),
    ).order_by(EventTable.enrolment_id, EventTable.id)
    day = Made(reading.connection.dialect, EventTable.done_on)
    values = Made(reading.connection.dialect, EventTable.values)
    found: defaultdict[UUID, list[Happened]] = defaultdict(list)
    for key, step, occurrence, status, outcome, started, done, planned, due, text in reading.among(
        statement, EventTable.enrolment_id, enrolment_ids
    ):
        told = values[text] if text and any(each in text for each in expiring) else NOTHING
        found[key].append(
            Happened(step, occurrence, status, outcome, day[started], day[done], day[planned], day[due], told)
        )
    return found
