"""Lets the day of the pictures stand still, so that they differ only where the program does."""

from __future__ import annotations

import ctypes
import gc
import time
from datetime import UTC, date, datetime, tzinfo

NOW = datetime(2026, 6, 30, 10, 0, tzinfo=UTC)


def stand_still() -> None:
    """Stop the clock of this process; classes that are written in C can be taught nothing but by the back door."""
    _teach(datetime, "now", classmethod(lambda _cls, tz=None: _now(tz)))
    _teach(date, "today", classmethod(lambda _cls: NOW.date()))
    time.time = NOW.timestamp


def _now(tz: tzinfo | None) -> datetime:
    return NOW.astimezone(tz) if tz else NOW.replace(tzinfo=None)


def _teach(taught: type, name: str, method: object) -> None:
    (methods,) = gc.get_referents(taught.__dict__)
    methods[name] = method
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(taught))
