"""What is to be written into a partner's workbook before it goes back, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Gravity = Literal["stop", "warn", "incomplete"]
"""stop: the value was not taken; warn: it was, or may be wrong; incomplete: something is missing."""

GRAVITIES: tuple[Gravity, ...] = get_args(Gravity)
"""The gravest first, but for what is only missing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault in one cell: `row` as the spreadsheet program numbers it, `column` counted from 0.

    `text` is the whole comment; it says how grave the fault is for whoever does not see the colour.
    """

    row: int
    column: int
    gravity: Gravity
    text: str


@dataclass(frozen=True, slots=True)
class RowState:
    """What became of a row, in the partner's language; `gravity` is empty where there is nothing to mend."""

    row: int
    status: str
    problem: str = ""
    our_no: str = ""
    key: str = ""
    gravity: Gravity | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """All that is written into one sheet.

    `header_rows` are numbered as the spreadsheet program does; `width` is how many columns are taken, so that ours
    begin behind them; `stale` are columns, counted from 0, that we added when the file went back before.
    """

    sheet: str
    header_rows: tuple[int, ...]
    width: int
    rows: tuple[RowState, ...]
    marks: tuple[Mark, ...] = ()
    stale: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the note to the partner: a title, a plain text, or one that explains the colour of a gravity."""

    text: str
    look: Literal["title", "heading", "plain", "stop", "warn", "incomplete"] = "plain"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts around the marks in the partner's language: titles of columns and the note.

    `rebuilt` is what the note says besides, after its first two lines, where the file itself could not be copied.
    """

    status: str
    problem: str
    our_no: str
    note: tuple[Line, ...]
    rebuilt: str
