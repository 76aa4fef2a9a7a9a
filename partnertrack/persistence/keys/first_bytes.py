"""The first bytes of a database file, read in a way that takes no locks from whoever has it open.

On Linux and macOS a process that closes a file loses all of its locks on it, those of its other handles included. A
pilot that is open would then look abandoned to a second program, which may throw away its log with what was stored
last. So whoever opens a pilot has its first bytes remembered, and nobody reads them from the file meanwhile.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Lock

SIZE = 100
"""How many bytes are read: all of SQLite's own header."""

_File = tuple[int, int]
_one_at_a_time = Lock()
_remembered: dict[_File, bytes] = {}
_holders: Counter[_File] = Counter()


def first_bytes(path: Path) -> bytes:
    """The first bytes of a file; raises OSError."""
    with _one_at_a_time:
        known = _remembered.get(_file(path))
    if known is not None:
        return known
    with path.open("rb") as file:
        return file.read(SIZE)


def hold(path: Path) -> _File:
    """Remember the first bytes of a file that is about to be opened; `release` takes what this returns."""
    found = first_bytes(path)
    file = _file(path)
    with _one_at_a_time:
        _holders[file] += 1
        if found:  # of a new file there is nothing yet
            _remembered.setdefault(file, found)
    return file


def release(file: _File) -> None:
    """Forget the first bytes of a file, once nobody has it open any more."""
    with _one_at_a_time:
        _holders[file] -= 1
        if _holders[file] <= 0:
            del _holders[file]
            _remembered.pop(file, None)


def _file(path: Path) -> _File:
    """What tells a file from any other, whatever its name."""
    found = path.stat()
    return found.st_dev, found.st_ino
