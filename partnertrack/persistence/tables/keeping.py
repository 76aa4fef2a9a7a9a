"""The tables that keep the files and the history."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from partnertrack.persistence.tables.base import Base


class ArchiveTable(Base):
    """The files that were imported, compressed, each once; `size` is in bytes before compression."""

    __tablename__ = "archive"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes]


class JournalTable(Base):
    """Every transaction that was stored, one a row; rows are added, never changed."""

    __tablename__ = "journal"

    origin: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    clock: Mapped[int] = mapped_column(BigInteger, index=True)
    deps: Mapped[str]
    previous: Mapped[bytes]
    hash: Mapped[bytes]
    who: Mapped[str]
    at: Mapped[datetime]
    title: Mapped[str]
    change_set: Mapped[UUID] = mapped_column(unique=True)
    undoes: Mapped[UUID | None]
    schema: Mapped[int]
    counts: Mapped[str]
    operations: Mapped[bytes]


class ReplicaTable(Base):
    """This copy of the pilot: its name in the journal, who works with it, the highest enrolment number it gave."""

    __tablename__ = "replica"

    origin: Mapped[UUID] = mapped_column(primary_key=True)
    who: Mapped[str]
    last_number: Mapped[int]
