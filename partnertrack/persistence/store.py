"""The door to a pilot file: everything that is read or written goes through it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, update

from partnertrack.domain.change import ChangeSet
from partnertrack.domain.export import Export
from partnertrack.domain.record import new_id
from partnertrack.errors import ConflictError, RuleError
from partnertrack.i18n import _
from partnertrack.persistence import archive, derived, exports, history, issued, journal, keys, migrate
from partnertrack.persistence.archive import File
from partnertrack.persistence.doors import Doors
from partnertrack.persistence.engine import discard, new_engine, rewrite, writer
from partnertrack.persistence.history import Entry
from partnertrack.persistence.hold import Hold, open_held
from partnertrack.persistence.journal import JournalKey
from partnertrack.persistence.keys import Access, Header
from partnertrack.persistence.queries.counts import last_change
from partnertrack.persistence.rewind import Kept, Rewind
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import ReplicaTable
from partnertrack.persistence.writing import as_stored, write
from partnertrack.progress import SILENT, Progress
from partnertrack.saving import draft_of, put, sweep


@dataclass(frozen=True, slots=True)
class Applied:
    """What was stored: the changes with the records as they are now, and their place in the journal."""

    change_set: ChangeSet
    entry: JournalKey


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the change of that title, by which changes, and what had to stay."""

    title: str
    change_set: ChangeSet
    kept: tuple[Kept, ...]


