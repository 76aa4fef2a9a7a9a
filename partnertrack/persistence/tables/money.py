"""The tables of what the pilot may spend and spends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import RecordTable


class GrantTable(RecordTable):
    """`Grant`."""

    __tablename__ = "grant"

    donor: Mapped[str]
    title: Mapped[str]
    number: Mapped[str]
    currency: Mapped[str]
    amount: Mapped[Decimal | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    on_track: Mapped[Decimal]
    at_risk: Mapped[Decimal]
    minimum_women: Mapped[Decimal | None]


class BudgetLineTable(RecordTable):
    """`BudgetLine`."""

    __tablename__ = "budget_line"

    code: Mapped[str]
    title: Mapped[str]
    category: Mapped[str]
    amount: Mapped[Decimal]
    grant_id: Mapped[UUID | None] = mapped_column(ForeignKey("grant.id"))
    position: Mapped[int]


class CostShareTable(RecordTable):
    """`CostShare`."""

    __tablename__ = "cost_share"

    payer: Mapped[str]
    category: Mapped[str]
    share: Mapped[Decimal | None]
    amount: Mapped[Decimal | None]
    remark: Mapped[str]


class CostTable(RecordTable):
    """`Cost`."""

    __tablename__ = "cost"

    spent_on: Mapped[date]
    category: Mapped[str]
    payer: Mapped[str]
    amount: Mapped[Decimal]
    currency: Mapped[str]
    rate: Mapped[Decimal]
    budget_line_id: Mapped[UUID | None] = mapped_column(ForeignKey("budget_line.id"))
    cohort_id: Mapped[UUID | None] = mapped_column(ForeignKey("cohort.id"))
    enrolment_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"), index=True)
    is_recruitment: Mapped[bool]
    is_eligible: Mapped[bool]
    is_committed: Mapped[bool]
    reference: Mapped[str]
    text: Mapped[str]
