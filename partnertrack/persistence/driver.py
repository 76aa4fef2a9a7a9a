"""Connections of the database driver, and how they are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from partnertrack.persistence import keys
from partnertrack.persistence.keys import Access

WRITING, ON_STICK, WATCHING, FROZEN = "writing", "on stick", "watching", "frozen"
"""How a file is opened: to write to it; the same on a medium that can be pulled out in between; to read what another
program writes; to read what nobody writes, and without a trace."""


class Held(dbapi2.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection beside which nobody opens and closes its file: that would take away its locks."""

    held: tuple[int, int] | None = None

    def close(self) -> None:
        """Close it, and let the file be read again."""
        super().close()
        if self.held is not None:
            keys.release(self.held)
            self.held = None


def connect(path: Path, manner: str = WRITING, **options: Any) -> Held:  # noqa: ANN401 - the driver's own
    """A connection to an existing file; raises the driver's errors, and never makes a file."""
    try:
        held = keys.hold(path)
    except OSError:
        held = None  # the driver finds its own words for it
    mode = "?mode=ro&immutable=1" if manner == FROZEN else "?mode=rw"
    try:
        address = named(path.resolve().as_uri()) + mode
        connection: Held = dbapi2.connect(address, uri=True, factory=Held, **options)
    except dbapi2.Error:
        if held is not None:
            keys.release(held)
        raise
    connection.held = held
    return connection


def named(uri: str) -> str:
    """The address of a file as SQLite takes it, which knows no servers: their name goes into the path."""
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def unlock(connection: dbapi2.Connection, access: Access | None) -> None:
    """Give the key to a connection that has not read anything yet; the log of SQLCipher stays silent."""
    connection.execute("PRAGMA cipher_log_level=none")
    if access is not None:
        connection.execute(f"PRAGMA key=\"x'{access.key.hex()}{access.salt.hex()}'\"")
