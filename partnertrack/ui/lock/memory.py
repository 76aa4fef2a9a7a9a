"""Keeps what the program has in memory, keys included, out of the files that systems write of programs that crash."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_DUMPABLE = 4
"""The option of prctl(2) on Linux by which a process forbids dumps of itself, those to a crash reporter included."""


def forbid_dumps() -> None:
    """Write no dump of this process, where the system can be told so."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)