class Store:
    """A pilot file that is open; any thread may use it."""

    def __init__(self, path: Path, engine: Engine, access: Access | None = None, held: Hold | None = None) -> None:
        self.path = path
        self.who = ""
        """Who works with the pilot now, as the journal says it of all that is stored from now on."""
        self.hold = held or Hold(path, path)
        self.doors = Doors(self.hold, engine, access)
        self._turn = self.doors.turn
        self._rehearsal = threading.local()

    @classmethod
    def create(
        cls, path: Path, change_set: ChangeSet, access: Access | None = None, header: Header | None = None
    ) -> Store:
        """A new pilot file that holds the changes; raises `StoreError`, and then leaves no file behind.

        With `access` it is encrypted, and `header` says who opens it.
        """
        sweep(path.parent)
        draft = draft_of(path)
        try:
            store = cls(draft, new_engine(draft, path, access))
            try:
                store._begin(change_set)
            finally:
                store.close()
            if header is not None:
                keys.keep(path, header)
            put(draft, path)
        except BaseException:
            discard(draft)
            raise
        return cls.open(path, access=access)

    @classmethod
    def open(
        cls,
        path: Path,
        progress: Progress = SILENT,
        access: Access | None = None,
        *,
        is_alone: bool = False,
        before_update: Callable[[], object] | None = None,
    ) -> Store:
        """The pilot file at `path`, brought to today's shape.

        With `is_alone` no other program may write to it meanwhile. `hold` tells whether it is open for reading only, as
        where nothing can be written, or where it cannot be had alone. `before_update` is done before an older file is
        brought to today's shape. Raises `LockedError` when it is encrypted and `access` does not open it, `StoreError`
        when it is missing, no pilot, damaged, or made by a newer version; `Cancelled` when the user stops it, and then
        does next time what was left undone.
        """
        held, engine = open_held(path, access, is_alone=is_alone, before_update=before_update)
        if not held.is_reader:
            sweep(path.parent)
        store = cls(path, engine, access, held)
        try:
            store._derive(progress)
        except BaseException:
            store.close()
            raise
        if held.end_update():
            engine.dispose()
        return store

    def close(self) -> None:
        """Let go of the file."""
        self.doors.close()
        self.hold.release()

    @contextmanager
    def reading(self, *, is_counting: bool = False) -> Iterator[Reading]:
        """One consistent view of the data, that of the rehearsal inside one.

        Who only counts people, and shows none, reads them as they are while names are hidden: figures stay the same.
        """
        rehearsed = self._rehearsed()
        if rehearsed is not None:
            yield Reading(rehearsed)
            return
        with self.doors.reader(is_counting=is_counting).connect() as connection, connection.begin():
            yield Reading(connection)

    def apply(
        self, change_set: ChangeSet, *, files: Sequence[File] = (), progress: Progress = SILENT, seen: int | None = None
    ) -> Applied:
        """Store all of the changes or none, and journal them; the `files` that they bring are archived with them.

        `seen` is the clock of the last change that they rest on as a whole. Raises `ConflictError` when anything was
        stored after it, or a record was changed, removed or put to use in the meantime, `RuleError` when an issued
        report would change, `StoreError` when the file cannot be written, `Cancelled` when the user stops it; nothing
        is changed then.
        """
        with self.writing() as connection:
            if seen is not None and seen != last_change(Reading(connection)):
                raise ConflictError(
                    _("Something was stored in the meantime; nothing was done."), _("Repeat what you did.")
                )
            for file in files:
                archive.keep(connection, file)
            return _store(connection, change_set, progress=progress)

    def undo(self, key: UUID | None = None) -> Undone:
        """Take back the last change, or the one whose change set has that id; history only grows by it.

        What was edited or put to use since stays, and is listed. Raises `RuleError` when there is nothing to take back,
        `ConflictError` when all of it has to stay.
        """
        with self.writing() as connection:
            known = history.entries(Reading(connection))
            entry = history.last_done(known) if key is None else history.chosen(known, key)
            if entry is None:
                raise RuleError(_("There is nothing to undo."))
            history.refuse_erasure(entry)
            return _take_back(connection, entry)

    def redo(self) -> Undone:
        """Do again what was undone last; raises as `undo` does, and when something new was done since."""
        with self.writing() as connection:
            entry = history.last_undone(history.entries(Reading(connection)))
            if entry is None:
                raise RuleError(_("There is nothing to redo."))
            return _take_back(connection, entry)

    def undo_title(self) -> str | None:
        """The title of the change that `undo` would take back."""
        with self.reading() as reading:
            entry = history.last_done(history.entries(reading))
        return entry.title if entry and not entry.is_erasure else None

    def redo_title(self) -> str | None:
        """The title of the change that `redo` would do again."""
        with self.reading() as reading:
            entry = history.last_undone(history.entries(reading))
        return entry.title if entry else None

    def history(self, limit: int | None = None) -> list[Entry]:
        """The last changes, newest first; all of them without a limit."""
        with self.reading() as reading:
            return history.entries(reading)[::-1][:limit]

    @contextmanager
    def leaving(self, export: Export) -> Iterator[None]:
        """Note that people's data leave the pilot, where the block ends well: nothing leaves without an entry.

        The entry is written also while names are hidden. Raises `StoreError` when it cannot be, before the block.
        """
        self.hold.secure()
        with self._transaction() as connection:
            exports.append(connection, export)
            yield

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """A dry run: inside it, this thread writes and reads as ever, and at its end nothing of it has happened."""
        self.hold.secure()
        with self._turn, writer(self.doors.engine).connect() as connection:
            transaction = connection.begin()
            self._rehearsal.connection = connection
            try:
                yield
            finally:
                self._rehearsal.connection = None
                transaction.rollback()

    def compact(self) -> bool:
        """Write the file anew without free space, and empty the journal beside it; False where others read meanwhile.

        Raises `StoreError` when the disk is full or the file cannot be written.
        """
        self.hold.secure()
        with self._turn:
            return rewrite(self.doors.engine, self.path)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, kept when the block ends well; for the modules of this floor."""
        self.doors.guard()
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """One transaction, kept when the block ends well, inside the rehearsal that this thread is in."""
        with self._turn:
            rehearsed = self._rehearsed()
            if rehearsed is not None:
                with rehearsed.begin_nested():
                    yield rehearsed
                return
            self.hold.look()
            with writer(self.doors.engine).begin() as connection:
                connection.execute(update(ReplicaTable).where(ReplicaTable.who != self.who).values(who=self.who))
                yield connection

    def _rehearsed(self) -> Connection | None:
        """The connection of the rehearsal that this thread is in."""
        connection: Connection | None = getattr(self._rehearsal, "connection", None)
        return connection

    def _derive(self, progress: Progress) -> None:
        """Give a file that was made before there were derived rows all of them."""
        with self.reading() as reading:
            is_missing = derived.is_missing(reading)
        if is_missing:
            with self.writing() as connection:
                derived.fill(connection, progress)

    def _begin(self, change_set: ChangeSet) -> None:
        """Fill a new file."""
        migrate.upgrade(self.doors.engine, self.path)
        with self.writing() as connection:
            connection.execute(insert(ReplicaTable), {"origin": new_id(), "who": "", "last_number": 0})
            _store(connection, change_set)


def _store(
    connection: Connection, change_set: ChangeSet, *, undone: Entry | None = None, progress: Progress = SILENT
) -> Applied:
    """Write the changes and their journal entry."""
    if len({change.record.id for change in change_set.changes}) < max(1, len(change_set.changes)):
        raise ValueError("a change set changes something, and every record once")
    stored = ChangeSet(change_set.title, tuple(as_stored(change) for change in change_set.changes), change_set.id)
    issued.guard(Reading(connection), stored.changes, undone)
    write(connection, stored.changes, progress)
    derived.refresh(connection, stored.changes)
    return Applied(stored, journal.append(connection, stored, undone.key if undone else None))


def _take_back(connection: Connection, entry: Entry) -> Undone:
    """Write the opposite of an entry."""
    reading = Reading(connection)
    rewind = Rewind(reading, history.operations_of(reading, entry.key))
    if not rewind.changes:
        raise ConflictError(
            _("All that “{title}” did was changed or put to use since; nothing was undone.").format(title=entry.title),
            _("Undo the later changes first."),
        )
    applied = _store(connection, ChangeSet(entry.title, rewind.changes), undone=entry)
    return Undone(entry.title, applied.change_set, tuple(rewind.kept))
