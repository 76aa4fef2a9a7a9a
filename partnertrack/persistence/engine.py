"""The one place where a database is opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from partnertrack.domain.names import fold
from partnertrack.errors import UserError
from partnertrack.persistence import faults

APPLICATION_ID = 0x5054726B
"""Marks an SQLite file as a pilot: "PTrk" in its header."""

PATIENCE = 5000
"""Milliseconds to wait for another program that is writing."""

_PRAGMAS = (
    f"busy_timeout={PATIENCE}",
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "temp_store=memory",
    "secure_delete=on",
    "trusted_schema=off",
    "cell_size_check=on",
)

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_ID_AT = slice(68, 72)
_WRITABLE = 0o222


def open_engine(path: Path) -> Engine:
    """The engine of an existing pilot file; nothing is read but its header until it is asked for more.

    Raises `StoreError` when the file is missing, is no pilot or cannot be written; never makes a file.
    """
    _look_at(path)
    return _engine(path)


def new_engine(draft: Path, path: Path) -> Engine:
    """The engine of a new, empty file that is to become the pilot at `path`; raises `StoreError` when it may not."""
    try:
        if path.exists():
            raise faults.exists(path)
        if not path.parent.is_dir():
            raise faults.no_folder(path)
        if not _may_write(path.parent):
            raise faults.read_only(path)
        draft.touch(exist_ok=False)
    except OSError as error:
        raise faults.unwritable(path) from error
    engine = _engine(draft)
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


def peek(path: Path, statement: str) -> list[tuple[object, ...]]:
    """The rows of one statement on a file that must not be changed in any way; raises `StoreError`."""
    try:
        connection = sqlite3.connect(_uri(path), uri=True)
        try:
            connection.execute("PRAGMA query_only=on")
            return connection.execute(statement).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise (faults.explain(error, path) or faults.damaged(path)) from error


def _look_at(path: Path) -> None:
    """Raise the user's error when this is no pilot file that can be worked with, before SQLite touches it."""
    try:
        if not path.is_file():
            raise faults.foreign(path) if path.exists() else faults.missing(path)
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise faults.unreadable(path) from error
    if not header.startswith(_MAGIC) or int.from_bytes(header[_ID_AT], "big") != APPLICATION_ID:
        raise faults.foreign(path)
    if not (_may_write(path) and _may_write(path.resolve().parent)):
        raise faults.read_only(path)


def _may_write(path: Path) -> bool:
    """Whether we can write here and are meant to: an administrator could write what is marked as read-only."""
    is_marked = not path.stat().st_mode & _WRITABLE
    if is_marked and os.name == "nt" and path.is_dir():
        is_marked = False  # Windows marks folders that look special, such as the desktop; files in them can be changed
    return not is_marked and os.access(path, os.W_OK)


def _uri(path: Path) -> str:
    """The name by which SQLite opens a file for reading and writing without ever making one."""
    return f"{path.resolve().as_uri()}?mode=rw"


def _engine(path: Path) -> Engine:
    """An engine on the file, with our pragmas, transactions and errors."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        connection.create_function("fold", 1, _fold, deterministic=True)
        return connection

    def translate(context: ExceptionContext) -> UserError | None:
        return faults.explain(context.original_exception, path)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # personal data are never logged
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", translate)
    return engine


def _fold(text: object) -> str | None:
    """The text as a search folds it, for statements that compare what only Python can fold."""
    return None if text is None else fold(str(text))


def _begin(connection: Connection) -> None:
    """Begin what the driver would begin too late."""
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
