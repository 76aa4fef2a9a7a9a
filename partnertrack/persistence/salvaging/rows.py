"""The rows of a damaged table that can still be read, on both sides of what cannot and in between."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from partnertrack.errors import StoreError
from partnertrack.persistence.engine import bare
from partnertrack.persistence.keys import Access

Row = tuple[Any, ...]

_DEEPEST: Final = 8
"""How often a stretch that cannot be read is halved, in search of what can be read within it."""

_ID_BYTES: Final = 16
_ROWIDS: Final = (-(1 << 63), (1 << 63) - 1)
_IDS: Final = (0, (1 << 8 * _ID_BYTES) - 1)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns; its rows are ordered by their hidden number, or by their id."""

    name: str
    columns: tuple[str, ...]
    has_rowid: bool

    def statement(self, wanted: str = "", direction: str = "") -> str:
        """The rows in order, each after what orders it."""
        order = "rowid" if self.has_rowid else '"id"'
        columns = ", ".join(f'"{name}"' for name in self.columns)
        where = f"WHERE {order} {wanted} ?" if wanted else ""
        return f'SELECT {order}, {columns} FROM "{self.name}" {where} ORDER BY {order} {direction}'  # noqa: S608 - names of our own tables


@dataclass(frozen=True, slots=True)
class Source:
    """A damaged file, of which this is a private copy."""

    path: Path
    access: Access | None

    def tables(self) -> dict[str, Table]:
        """The tables by name; raises `StoreError` when not even these can be read."""
        with bare(self.path, self.access) as connection:
            found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
            told = {}
            for name, sql in found:
                columns = tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")'))
                told[str(name)] = Table(str(name), columns, "WITHOUT ROWID" not in str(sql).upper())
        return told

    def rows(self, table: Table) -> list[Row]:
        """Every row that can be read, each once."""
        found: dict[int, Row] = {}
        low, high = _ROWIDS if table.has_rowid else _IDS
        last, is_whole = self._scan(found, table, table.statement())
        if not is_whole:
            first, _is_whole = self._scan(found, table, table.statement(direction="DESC"))
            between = (low if last is None else last, high if first is None else first)
            if found:  # else the root itself is gone
                self._search(found, table, between, _DEEPEST)
        return [found[key] for key in sorted(found)]

    def _search(self, found: dict[int, Row], table: Table, between: tuple[int, int], depth: int) -> None:
        """Look into a stretch of keys that nothing was read from, from its middle on."""
        low, high = between
        if not depth or high - low < 2:  # noqa: PLR2004 - nothing lies between two neighbours
            return
        middle = (low + high) // 2
        last, is_whole = self._scan(found, table, table.statement(">="), middle, high)
        self._search(found, table, (low, middle), depth - 1)
        if not is_whole:
            self._search(found, table, (middle if last is None else last, high), depth - 1)

    def _scan(
        self, found: dict[int, Row], table: Table, statement: str, start: int | None = None, end: int | None = None
    ) -> tuple[int | None, bool]:
        """Read on until something cannot be read: the key of the last row that could, and whether that was all."""
        given = () if start is None else (start if table.has_rowid else start.to_bytes(_ID_BYTES, "big"),)
        last = None
        with suppress(StoreError), bare(self.path, self.access) as connection:
            for key, *row in connection.execute(statement, given):
                number = key if isinstance(key, int) else int.from_bytes(bytes(key), "big")
                if end is not None and number >= end:
                    return last, True
                last = number
                found[number] = tuple(row)
            return last, True
        return last, False
