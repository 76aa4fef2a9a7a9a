"""Logs of SQLite that lie beside a pilot file, and are those of another file that had its name.

After a crash the log beside a file holds what is not yet in it. Where somebody put another file in its place meanwhile,
SQLite would write the old file's pages into the new one. So whenever a log is found, it is tried on a private copy.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from partnertrack.errors import StoreError
from partnertrack.persistence.driver import FROZEN, WRITING
from partnertrack.persistence.engine import peek
from partnertrack.persistence.keys import Access

_LOGS: Final = ("-wal", "-journal")
_SHARED: Final = "-shm"
ASIDE: Final = "-of-another-file"
"""The ending of the names under which such logs are kept."""

_MARKS: Final = "SELECT hex(id) FROM pilot UNION ALL SELECT hex(hash) FROM journal"
"""What a pilot never loses: which one it is, and what its history says."""

_SOUND: Final = (
    ("PRAGMA quick_check(1)", [("ok",)]),
    ("SELECT count(*) FROM pragma_foreign_key_check", [(0,)]),
    (
        "SELECT count(*) FROM (SELECT origin FROM journal GROUP BY origin HAVING max(sequence) <> count(*))",
        [(0,)],
    ),
)
"""What a whole pilot answers: its pages, its references, and that no entry of its history is missing."""


def are_beside(path: Path) -> bool:
    """Whether a log lies beside the file that is not empty."""
    return any(_is_full(_beside(path, suffix)) for suffix in _LOGS)


def set_aside(path: Path, access: Access | None = None) -> tuple[str, ...]:
    """Put away logs that belong to another file; their new names, none where they are the file's own.

    Nobody else may have the file open meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="partnertrack-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        own = _marks(copy, access, FROZEN)
        for suffix in _LOGS:
            if _is_full(_beside(path, suffix)):
                shutil.copyfile(_beside(path, suffix), _beside(copy, suffix))
        if _is_sound(copy, access) and (own is None or own <= (_marks(copy, access, WRITING) or set())):
            return ()
        shutil.copyfile(path, copy)
        for suffix in (*_LOGS, _SHARED):
            _beside(copy, suffix).unlink(missing_ok=True)
        if own is None or not _is_sound(copy, access):
            return ()  # the file makes no sense without them, either: whoever opens it is told so
    return tuple(_put_away(_beside(path, suffix)) for suffix in _LOGS if _is_full(_beside(path, suffix)))


def _put_away(log: Path) -> str:
    number = 1
    while (aside := log.with_name(f"{log.name}{ASIDE}{number if number > 1 else ''}")).exists():
        number += 1
    log.rename(aside)
    with suppress(OSError):
        _beside(log.with_name(log.name.removesuffix("-wal").removesuffix("-journal")), _SHARED).unlink()
    return aside.name


def _is_sound(path: Path, access: Access | None) -> bool:
    with suppress(StoreError):
        return all(peek(path, statement, access) == answer for statement, answer in _SOUND)
    return False


def _marks(path: Path, access: Access | None, manner: str) -> set[object] | None:
    with suppress(StoreError):
        return {mark for (mark,) in peek(path, _MARKS, access, manner)}
    return None


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _is_full(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
