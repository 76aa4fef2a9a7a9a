"""The tables of organisations and of what passes between them and the pilot."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.domain.record import Values
from partnertrack.persistence.tables.base import RecordTable, TypedValues


class OrganisationTable(RecordTable):
    """`Organisation`."""

    __tablename__ = "organisation"

    name: Mapped[str]
    type: Mapped[str]
    country: Mapped[str | None]
    values: Mapped[Values] = mapped_column(TypedValues, nullable=True)


class ContactTable(RecordTable):
    """`Contact`."""

    __tablename__ = "contact"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    role: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    consent: Mapped[str]
    consent_on: Mapped[date | None]
    remark: Mapped[str]


class EngagementTable(RecordTable):
    """`Engagement`."""

    __tablename__ = "engagement"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    happened_on: Mapped[date]
    way: Mapped[str]
    stage: Mapped[str]
    reason: Mapped[str]
    text: Mapped[str]
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"))
    written_by: Mapped[str]


class VacancyTable(RecordTable):
    """`Vacancy`."""

    __tablename__ = "vacancy"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    title: Mapped[str]
    occupation: Mapped[str]
    sector: Mapped[str]
    places: Mapped[int]
    language: Mapped[str]
    level: Mapped[str]
    region: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status: Mapped[str]
    remark: Mapped[str]


class CandidacyTable(RecordTable):
    """`Candidacy`."""

    __tablename__ = "candidacy"

    vacancy_id: Mapped[UUID] = mapped_column(ForeignKey("vacancy.id"), index=True)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    status: Mapped[str]
    decided_on: Mapped[date | None]
    reason: Mapped[str]


class DurationTable(RecordTable):
    """`Duration`."""

    __tablename__ = "duration"

    step: Mapped[str]
    days: Mapped[int]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    region: Mapped[str]
