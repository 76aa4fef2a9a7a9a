"""The tables that the store derives from the records."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import Base


class StandingTable(Base):
    """Where each enrolment stands by all that is known of it; kept by the store, never written by a change.

    `stage` is a stage's key, "left" or empty; `last_on` the latest day on which something happened: looked at from an
    earlier day, the row is not true. `share` is in thousandths; `missing` counts what is incomplete
    (`domain.completeness`).
    """

    __tablename__ = "standing"
    __table_args__ = ({"sqlite_with_rowid": False},)

    enrolment_id: Mapped[UUID] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(index=True)
    step: Mapped[str]
    status: Mapped[str]
    share: Mapped[int]
    last_on: Mapped[date | None] = mapped_column(index=True)
    missing: Mapped[int]


class DeadlineTable(Base):
    """The `Deadline`s of each enrolment; kept by the store, never written by a change."""

    __tablename__ = "deadline"
    __table_args__ = ({"sqlite_with_rowid": False},)

    enrolment_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    occurrence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    is_planned: Mapped[bool]


Index(None, DeadlineTable.kind, DeadlineTable.key, DeadlineTable.day)
