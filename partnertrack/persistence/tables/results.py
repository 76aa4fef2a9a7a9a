"""The tables of what the pilot is to reach, and of what it learns on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import RecordTable


class ResultNodeTable(RecordTable):
    """`ResultNode`."""

    __tablename__ = "result_node"

    level: Mapped[str]
    code: Mapped[str]
    statement: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("result_node.id"))
    position: Mapped[int]
    assumptions: Mapped[str]


class LogframeIndicatorTable(RecordTable):
    """`LogframeIndicator`."""

    __tablename__ = "logframe_indicator"

    node_id: Mapped[UUID] = mapped_column(ForeignKey("result_node.id"), index=True)
    code: Mapped[str]
    label: Mapped[str]
    figure: Mapped[str]
    unit: Mapped[str]
    direction: Mapped[str]
    verification: Mapped[str]
    responsible: Mapped[str]
    frequency: Mapped[str]
    breakdowns: Mapped[str]
    baseline: Mapped[Decimal | None]
    baseline_year: Mapped[int | None]
    position: Mapped[int]


class TargetTable(RecordTable):
    """`Target`."""

    __tablename__ = "target"

    indicator_id: Mapped[UUID] = mapped_column(ForeignKey("logframe_indicator.id"), index=True)
    type: Mapped[str]
    due_on: Mapped[date]
    decided_on: Mapped[date]
    value: Mapped[Decimal | None]
    reason: Mapped[str]


class ActualTable(RecordTable):
    """`Actual`."""

    __tablename__ = "actual"

    indicator_id: Mapped[UUID] = mapped_column(ForeignKey("logframe_indicator.id"), index=True)
    as_of: Mapped[date]
    value: Mapped[Decimal | None]
    note: Mapped[str]
    evidence: Mapped[str]


class OwnIndicatorTable(RecordTable):
    """`OwnIndicator`."""

    __tablename__ = "own_indicator"

    key: Mapped[str]
    definition: Mapped[str]
    position: Mapped[int]


class ShortageTable(RecordTable):
    """`Shortage`."""

    __tablename__ = "shortage"

    side: Mapped[str]
    country: Mapped[str]
    occupation: Mapped[str]
    isco: Mapped[str]
    sector: Mapped[str]
    places: Mapped[int | None]
    listed_on: Mapped[date | None]
    source: Mapped[str]
    remark: Mapped[str]


class GrievanceTable(RecordTable):
    """`Grievance`."""

    __tablename__ = "grievance"

    received_on: Mapped[date]
    subject: Mapped[str]
    status: Mapped[str]
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    channel: Mapped[str]
    text: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date | None]
    resolved_on: Mapped[date | None]
    outcome: Mapped[str]


class LessonTable(RecordTable):
    """`Lesson`."""

    __tablename__ = "lesson"

    noted_on: Mapped[date]
    observation: Mapped[str]
    evidence: Mapped[str]
    change: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date | None]
    status: Mapped[str]
    stage: Mapped[str]


class RiskTable(RecordTable):
    """`Risk`."""

    __tablename__ = "risk"

    title: Mapped[str]
    noted_on: Mapped[date]
    likelihood: Mapped[int]
    impact: Mapped[int]
    description: Mapped[str]
    mitigation: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date | None]
    reviewed_on: Mapped[date | None]
    status: Mapped[str]
    likelihood_before: Mapped[int | None]
    impact_before: Mapped[int | None]
