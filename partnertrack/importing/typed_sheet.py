"""A partner's sheet after reading: which column is which field, and rows of typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.recipe import DateOrder, Recipe
from partnertrack.domain.record import Value
from partnertrack.domain.statement import SlotKey
from partnertrack.importing.issue import Issue
from partnertrack.importing.memory import Memory
from partnertrack.progress import UNWATCHED, Stretch

Slot: TypeAlias = SlotKey

Origin = Literal["heading", "values", "memory", "person", ""]
"""Why a column is taken for a field: its heading, its values, the partner's earlier file, a person; or it is not."""

DecidedBy = Literal["cells", "file", "partner", "language", "person", ""]
"""What settled an order of dates: the column's own cells, the rest of the file, the partner's earlier files, …"""

CERTAIN = 0.9
"""A column matched with at least this confidence may be taken without asking."""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """Which field a column holds; `index` counts from 0 in the sheet.

    `field` is None where the column was not recognised. `group` is the upper line of a two-line heading. `candidates`
    are other fields that it could be, best first; `samples` the first values as the partner wrote them; `note` is the
    code of the issue that explains a doubt ("column-uncertain", "column-twice", …), or empty; `origin` what the match
    rests on.
    """

    index: int
    heading: str
    group: str = ""
    field: str | None = None
    confidence: float = 0.0
    occurrence: int | None = None
    candidates: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    note: str = ""
    origin: Origin = ""

    @property
    def is_certain(self) -> bool:
        """Whether the column may be taken without asking a person."""
        return self.field is not None and self.confidence >= CERTAIN


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person decided about one table.

    Fields (or None: leave out) and date orders by column index; texts in place of cells, by row and column index, and
    of all cells alike, by column index and folded text. `reads_hidden`, of a sheet's first table, is about the whole
    sheet; None reads hidden rows and columns, but no hidden sheet.
    """

    columns: Mapping[int, str | None] = field(default_factory=dict)
    occurrences: Mapping[int, int] = field(default_factory=dict)
    date_orders: Mapping[int, DateOrder] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    texts: Mapping[tuple[int, str], str] = field(default_factory=dict)
    reads_hidden: bool | None = None


NO_OVERRIDES = Overrides()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the sheet: the file's name, the day of the import, the partner's language and past.

    `stretch` lets the user stop the reading.
    """

    file_name: str = ""
    as_of: date | None = None
    language: str = ""
    memory: Memory = field(default_factory=Memory)
    stretch: Stretch = UNWATCHED


@dataclass(frozen=True, slots=True)
class ColumnDates:
    """How the dates of a column are read, and why.

    Of `total` dates that are written in numbers, `day_first` are only possible day first, `month_first` only month
    first, `open` either way. `order` is how they are read (None: undecided), `decided_by` what settled it.
    """

    total: int
    day_first: int
    month_first: int
    open: int
    order: DateOrder | None = None
    decided_by: DecidedBy = ""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of the table.

    `number` is the row that the spreadsheet program shows. `values` holds what could be read, `raws` the cell as the
    partner wrote it for every matched column that is not blank (also where it could not be read). A full name in one
    column is split: its raw text stands under the column's own field, its values under `last_name` and `first_name`.
    `group` is the group label above the row, such as "Group B" or an employer's name. `corrected` are the texts that
    were read in place of cells, by column index, and `sent` what those cells themselves said, where it could be read.
    `erased` are the fields whose cells ask to delete what is known.
    """

    number: int
    values: Mapping[Slot, Value]
    raws: Mapping[Slot, str]
    issues: tuple[Issue, ...] = ()
    group: str = ""
    corrected: Mapping[int, str] = field(default_factory=dict)
    sent: Mapping[Slot, Value] = field(default_factory=dict)
    erased: frozenset[Slot] = frozenset()


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A table of a sheet after reading; `header_rows` are numbered as spreadsheets are, and empty without a table.

    `name` is unique in the file: that of the sheet for its first table, "Sheet (2)" and so on for others; `sheet` is
    always the sheet's own, with which rows and column indices make a place. `issues` are those of the table and its
    columns; those of a row are with the row. `left_out` are the numbers of totals, notes and repeated headings.
    `caption` is the text above the table. `dates` says of columns of dates how they are read; `recipe` is how the
    partner's last sheet of this layout was read, where there was one; `keys` are the enrolments that rows name by the
    keys that went out to the partner.
    """

    name: str
    header_rows: tuple[int, ...] = ()
    language: str = ""
    columns: tuple[ColumnMatch, ...] = ()
    rows: tuple[TypedRow, ...] = ()
    issues: tuple[Issue, ...] = ()
    left_out: tuple[int, ...] = ()
    caption: str = ""
    sheet: str = ""
    dates: Mapping[int, ColumnDates] = field(default_factory=dict)
    recipe: Recipe | None = None
    keys: Mapping[int, UUID] = field(default_factory=dict)
