"""How much of a machine one partner's file may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused, in bytes, counts and seconds; `answer_bytes` bounds what the reader may send back.

    `memory_bytes` is the reader's address space. It takes hardly more than it fills (28 MB at rest, 300 MB for a sheet
    of 100,000 rows and 20 columns), so that half a gigabyte is never passed. A reader that has grown beyond
    `kept_bytes` is replaced by a new one before the next file. Memory and processor time are enforced by the system
    where it can (not on Windows), the clock everywhere.
    """

    file_bytes: int = 100 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    entries: int = 10_000
    cells: int = 2_000_000
    columns: int = 500
    rows: int = 250_000
    sheets: int = 200
    memory_bytes: int = 470 * MEGABYTE
    kept_bytes: int = 120 * MEGABYTE
    answer_bytes: int = 256 * MEGABYTE
    cpu_seconds: int = 60
    clock_seconds: float = 180.0


LIMITS = Limits()
