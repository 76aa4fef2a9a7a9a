"""A pilot file gets another key, its first one, or a copy without any: a new file that takes its place in one stroke.

The data are written anew by SQLCipher itself, looked at (the marks of the pages, the pages, the references, the rows
of every table) and forced to the disk before the new file takes the old one's name. So a kill at any moment leaves the
old pilot or the new one, each with its header: that of the new one lies beside the draft and is found by its salt.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from partnertrack.persistence import faults, keys
from partnertrack.persistence.engine import APPLICATION_ID, bare, discard, is_plain
from partnertrack.persistence.keys import Access, Header
from partnertrack.progress import Progress
from partnertrack.saving import draft_of, put

_STEPS = 4
_BLOCK = 1024 * 1024
_ON_WINDOWS = os.name == "nt"


def rekey(path: Path, before: Access | None, after: Access, header: Header, progress: Progress) -> None:
    """Give the pilot at `path`, which nobody may have open, another key; `header` says who opens it from now on.

    A file that was readable before is overwritten; no one can promise that of memory sticks and such disks, nor of the
    copies that were made of it. Raises `StoreError`, or `Cancelled` when stopped before the last step; the pilot is
    then as it was.
    """
    place = path.resolve()
    draft = draft_of(place)
    try:
        with _alone(place, before) as source:
            _write(source, place, draft, after, progress)
            keys.keep(draft, header)
            if not _ON_WINDOWS:
                _swap(draft, place, shreds=before is None)
        if _ON_WINDOWS:  # which lets nobody replace a file that is open
            _swap(draft, place, shreds=False)
    except BaseException:
        if draft.exists():
            discard(draft)
            keys.forget(draft)
        raise
    keys.keep(path, header)
    keys.forget(draft)


def plain_copy(path: Path, access: Access, target: Path, progress: Progress) -> None:
    """Write a copy that any program can read to `target`; raises `StoreError`, also where there is such a file.

    The copy is a pilot of its own: what is entered there is told apart from what is entered here.
    """
    if target.exists():
        raise faults.exists(target)
    if not target.parent.is_dir():
        raise faults.no_folder(target)
    draft = draft_of(target)
    try:
        with bare(path.resolve(), access) as source:
            _write(source, path, draft, None, progress)
        with bare(draft) as copy:
            copy.execute("UPDATE replica SET origin=?", (os.urandom(16),))
        _to_disk(draft)
        _swap(draft, target, shreds=False)
    except BaseException:
        discard(draft)
        raise


@contextmanager
def _alone(path: Path, access: Access | None) -> Iterator[Any]:
    """A connection that keeps everybody else away, with all that is in the log in the file; raises `StoreError`."""
    with bare(path, access) as connection:
        connection.execute("PRAGMA locking_mode=exclusive")
        connection.execute("PRAGMA wal_checkpoint(truncate)")
        connection.execute("PRAGMA journal_mode=delete")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _write(source: Any, path: Path, draft: Path, access: Access | None, progress: Progress) -> None:  # noqa: ANN401 - the driver has no types
    """The data of a connection as a new file, looked at and on the disk."""
    progress.report(0, _STEPS)
    try:
        draft.touch(exist_ok=False)
        shutil.copymode(path, draft)
    except OSError as error:
        raise faults.unwritable(draft) from error
    secret = f"x'{access.key.hex()}{access.salt.hex()}'" if access else ""
    source.execute("ATTACH ? AS target KEY ?", (str(draft), secret))
    source.execute("PRAGMA target.journal_mode=off")  # a draft that is not finished is thrown away
    source.execute("PRAGMA target.synchronous=off")
    source.execute("BEGIN")  # one view of the data, even where a second program goes on writing
    source.execute("SELECT sqlcipher_export('target')")
    source.execute(f"PRAGMA target.application_id={APPLICATION_ID}")
    counts = _counts(source)
    source.execute("COMMIT")
    source.execute("DETACH target")
    progress.report(1, _STEPS)
    _look_at(draft, access, counts)
    progress.report(2, _STEPS)
    _to_disk(draft)
    progress.report(3, _STEPS)


def _look_at(draft: Path, access: Access | None, counts: dict[str, int]) -> None:
    """Raise `StoreError` unless the new file is whole and holds as many rows of everything."""
    with bare(draft, access) as written:
        is_whole = (
            is_plain(draft) is (access is None)
            and (access is None or not written.execute("PRAGMA cipher_integrity_check").fetchall())
            and written.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            and not written.execute("PRAGMA foreign_key_check").fetchall()
            and _counts(written) == counts
        )
    if not is_whole:
        raise faults.damaged(draft)


def _counts(connection: Any) -> dict[str, int]:  # noqa: ANN401 - the driver has no types
    """How many rows every table holds."""
    tables = [name for (name,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type='table'")]
    return {name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0] for name in tables}  # noqa: S608 - a name of our own


def _swap(draft: Path, place: Path, *, shreds: bool) -> None:
    """Let the draft take the place, on the disk too; what was there is overwritten where that is wanted."""
    try:
        before = place.open("rb+", buffering=0) if shreds else None
        put(draft, place)
    except OSError as error:
        raise faults.unwritable(place) from error
    if before:
        with before, suppress(OSError):
            for _start in range(0, os.fstat(before.fileno()).st_size, _BLOCK):
                before.write(bytes(_BLOCK))
            os.fsync(before.fileno())


def _to_disk(path: Path) -> None:
    try:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise faults.unwritable(path) from error
