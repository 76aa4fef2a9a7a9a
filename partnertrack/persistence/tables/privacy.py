"""The tables of data protection: consent, retention, erasure, requests, and the record of processing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import RecordTable


class ConsentTable(RecordTable):
    """`Consent`."""

    __tablename__ = "consent"

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    purpose: Mapped[str]
    given_on: Mapped[date | None]
    form: Mapped[str]
    asked_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    note: Mapped[str]


class RetentionRuleTable(RecordTable):
    """`RetentionRule`."""

    __tablename__ = "retention_rule"

    title: Mapped[str]
    starts: Mapped[str]
    months: Mapped[int]
    starts_on: Mapped[date | None]
    basis: Mapped[str]
    is_active: Mapped[bool]


class RetentionHoldTable(RecordTable):
    """`RetentionHold`."""

    __tablename__ = "retention_hold"

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    reason: Mapped[str]
    until: Mapped[date | None]


class ErasureTable(RecordTable):
    """`Erasure`."""

    __tablename__ = "erasure"

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participant.id"), index=True)
    erased_on: Mapped[date]
    reason: Mapped[str]
    requested_on: Mapped[date | None]
    done_by: Mapped[str]
    redactions: Mapped[str]


class DataRequestTable(RecordTable):
    """`DataRequest`."""

    __tablename__ = "data_request"

    participant_id: Mapped[UUID | None] = mapped_column(ForeignKey("participant.id"), index=True)
    right: Mapped[str]
    received_on: Mapped[date]
    due_on: Mapped[date]
    answered_on: Mapped[date | None]
    outcome: Mapped[str]
    note: Mapped[str]


class ProcessingActivityTable(RecordTable):
    """`ProcessingActivity`."""

    __tablename__ = "processing_activity"

    title: Mapped[str]
    key: Mapped[str]
    purpose: Mapped[str]
    basis: Mapped[str]
    subjects: Mapped[str]
    data: Mapped[str]
    recipients: Mapped[str]
    transfers: Mapped[str]
    retention: Mapped[str]
    measures: Mapped[str]
    controller: Mapped[str]
    contact: Mapped[str]
    position: Mapped[int]
    reviewed_on: Mapped[date | None]


class PrincipleAnswerTable(RecordTable):
    """`PrincipleAnswer`."""

    __tablename__ = "principle_answer"

    principle: Mapped[str]
    status: Mapped[str]
    note: Mapped[str]
    reviewed_on: Mapped[date | None]
    reviewed_by: Mapped[str]
