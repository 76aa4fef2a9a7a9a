"""A connection of the driver, beside which nobody reads its file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from partnertrack.persistence import keys


class Connection(dbapi2.Connection):  # type: ignore[misc]  # the driver has no types
    """While it is open, `keys.first_bytes` answers from memory: a file closed beside it would take away its locks."""

    held: tuple[int, int] | None = None

    def close(self) -> None:
        """Close it, and let the file be read again."""
        super().close()
        if self.held is not None:
            keys.release(self.held)
            self.held = None


def connect_to(path: Path, uri: str, **options: Any) -> Connection:  # noqa: ANN401 - the driver's own
    """A connection to the file at `path`, by the `uri` that says how; raises the driver's errors."""
    try:
        held = keys.hold(path)
    except OSError:
        held = None  # the driver finds its own words for it
    try:
        connection: Connection = dbapi2.connect(uri, uri=True, factory=Connection, **options)
    except dbapi2.Error:
        if held is not None:
            keys.release(held)
        raise
    connection.held = held
    return connection
