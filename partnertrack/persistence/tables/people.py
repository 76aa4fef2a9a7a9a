"""The tables of people and of what happens to them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.domain.record import Values
from partnertrack.persistence.tables.base import RecordTable, TypedValues


class CohortTable(RecordTable):
    """`Cohort`."""

    __tablename__ = "cohort"

    name: Mapped[str]
    capacity: Mapped[int | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class ParticipantTable(RecordTable):
    """`Participant`; `folded` is what a search looks at, kept by the store."""

    __tablename__ = "participant"

    last_name: Mapped[str]
    first_name: Mapped[str]
    sex: Mapped[str | None]
    birth_date: Mapped[date | None]
    nationality: Mapped[str | None]
    region: Mapped[str | None]
    values: Mapped[Values] = mapped_column(TypedValues, nullable=True)
    folded: Mapped[str] = mapped_column(index=True)


class EnrolmentTable(RecordTable):
    """`Enrolment`."""

    __tablename__ = "enrolment"

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    number: Mapped[int]
    reference: Mapped[str | None] = mapped_column(index=True)
    cohort_id: Mapped[UUID | None] = mapped_column(ForeignKey("cohort.id"))
    track: Mapped[str]
    values: Mapped[Values] = mapped_column(TypedValues, nullable=True)


class EventTable(RecordTable):
    """`Event`."""

    __tablename__ = "event"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"))
    step: Mapped[str]
    occurrence: Mapped[int]
    status: Mapped[str]
    outcome: Mapped[str | None]
    planned_on: Mapped[date | None]
    due_on: Mapped[date | None]
    started_on: Mapped[date | None]
    done_on: Mapped[date | None]
    reason: Mapped[str | None]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    values: Mapped[Values] = mapped_column(TypedValues, nullable=True)
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("source.id"))
    source_place: Mapped[str | None]


Index(None, EventTable.enrolment_id, EventTable.step)
Index(None, EventTable.step)
Index(None, EventTable.organisation_id, sqlite_where=EventTable.organisation_id.is_not(None))


class StatementTable(RecordTable):
    """`Statement`."""

    __tablename__ = "statement"

    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id"), index=True)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    sheet: Mapped[str]
    row: Mapped[int]
    layout: Mapped[str]
    said: Mapped[str]


class DistinctionTable(RecordTable):
    """`Distinction`."""

    __tablename__ = "distinction"

    one_id: Mapped[UUID]
    other_id: Mapped[UUID]
    note: Mapped[str]


class NoteTable(RecordTable):
    """`Note`."""

    __tablename__ = "note"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by: Mapped[str]


class DocumentTable(RecordTable):
    """`Document`."""

    __tablename__ = "document"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    type: Mapped[str]
    title: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]


class AttendanceTable(RecordTable):
    """`Attendance`."""

    __tablename__ = "attendance"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    step: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    mark: Mapped[str]


class ReminderTable(RecordTable):
    """`Reminder`."""

    __tablename__ = "reminder"

    subject: Mapped[str]
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"), index=True)
    put_off_until: Mapped[date]
    reason: Mapped[str]
