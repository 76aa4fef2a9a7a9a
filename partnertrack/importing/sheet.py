"""A partner's workbook as it was read: sheets of cells, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What one cell may hold; an empty cell is None."""

Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A merged range by its corners, counted from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its cells at their absolute positions: `rows[0]` is what the spreadsheet program calls row 1.

    `hidden_rows` and `hidden_columns` count from 0; what they hold is in `rows` all the same. An error cell holds its
    text ("#N/A"), a formula that was never calculated the formula ("=B2*2").
    """

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name without its folder, the SHA-256 of its content, what it really is, its sheets.

    `kind` is the type by content: xlsx, xlsb, xls, ods or csv. `is_misnamed` tells that the suffix says another,
    `has_macros` that the file brings programs, which are never run. `content` are the bytes of the file, where they are
    kept with it.
    """

    file_name: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    is_misnamed: bool = False
    has_macros: bool = False
    content: bytes = field(default=b"", repr=False, compare=False)
