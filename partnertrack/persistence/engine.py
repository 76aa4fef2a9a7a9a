"""The one place where a database is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from partnertrack.domain.names import fold
from partnertrack.domain.scripts import latin, skeleton
from partnertrack.errors import UserError
from partnertrack.persistence import faults, hindrances, keys, places
from partnertrack.persistence.driver import FROZEN, ON_STICK, WATCHING, WRITING, connect, unlock
from partnertrack.persistence.keys import Access

APPLICATION_ID = 0x5054726B
"""Marks an SQLite file as a pilot: "PTrk" in its header."""

PATIENCE = 5000
"""Milliseconds to wait for another program that is writing."""

_GRACE = 500
"""Milliseconds to wait for another program to let a file go that is to be replaced."""

Manner = Callable[[], str]
"""Which of these it is, asked anew for every connection."""

_PRAGMAS = (
    f"busy_timeout={PATIENCE}",
    "foreign_keys=on",
    "temp_store=memory",
    "secure_delete=on",
    "trusted_schema=off",
    "cell_size_check=on",
)

_MAGIC = b"SQLite format 3\0"
_ID_AT = slice(68, 72)
_WRITABLE = 0o222


def open_engine(
    path: Path, access: Access | None = None, prepared: Sequence[str] = (), manner: Manner = lambda: WRITING
) -> Engine:
    """The engine of an existing pilot file; nothing is read but its header until it is asked for more.

    `access` is what opens an encrypted one; the `prepared` statements are run on every new connection. Raises
    `LockedError` when the file is encrypted and there is none, `StoreError` when it is missing, is no pilot or
    cannot be written though the `manner` asks for it; never makes a file.
    """
    look_at(path, access)
    if manner() in (WRITING, ON_STICK) and not may_write(path):
        raise faults.read_only(path)
    return _engine(path, access, prepared, manner)


def is_plain(path: Path) -> bool:
    """Whether the file is a database that anybody can read; raises `StoreError` when there is no such file."""
    return _header_of(path).startswith(_MAGIC)


def new_engine(draft: Path, path: Path, access: Access | None = None) -> Engine:
    """The engine of a new, empty file that is to become the pilot at `path`; raises `StoreError` when it may not."""
    try:
        if path.exists():
            raise faults.exists(path)
        if not path.parent.is_dir():
            raise faults.no_folder(path)
        if (place := places.place_of(path)).kind == places.SHARE:
            raise hindrances.new_on_share(path, place.name)
        if not _may_write(path.parent):
            raise faults.read_only(path)
        draft.touch(exist_ok=False)
    except OSError as error:
        raise faults.unwritable(path) from error
    engine = _engine(draft, access)
    with writer(engine).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    return engine


def discard(draft: Path) -> None:
    """Take away a file that did not become a pilot, with what SQLite put beside it."""
    for suffix in ("", "-wal", "-shm"):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def writer(engine: Engine) -> Engine:
    """The same engine for those who write: their transactions take the lock when they begin."""
    return engine.execution_options(is_writer=True)


def rewrite(engine: Engine, path: Path) -> bool:
    """Write the file anew, so that nothing is left where something was, and empty its journal; False when it is in use.

    Raises the user's error when that cannot be done.
    """
    connection = engine.raw_connection()
    try:
        driver = connection.driver_connection
        driver.execute("VACUUM")  # type: ignore[union-attr] # the pool gives it
        ((is_busy, *_pages),) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # type: ignore[union-attr]
    except dbapi2.Error as error:
        raise (faults.explain(error, path) or faults.damaged(path)) from error
    finally:
        connection.close()
    return not is_busy


def peek(path: Path, statement: str, access: Access | None = None, manner: str = WRITING) -> list[tuple[object, ...]]:
    """The rows of one statement on a file that must not be changed in any way; raises `StoreError`."""
    try:
        connection = connect(path, manner)
        try:
            unlock(connection, access)
            connection.execute("PRAGMA query_only=on")
            return list(connection.execute(statement).fetchall())
        finally:
            connection.close()
    except dbapi2.Error as error:
        raise (faults.explain(error, path) or faults.damaged(path)) from error


@contextmanager
def bare(path: Path, access: Access | None = None, patience: int = PATIENCE, manner: str = WRITING) -> Iterator[Any]:
    """A connection of the driver itself, with our key and patience and nothing else of ours; raises `StoreError`.

    `patience` is how many milliseconds it waits for another program.
    """
    try:
        connection = connect(path, manner, isolation_level=None)
        try:
            unlock(connection, access)
            for pragma in (f"busy_timeout={patience}", "temp_store=memory", "trusted_schema=off"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        finally:
            connection.close()
    except dbapi2.Error as error:
        raise (faults.explain(error, path) or faults.damaged(path)) from error


def open_copy(path: Path, access: Access | None = None) -> Engine:
    """The engine of a copy that nobody writes to; it leaves no trace on the file or beside it."""

    def opened() -> dbapi2.Connection:
        connection = connect(path, FROZEN, isolation_level=None, check_same_thread=False)
        unlock(connection, access)
        for pragma in ("query_only=on", "temp_store=memory", "trusted_schema=off", "cell_size_check=on"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=opened, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: faults.explain(context.original_exception, path))
    return engine


def copy_into(path: Path, copy: Path, access: Access | None = None, manner: str = WRITING) -> None:
    """Write the database, as it is at one moment, to an empty file; others read and write meanwhile.

    Raises `StoreError`.
    """
    with bare(path, access, manner=manner) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))


def settle(path: Path, access: Access | None = None) -> None:
    """Bring all of a database into its one file, as none but us has it open; raises `StoreError` when another has."""
    with bare(path, access, _GRACE) as connection:
        connection.execute("PRAGMA journal_mode=delete")


def _header_of(path: Path) -> bytes:
    """The first bytes of a file; raises the user's error when there is none."""
    try:
        if not path.is_file():
            raise faults.foreign(path) if path.exists() else faults.missing(path)
        return keys.first_bytes(path)
    except OSError as error:
        raise faults.unreadable(path) from error


