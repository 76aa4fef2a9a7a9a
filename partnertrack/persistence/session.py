"""One consistent view of the data, to read from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID

from sqlalchemy import Connection, Row, Select, SQLColumnExpression

from partnertrack.domain.ids import Ids

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

PORTION = 1000
"""Ids in one statement: every database takes that many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A view of the data as they were when it was opened; it takes no statement but SELECT."""

    connection: Connection
    """For the modules of this floor; whoever reads goes through the methods."""

    def rows(self, statement: Select[*Ts]) -> Sequence[Row[*Ts]]:
        """All rows."""
        return self.connection.execute(statement).all()

    def each(self, statement: Select[*Ts]) -> Iterator[Row[*Ts]]:
        """All rows, one after the other: for what would fill the memory."""
        yield from self.connection.execute(statement)

    def scalars(self, statement: Select[T]) -> Sequence[T]:
        """The only column of all rows."""
        return self.connection.execute(statement).scalars().all()

    def ids(self, statement: Select[UUID]) -> Ids:
        """The only column of all rows, which is `narrow.raw` and holds ids: by the 100,000 as the driver gives them."""
        with closing(self.connection.execute(statement)) as result:
            return Ids(key for (key,) in result.cursor.fetchall())

    def columns(self, statement: Select[*Ts]) -> list[tuple[Any, ...]]:
        """The columns of all rows as the driver gives them, for millions of rows; nothing where there are none."""
        with closing(self.connection.execute(statement)) as result:
            return list(zip(*result.cursor.fetchall(), strict=True))

    def scalar(self, statement: Select[T]) -> T | None:
        """The only column of the first row, None when there is no row."""
        return self.connection.execute(statement).scalars().first()

    def among(
        self, statement: Select[*Ts], column: SQLColumnExpression[Any], ids: Collection[UUID]
    ) -> Iterator[Row[*Ts]]:
        """The rows whose column is one of the ids, asked for in portions."""
        wanted = list(ids)
        for start in range(0, len(wanted), PORTION):
            portion = statement.where(column.in_(wanted[start : start + PORTION]))
            yield from self.connection.execute(portion).all()
