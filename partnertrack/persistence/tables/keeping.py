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
    """Every transaction that was stored, one a row; rows are added, never changed but by an erasure.

    Where that blackened the operations, `original` is the SHA-256 of the text that was there, which the chain covers.
    """

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
    original: Mapped[bytes | None]


class ReplicaTable(Base):
    """This copy of the pilot: its name in the journal, who works with it, the highest enrolment number it gave."""

    __tablename__ = "replica"

    origin: Mapped[UUID] = mapped_column(primary_key=True)
    who: Mapped[str]
    last_number: Mapped[int]


class ExportTable(Base):
    """Everything that left the pilot with people's data in it, one a row; rows are added, never changed.

    `what` is a key ("list", "letter", "report", "dossier", "backup", …), `people` how many they were about, `fields`
    which of their fields in words; each `hash` covers the row and the one before.
    """

    __tablename__ = "export"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str]
    what: Mapped[str]
    title: Mapped[str]
    format: Mapped[str]
    recipient: Mapped[str]
    people: Mapped[int]
    fields: Mapped[str]
    previous: Mapped[bytes]
    hash: Mapped[bytes]


class ErasedTable(Base):
    """The keyed fingerprints by which an erased person is known when a file or a backup brings them back."""

    __tablename__ = "erased"

    fingerprint: Mapped[bytes] = mapped_column(primary_key=True)
    participant_id: Mapped[UUID]
    kind: Mapped[str]


class SecretTable(Base):
    """Random keys that the pilot made for itself, such as that of the fingerprints ("erased")."""

    __tablename__ = "secret"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]
