"""Who may write to a pilot file: one program at a time, by a lock that the system takes back when the program ends.

The lock is the file `X.ptrack-lock`; what is in `X.ptrack-open` beside it tells people who has it: the computer, the
program's number there, since when, and the name that the user gave under settings. Locks hold within a program, too, so
all that it opens of one file shares one; SQLite's own locks keep those apart.
"""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from partnertrack import settings
from partnertrack.i18n import _

SUFFIXES: Final = ("-lock", "-open")
PATIENCE: Final = 10.0
"""Seconds that a command waits for another program to let a file go."""

_PAUSE = 0.1
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open for writing; `since` is a moment, `process` the program's number on that computer."""

    computer: str
    name: str
    process: int
    since: datetime

    def words(self, today: datetime | None = None) -> str:
        """Who has the file, and since when, for people."""
        since = self.since.astimezone()
        is_today = since.date() == (today or datetime.now(UTC)).astimezone().date()
        moment = since.strftime("%H:%M") if is_today else since.strftime("%Y-%m-%d %H:%M")
        is_here = self.computer == platform.node()
        if self.name and is_here:
            text = _("{name} has it open in another program on this computer since {time}")
        elif self.name:
            text = _("{name} has it open on the computer “{computer}” since {time}")
        elif is_here:
            text = _("another program on this computer has it open since {time}")
        else:
            text = _("the computer “{computer}” has it open since {time}")
        return text.format(name=self.name, computer=self.computer, time=moment)


def unknown() -> str:
    """Who has a file of which that is not told."""
    return _("another program has it open")


class Lock:
    """The lock of one file, as one opener of this program holds it; any thread may use it."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._file = FileLock(_beside(self._path)[0], is_singleton=True, thread_local=False)
        self._has = False

    @property
    def has(self) -> bool:
        """Whether the file is ours to write to."""
        return self._has

    def take(self, patience: float = 0.0) -> bool:
        """Take the lock, waiting that many seconds for whoever has it; whether that went well."""
        until = time.monotonic() + patience
        while not self._took():
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
        return True

    def release(self) -> None:
        """Let the lock go; who opened the file elsewhere in this program keeps it."""
        with _TURN:
            if not self._has:
                return
            self._has = False
            if self._file.lock_counter == 1:
                for place in _beside(self._path):
                    with suppress(OSError):  # Windows removes the lock itself, when it is free
                        place.unlink()
            with suppress(OSError):
                self._file.release()

    def holder(self) -> Holder | None:
        """Who has the lock, as far as it is told; None where nobody says."""
        try:
            said = json.loads(_beside(self._path)[1].read_text("utf-8"))
            since = datetime.fromisoformat(said["since"])
            return Holder(str(said["computer"]), str(said["name"]), int(said["process"]), since)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _took(self) -> bool:
        with _TURN:
            if self._has:
                return True
            try:
                self._file.acquire(timeout=0)
            except Timeout:
                return False
            except (OSError, NotImplementedError):
                pass  # the place knows no locks: those of SQLite have to do
            self._has = True
            if self._file.lock_counter == 1:
                self._tell()
            return True

    def _tell(self) -> None:
        """Say who has it; a note that cannot be written is no reason to trouble anyone."""
        told = Holder(platform.node(), settings.load().name, os.getpid(), datetime.now(UTC))
        with suppress(OSError):
            content = json.dumps(asdict(told) | {"since": told.since.isoformat(timespec="seconds")})
            _beside(self._path)[1].write_text(content, "utf-8")


def _beside(path: Path) -> tuple[Path, Path]:
    lock, note = SUFFIXES
    return path.with_name(path.name + lock), path.with_name(path.name + note)
