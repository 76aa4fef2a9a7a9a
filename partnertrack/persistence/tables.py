"""The tables of a pilot file: one for each kind of record, and the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from partnertrack.domain.encoding import dump_values, load_values
from partnertrack.domain.record import Values


@lru_cache(maxsize=32768)
def _uuid(raw: bytes) -> UUID:
    """The UUID of 16 bytes; those that rows refer to come again and again."""
    return UUID(bytes=raw)


class Key(TypeDecorator[UUID]):
    """A UUID in 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], bytes | None]:  # noqa: ARG002 - the same for all
        """The bytes of a UUID."""
        return lambda key: None if key is None else key.bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], UUID | None]:  # noqa: ARG002 - the same for all
        """The UUID of the bytes."""
        return lambda raw: None if raw is None else _uuid(raw)


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the same for all
        """The moment in UTC; raises ValueError for one without a time zone, which would be a guess."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment has a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the same for all
        """The moment in UTC; SQLite forgets the zone."""
        return value and value.replace(tzinfo=UTC)


class TypedValues(TypeDecorator[Values]):
    """Field key -> typed value, as JSON; nothing where there are none."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Values | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the same for all
        """The JSON text."""
        return dump_values(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Values:  # noqa: ARG002 - the same for all
        """The typed values."""
        return load_values(value)


class Base(DeclarativeBase):
    """What all tables have in common: how their types and constraints are called."""

    type_annotation_map = {UUID: Key, datetime: Moment, str: Text}  # noqa: RUF012 - SQLAlchemy reads it so
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        },
    )


class RecordTable(Base):
    """The columns of every record."""

    __abstract__ = True
    __table_args__: Any = ({"sqlite_with_rowid": False},)

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)
    version: Mapped[int] = mapped_column(sort_order=-1)


class PilotTable(RecordTable):
    """`Pilot`."""

    __tablename__ = "pilot"

    title: Mapped[str]
    scheme: Mapped[str]
    created_on: Mapped[date]
    donor: Mapped[str]
    organisation: Mapped[str]
    applicants: Mapped[int | None]
    is_practice: Mapped[bool]


class SourceTable(RecordTable):
    """`Source`."""

    __tablename__ = "source"

    file_name: Mapped[str]
    sha256: Mapped[str]
    imported_at: Mapped[datetime]
    partner: Mapped[str | None]
    as_of: Mapped[date | None]
    receipt: Mapped[str]
    sheets: Mapped[str | None]
    choices: Mapped[str | None]


class OrganisationTable(RecordTable):
    """`Organisation`."""

    __tablename__ = "organisation"

    name: Mapped[str]
    type: Mapped[str]
    country: Mapped[str | None]
    values: Mapped[Values] = mapped_column(TypedValues, nullable=True)


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
Index(
    None,
    EventTable.organisation_id,
    sqlite_where=EventTable.organisation_id.is_not(None),
    postgresql_where=EventTable.organisation_id.is_not(None),
)


class StatementTable(RecordTable):
    """`Statement`."""

    __tablename__ = "statement"

    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id"), index=True)
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    sheet: Mapped[str]
    row: Mapped[int]
    layout: Mapped[str]
    said: Mapped[str]


class RecipeTable(RecordTable):
    """`Recipe`."""

    __tablename__ = "recipe"

    partner: Mapped[str]
    sheet: Mapped[str]
    columns: Mapped[str]
    source_id: Mapped[UUID | None]


class WordingTable(RecordTable):
    """`Wording`."""

    __tablename__ = "wording"

    field: Mapped[str]
    text: Mapped[str]
    means: Mapped[str]
    partner: Mapped[str]


class ExpectationTable(RecordTable):
    """`Expectation`."""

    __tablename__ = "expectation"

    partner: Mapped[str]
    subject: Mapped[str]
    every_months: Mapped[int]
    due_days: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    language: Mapped[str]
    contact: Mapped[str]


class DistinctionTable(RecordTable):
    """`Distinction`."""

    __tablename__ = "distinction"

    one_id: Mapped[UUID]
    other_id: Mapped[UUID]
    note: Mapped[str]


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


RECORD_TABLES: dict[str, type[RecordTable]] = {
    table.__tablename__: table
    for table in (
        PilotTable,
        SourceTable,
        OrganisationTable,
        CohortTable,
        ParticipantTable,
        EnrolmentTable,
        EventTable,
        StatementTable,
        RecipeTable,
        WordingTable,
        ExpectationTable,
        DistinctionTable,
    )
}
"""The table of each kind of record."""


def core(table: type[Base]) -> Table:
    """The table itself, as Core statements want it."""
    return cast("Table", table.__table__)
