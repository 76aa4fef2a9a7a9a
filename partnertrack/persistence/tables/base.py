"""What all tables of a pilot file have in common, with the types of their columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    DateTime,
    Dialect,
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


class Exact(TypeDecorator[Decimal]):
    """A decimal number, to the last digit, as text: SQLite knows binary fractions only."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the same for all
        """The digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the same for all
        """The number of the digits."""
        return None if value is None else Decimal(value)


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

    type_annotation_map = {UUID: Key, datetime: Moment, str: Text, Decimal: Exact}  # noqa: RUF012 - SQLAlchemy reads it so
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


def core(table: type[Base]) -> Table:
    """The table itself, as Core statements want it."""
    return cast("Table", table.__table__)