def look_at(path: Path, access: Access | None) -> None:
    """Raise the user's error when this is no pilot file that can be worked with, before SQLite touches it."""
    header = _header_of(path)
    if header.startswith(_MAGIC):
        if int.from_bytes(header[_ID_AT], "big") != APPLICATION_ID:
            raise faults.foreign(path)
    elif access is None:
        raise faults.locked(path) if keys.find(path) else faults.without_keys(path, keys.places(path)[0])
    elif header[: len(access.salt)] != access.salt:
        raise faults.foreign(path)


def may_write(path: Path) -> bool:
    """Whether a file and the folder around it can be written to."""
    path = path.resolve()
    return _may_write(path) and _may_write(path.parent)


def _may_write(path: Path) -> bool:
    """Whether we can write here and are meant to: an administrator could write what is marked as read-only."""
    is_marked = not path.stat().st_mode & _WRITABLE
    if is_marked and os.name == "nt" and path.is_dir():
        is_marked = False  # Windows marks folders that look special, such as the desktop; files in them can be changed
    return not is_marked and os.access(path, os.W_OK)


def _engine(
    path: Path, access: Access | None, prepared: Sequence[str] = (), manner: Manner = lambda: WRITING
) -> Engine:
    """An engine on the file, with our pragmas, transactions and errors."""
    if access is not None and path.exists() and path.stat().st_size and is_plain(path):
        access = None  # a key makes no sense of a file without encryption

    def opened() -> dbapi2.Connection:
        how = manner()
        connection = connect(path, how, isolation_level=None, check_same_thread=False)
        try:
            unlock(connection, access)
            for statement in (*(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *prepared):
                connection.execute(statement)
            _secure(connection, how)
        except dbapi2.Error:
            connection.close()
            raise
        for function in (fold, latin, skeleton):
            connection.create_function(function.__name__, 1, partial(_of_text, function), deterministic=True)
        return connection

    def translate(context: ExceptionContext) -> UserError | None:
        return faults.explain(context.original_exception, path)

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=opened,
        poolclass=QueuePool,
        hide_parameters=True,  # personal data are never logged
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", translate)
    return engine


def _secure(connection: dbapi2.Connection, manner: str) -> None:
    """Say how what is written becomes safe: by a log beside the file, or for a medium that may be gone, in it at once.

    Where the log cannot be, as SQLite finds on some places, it is the same as for such a medium.
    """
    if manner in (WATCHING, FROZEN):
        connection.execute("PRAGMA query_only=on")
        return
    wanted = "delete" if manner == ON_STICK else "wal"
    ((found,),) = connection.execute(f"PRAGMA journal_mode={wanted}").fetchall()
    connection.execute(f"PRAGMA synchronous={'full' if found == 'wal' else 'extra'}")


def _of_text(function: Callable[[str], str], text: object) -> str | None:
    """What one of our own functions makes of a text, for statements that compare what only Python can tell."""
    return None if text is None else function(str(text))


def _begin(connection: Connection) -> None:
    """Begin what the driver would begin too late."""
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
