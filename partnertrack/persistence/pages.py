"""Looks at the pages of a database file, for damage that a disk has done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

_STEPS = 10_000
"""Of the database between two looks at the clock."""


def altered_pages(connection: Connection) -> list[int]:
    """The pages of an encrypted file that are not as they were written, by number; none for a plain one."""
    found = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    if not found.returns_rows:
        return []
    numbers = (re.search(r"\d+$", str(text)) for (text,) in found)
    return [int(number[0]) if number else 1 for number in numbers]


@contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """Look at a file for so long at most; what is not seen by then is not seen."""
    raw = connection.connection.driver_connection
    assert raw is not None  # noqa: S101 - it is open
    until = monotonic() + seconds
    raw.set_progress_handler(lambda: monotonic() > until, _STEPS)
    try:
        yield
    except OperationalError:
        if monotonic() <= until:
            raise
    finally:
        raw.set_progress_handler(None, _STEPS)
