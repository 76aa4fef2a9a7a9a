"""The values that the import wizard shows: columns to match, rows to check, problems to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from partnertrack.ui.view_models.people import Standing

Decision = UUID | Literal["new", "skip"]
DateOrder = Literal["dmy", "mdy"]
Side = Literal["ours", "theirs"]
Newcomers = Literal["create", "skip"]
Known = Literal["update", "fill", "skip"]

ACTIONS = ("create", "update", "unchanged", "review", "reject", "skip")
"""What may become of a row, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class DatesLine:
    """How the dates of a column are read: the evidence in words, the order in force, whether there is a choice."""

    words: str
    order: str
    may_choose: bool


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the sheet.

    `likely` are the fields that it may be, `certainty` says why it is taken for its `field`, `note` what the import
    says about it besides.
    """

    index: int
    heading: str
    examples: str
    field: str | None
    likely: tuple[str, ...]
    certainty: Standing
    note: str
    dates: DatesLine | None


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A hidden part of the file: what became of it, and whether it is read."""

    sheet: str
    words: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class DriftLine:
    """How a sheet differs from the last one of its layout; `gone` are the people who were in that one."""

    title: str
    parts: tuple[str, ...]
    gone_words: str
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What a cell does to a value of the pilot; `index` is its column, `words` say it whole."""

    index: int
    label: str
    kind: str
    before: str
    after: str
    why: str
    side: str
    may_choose: bool
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid.

    `text` is what counts now, `written` what stands in the cell, `raw` what the partner wrote there, `before` what the
    pilot holds where that changes. A problem
    or an effect has a `tone`, a `sign` (an icon) and a `tip` that says what it is; `problem` says no more than what is
    wrong. `index` is the cell's column.
    """

    index: int
    text: str
    raw: str
    written: str = ""
    before: str = ""
    tone: str = ""
    sign: str = ""
    tip: str = ""
    problem: str = ""
    is_corrected: bool = False
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class CompareLine:
    """A field of a row beside what the pilot holds of somebody whom it may mean, and how alike they are, in words."""

    label: str
    said: str
    held: str
    likeness: Standing
    words: str


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """Somebody whom a row may mean, how likely (a percentage), and why."""

    id: UUID
    name: str
    detail: str
    why: str
    score: str
    compared: tuple[CompareLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the sheet with what would become of it; its cells go by the index of their column."""

    sheet: str
    number: int
    person: str
    label: str
    cells: Mapping[int, Cell]
    action: str
    result: Standing
    notes: tuple[str, ...]
    candidates: tuple[CandidateLine, ...]
    effects: tuple[EffectLine, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A column of the grid: its place in the file, its field and heading; a wide one shows two values in a cell."""

    index: int
    field: str
    label: str
    heading: str
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of the file and where it is.

    `sheet_at` and `row_at` are places in the view, `index` is that of the column (-1 stands for the sheet as a whole,
    or the row); the rest is what a person reads.
    """

    code: str
    gravity: str
    sheet_at: int
    row_at: int
    index: int
    sheet: str
    row: str
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem with how many there are of it."""

    code: str
    words: str
    look: Standing
    count: int
