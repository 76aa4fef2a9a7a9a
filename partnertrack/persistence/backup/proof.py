"""What a database must show before it counts as a backup: whole pages, whole references, and every row."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select

from partnertrack.errors import StoreError
from partnertrack.persistence import faults, migrate
from partnertrack.persistence.engine import open_copy
from partnertrack.persistence.keys import Access
from partnertrack.persistence.queries.counts import last_change
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, JournalTable, PilotTable

_GROWING = frozenset({"journal", "archive", "export", "erased", "secret"})
"""Tables beside the records in which rows are only added; what is derived from records is not counted against them."""

_COUNTED = _GROWING | RECORD_TABLES.keys()


@dataclass(frozen=True, slots=True)
class Seen:
    """A database as it was at one moment: its pilot, the number of its shape, its last change, rows by table."""

    pilot: UUID
    title: str
    is_practice: bool
    schema: int
    clock: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class State:
    """What tells whether anything was stored: the clock of the last change, and the rows beside the records."""

    clock: int
    grown: Mapping[str, int]

    def is_in(self, clock: int, counts: Mapping[str, int]) -> bool:
        """Whether a backup of that clock and those counts holds all of it."""
        return self.clock == clock and all(counts.get(name) == count for name, count in self.grown.items())


def state(reading: Reading) -> State:
    """Where the open pilot stands."""
    return State(last_change(reading), _counts(reading.connection, _GROWING))


def look(connection: Connection) -> Seen:
    """What an open database holds, in one consistent view; raises `StoreError` where it holds no pilot."""
    reading = Reading(connection)
    path = Path(str(connection.exec_driver_sql("PRAGMA database_list").all()[0][2]))
    pilot = next(iter(reading.rows(select(PilotTable.id, PilotTable.title, PilotTable.is_practice))), None)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if pilot is None or revision not in migrate.REVISIONS:
        raise faults.damaged(path) if pilot is None else faults.newer(path)
    schema = migrate.REVISIONS.index(str(revision)) + 1
    return Seen(pilot[0], pilot[1], pilot[2], schema, last_change(reading), _counts(connection, _COUNTED))


def sound_pages(connection: Connection, path: Path) -> int:
    """How many pages the database has, all of which were read and hold together; raises `DamagedError` else."""
    try:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(1)")]
    except StoreError as error:
        raise faults.damaged(path) from error
    if found != ["ok"]:
        raise faults.damaged(path)
    return int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)


@contextmanager
def copied(path: Path, access: Access | None) -> Iterator[Connection]:
    """A copy that nobody writes to, opened without leaving a trace on it."""
    engine = open_copy(path, access)
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def prove(copy: Path, access: Access | None, before: Seen | None = None) -> tuple[Seen, int]:
    """What a copy holds and how many pages of it were checked; raises `DamagedError` when a check fails.

    `before` is what its source held when the copy was begun: every row of that, and of what was journalled since, must
    be in it.
    """
    with copied(copy, access) as connection:
        if access is not None and connection.exec_driver_sql("PRAGMA cipher_integrity_check").first():
            raise faults.damaged(copy)
        pages = sound_pages(connection, copy)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise faults.damaged(copy)
        seen = look(connection)
        if before is not None and not _has_all(connection, seen, before):
            raise faults.damaged(copy)
    return seen, pages


def _counts(connection: Connection, wanted: AbstractSet[str]) -> dict[str, int]:
    """The rows of each table that is wanted and there, whatever the shape of the file."""
    known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    names = sorted(wanted & set(known))
    counted = ", ".join(f'(SELECT count(*) FROM "{name}")' for name in names)  # noqa: S608 - names of our own tables
    row = connection.exec_driver_sql(f"SELECT {counted}").one()
    return dict(zip(names, map(int, row), strict=True))


def _has_all(connection: Connection, seen: Seen, before: Seen) -> bool:
    """Whether a copy holds what its source held, and what was journalled there until the copy was taken."""
    since = Counter({name: count for name, count in before.counts.items() if name in RECORD_TABLES})
    told = select(JournalTable.counts).where(JournalTable.clock > before.clock, JournalTable.clock <= seen.clock)
    for text in Reading(connection).scalars(told):
        for kind, moved in json.loads(text).items():
            since[kind] += moved.get("add", 0) - moved.get("remove", 0)
    is_grown = all(seen.counts[name] >= before.counts[name] for name in _GROWING & before.counts.keys())
    return is_grown and all(seen.counts.get(name) == count for name, count in since.items())
