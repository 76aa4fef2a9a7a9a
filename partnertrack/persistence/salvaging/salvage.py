"""A new pilot is made of what can be read of a damaged one; what the history tells fills in what cannot."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update

from partnertrack.domain.record import Record, new_id
from partnertrack.domain.records import KINDS
from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence import derived, faults, keys, migrate, operations, replay
from partnertrack.persistence.engine import bare, discard, new_engine, writer
from partnertrack.persistence.keys import Access
from partnertrack.persistence.operations import restore
from partnertrack.persistence.rows import to_rows
from partnertrack.persistence.salvaging import rows
from partnertrack.persistence.salvaging.rows import Source
from partnertrack.persistence.tables import RECORD_TABLES, Base, EnrolmentTable, JournalTable, ReplicaTable, core
from partnertrack.progress import SILENT, Progress
from partnertrack.saving import draft_of, put

_LOGS: Final = ("", "-wal", "-journal")
_DERIVED: Final = frozenset(("standing", "deadline", "alembic_version"))
"""Tables that are worked out anew."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: records by kind that were `read` and that the history filled in (`rebuilt`).

    `lost` are those of which is known that they were there, by kind; `gaps` how many entries of the history are missing
    between others; what was lost at its end nobody can tell.
    """

    read: Mapping[str, int]
    rebuilt: Mapping[str, int]
    lost: Mapping[str, int]
    gaps: int


def salvage(path: Path, target: Path, access: Access | None = None, progress: Progress = SILENT) -> Salvaged:
    """Write what can be read of a damaged pilot to a file that is not there yet; the damaged one stays as it is.

    Raises `StoreError` when nothing can be read, or the new file cannot be written; then nothing is left of it.
    """
    draft = draft_of(target)
    try:
        with tempfile.TemporaryDirectory(prefix="partnertrack-") as folder:
            source = Source(_copy(path, Path(folder)), access)
            known = _known(source, path)
            engine = new_engine(draft, target, access)
            try:
                migrate.upgrade(engine, draft)
                _pour(source, known, draft, progress)
                told = _mend(engine, path)
            finally:
                engine.dispose()
        header = keys.find(path) if access is not None else None
        if header is not None:
            keys.keep(target, header)
        put(draft, target)
    except BaseException as error:
        with suppress(OSError):
            discard(draft)
        if isinstance(error, OSError):
            raise faults.unwritable(target) from error
        raise
    return told


def _copy(path: Path, folder: Path) -> Path:
    for suffix in _LOGS:
        source = path.with_name(path.name + suffix)
        if source.is_file() or not suffix:
            try:
                shutil.copyfile(source, folder / source.name)
            except FileNotFoundError as error:
                raise faults.missing(path) from error
            except OSError as error:
                raise faults.unreadable(path) from error
    return folder / path.name


def _known(source: Source, path: Path) -> dict[str, rows.Table]:
    """The tables of the damaged file that a new one has, too."""
    try:
        found = source.tables()
    except StoreError as error:
        raise _nothing(path) from error
    wanted = {name for name in Base.metadata.tables if name not in _DERIVED}
    return {name: table for name, table in found.items() if name in wanted}


def _pour(source: Source, known: Mapping[str, rows.Table], draft: Path, progress: Progress) -> None:
    """Write the rows that can be read into the new file, as they are."""
    with bare(draft, source.access) as connection:
        connection.execute("BEGIN")
        for done, (name, table) in enumerate(sorted(known.items())):
            progress.report(done, len(known), name)
            legible = source.rows(table)
            there = {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}
            places = [place for place, column in enumerate(table.columns) if column in there]
            columns = ", ".join(f'"{table.columns[place]}"' for place in places)
            marks = ", ".join("?" * len(places))
            connection.executemany(
                f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})',  # noqa: S608 - names of our own tables
                [[row[place] for place in places] for row in legible],
            )
        connection.execute("COMMIT")


def _mend(engine: Engine, path: Path) -> Salvaged:
    """Fill in what the history tells, take out what refers to nothing, and work out what follows from the rest."""
    with writer(engine).connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - it has just been opened
        raw.execute("PRAGMA foreign_keys=off")  # straight to the driver: inside a transaction it does nothing
        try:
            with connection.begin():
                there = {kind: set(_ids(connection, kind)) for kind in KINDS}
                read = {kind: len(ids) for kind, ids in there.items()}
                told = list(_told(connection))
                rebuilt = _rebuild(connection, [each for each in told if each.id not in there[each.kind]])
                lost = _without_roots(connection)
                if not list(_ids(connection, "pilot")):
                    raise _nothing(path)
                _begin_anew(connection)
                derived.fill(connection)
                return Salvaged(_some(read), _some(rebuilt), _some(lost), _gaps(connection))
        finally:
            connection.invalidate()


def _told(connection: Connection) -> Iterator[Record]:
    """The records as the history leaves them, as far as it can be read."""
    states: dict[UUID, replay.State] = {}
    statement = select(JournalTable.operations).order_by(JournalTable.clock, JournalTable.origin)
    for (packed,) in connection.execute(statement):
        with suppress(ValueError, KeyError, TypeError):
            for operation in operations.load(operations.unpack(packed)):
                replay.play(states, operation)
    for key, (kind, version, text) in states.items():
        with suppress(ValueError, KeyError, TypeError):
            yield restore(kind, key, version, json.loads(text))


def _rebuild(connection: Connection, records: list[Record]) -> Counter[str]:
    done: Counter[str] = Counter()
    for kind in KINDS:
        of_kind = [record for record in records if record.kind == kind]
        if of_kind:
            connection.execute(insert(core(RECORD_TABLES[kind])), to_rows(kind, of_kind))
            done[kind] = len(of_kind)
    return done


def _without_roots(connection: Connection) -> Counter[str]:
    """Take out the records that refer to others that are lost; how many, by kind."""
    gone: Counter[str] = Counter()
    while round_of := Counter({kind: _uproot(connection, core(table)) for kind, table in RECORD_TABLES.items()}):
        if not round_of.total():
            break
        gone += round_of
    return gone


def _uproot(connection: Connection, table: Table) -> int:
    count = 0
    for key in table.foreign_keys:
        column, other = key.parent, key.column
        statement = delete(table).where(column.is_not(None), column.not_in(select(other)))
        if column.nullable:
            connection.execute(
                update(table).where(column.is_not(None), column.not_in(select(other))).values({column: None})
            )
        else:
            count += connection.execute(statement).rowcount
    return count


def _begin_anew(connection: Connection) -> None:
    """Make the new file a replica of its own, which goes on counting where the damaged one was."""
    last = connection.scalar(select(func.max(EnrolmentTable.number))) or 0
    if connection.execute(update(ReplicaTable).values(origin=new_id())).rowcount == 0:
        connection.execute(insert(ReplicaTable), {"origin": new_id(), "who": "", "last_number": last})


def _gaps(connection: Connection) -> int:
    statement = select(func.max(JournalTable.sequence) - func.count()).group_by(JournalTable.origin)
    return sum(connection.execute(statement).scalars())


def _ids(connection: Connection, kind: str) -> Iterator[UUID]:
    yield from connection.execute(select(core(RECORD_TABLES[kind]).c.id)).scalars()


def _some(counts: Mapping[str, int]) -> dict[str, int]:
    return {kind: count for kind, count in counts.items() if count}


def _nothing(path: Path) -> StoreError:
    return StoreError(
        _("Nothing can be read of “{file}” any more.").format(file=path.name), _("Restore the last backup of it.")
    )
