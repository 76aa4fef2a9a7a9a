"""How a pilot file is open: for writing, or for reading and why."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final
from weakref import WeakSet

from sqlalchemy import Engine

from partnertrack.errors import StoreError
from partnertrack.persistence import engine, faults, hindrances, leftovers, migrate, places
from partnertrack.persistence.driver import FROZEN, ON_STICK, WATCHING, WRITING
from partnertrack.persistence.keys import Access
from partnertrack.persistence.lock import PATIENCE, Lock, unknown
from partnertrack.persistence.places import Place

IN_USE, READ_ONLY, ON_SHARE = "in use", "read-only", "share"
"""Why a file is open for reading: another program has it, nothing can be written there, locks do not hold there."""

_LOGS: Final = ("-wal", "-journal")
_OPEN: Final[Counter[Path]] = Counter()
"""How often each file is open in this program."""

_TURN: Final = threading.Lock()


class Hold:
    """One opening of a pilot file; what is written through it asks `secure` first.

    `file` is what is really opened: the pilot file, or a private copy of it where nothing can be written beside it.
    `set_aside` are the names of files of another pilot that lay beside it and were put away.
    """

    def __init__(self, path: Path, file: Path, place: Place | None = None, why: str = "") -> None:
        self.path = path
        self.file = file
        self.place = place or Place(places.DISK)
        self.why = why
        self.set_aside: tuple[str, ...] = ()
        self._lock = Lock(path)
        self._identity = _identity(path)
        self._is_drafting = False
        self._engines: WeakSet[Engine] = WeakSet()
        self._is_open = True
        with _TURN:
            _OPEN[self._file_open()] += 1

    @property
    def is_reader(self) -> bool:
        """Whether nothing may be written."""
        return bool(self.why)

    @property
    def is_copy(self) -> bool:
        """Whether a private copy is open."""
        return self.file != self.path

    def manner(self) -> str:
        """How the engine opens the file just now."""
        if self._is_drafting:
            return WRITING
        if self.why:
            return WATCHING if self.why == IN_USE else FROZEN
        return ON_STICK if self.place.is_fragile else WRITING

    def who(self) -> str:
        """Who has the file, for people."""
        holder = self._lock.holder()
        return holder.words() if holder else unknown()

    def take(self) -> bool:
        """Take the file for writing where nobody has it; whether it may be written to now."""
        was = self.why
        if was in ("", IN_USE):
            self.why = "" if self._lock.take() else IN_USE
        if was != self.why:
            for each in self._engines:
                each.dispose()
        return not self.why

    def secure(self) -> None:
        """Make sure that the file is ours to write to, and still where it was.

        Waits up to 10 s for another program to let it go; raises `StoreError` when it does not, when the file is open
        for reading, and when it is gone or another one has taken its place.
        """
        if self._is_drafting:
            return
        if not (self.why or self._lock.has or self._lock.take(PATIENCE)):
            raise hindrances.in_use(self.path, self.who())
        self.look()

    def look(self) -> None:
        """Raise what `secure` raises where nothing can be written, whoever has the file."""
        if self._is_drafting:
            return
        if self.why:
            raise self.refusal()
        now = _identity(self.path)
        if now is None:
            raise hindrances.gone(self.path)
        if now != self._identity and not self.place.is_fragile:  # sticks number files anew
            raise hindrances.replaced(self.path)

    def tidy(self, access: Access | None) -> None:
        """Put away the logs of another file, while no program has this one open."""
        with _TURN:
            if _OPEN[self._file_open()] > 1:
                return
        lock = Lock(self.path)
        if lock.take():
            try:
                self.set_aside = leftovers.set_aside(self.path, access)
            finally:
                lock.release()

    def _file_open(self) -> Path:
        return self.path.resolve()

    def refusal(self) -> StoreError:
        """What whoever wants to write is told."""
        if self.why == IN_USE:
            return hindrances.only_read(self.path, self.who())
        return (
            hindrances.on_share(self.path, self.place.name) if self.why == ON_SHARE else hindrances.read_only(self.path)
        )

    def begin_update(self) -> None:
        """Make ready for bringing an older file to today's shape; that of a read-only place gets it in a copy."""
        if self.why == IN_USE:
            raise hindrances.old_and_in_use(self.path, self.who())
        if not self.why:
            self.secure()
            return
        if not self.is_copy:
            self.file = _private_copy(self.path)
        self._is_drafting = True

    def end_update(self) -> bool:
        """Go on as before: a private copy is only read from now on; whether there was anything to end."""
        was_drafting, self._is_drafting = self._is_drafting, False
        return was_drafting

    def engine(self, access: Access | None, prepared: Sequence[str] = ()) -> Engine:
        """An engine on the file, which goes on in another manner when that changes."""
        made = engine.open_engine(self.file, access, prepared, self.manner)
        self._engines.add(made)
        return made

    def release(self) -> None:
        """Let the file go, and take the private copy away."""
        self._lock.release()
        with _TURN:
            _OPEN[self._file_open()] -= int(self._is_open)
        self._is_open = False
        if self.is_copy:
            shutil.rmtree(self.file.parent, ignore_errors=True)


def open_held(
    path: Path,
    access: Access | None = None,
    *,
    is_alone: bool = False,
    before_update: Callable[[], object] | None = None,
) -> tuple[Hold, Engine]:
    """A pilot file held and opened, brought to today's shape; `before_update` is done before that.

    Raises what `hold` does, and `StoreError` when it is damaged, made by a newer version, or cannot be updated.
    """
    held = hold(path, access, is_alone=is_alone)
    try:
        is_old = migrate.schema_of(held.file, access, held.manner()) < len(migrate.REVISIONS)
        if is_old:
            held.begin_update()
            if before_update is not None and not held.is_reader:
                before_update()
        opened = held.engine(access)
        if is_old:
            migrate.upgrade(opened, held.file)
    except BaseException:
        held.release()
        raise
    return held, opened


def hold(path: Path, access: Access | None = None, *, is_alone: bool = False) -> Hold:
    """Look at a pilot file that is to be opened, and where it lies; raises what `engine.look_at` raises.

    It is opened for reading where nothing can be written, and on a network share; with `is_alone` also where another
    program has it. Else it is locked when something is to be written.
    """
    engine.look_at(path, access)
    place = places.place_of(path)
    why = ON_SHARE if place.kind == places.SHARE else "" if engine.may_write(path) else READ_ONLY
    if why:
        has_logs = any(_size(path.with_name(path.name + suffix)) for suffix in _LOGS)
        return Hold(path, _private_copy(path, access) if has_logs else path, place, why)
    held = Hold(path, path, place)
    if is_alone:
        held.take()
    if not held.is_reader and leftovers.are_beside(path):
        held.tidy(access)
    return held


def _private_copy(path: Path, access: Access | None = None) -> Path:
    """A copy of the file with what lies in its logs, in a folder of its own that only the user can read."""
    folder = Path(tempfile.mkdtemp(prefix="partnertrack-"))
    try:
        file = folder / path.name
        for suffix in ("", *_LOGS):
            source = path.with_name(path.name + suffix)
            if source.is_file():
                shutil.copyfile(source, file.with_name(file.name + suffix))
        if any(_size(file.with_name(file.name + suffix)) for suffix in _LOGS):
            engine.settle(file, access)
    except (OSError, StoreError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise faults.unreadable(path) if isinstance(error, OSError) else error from error
    return file


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - follows what Path.stat does, and is named for what it asks
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
