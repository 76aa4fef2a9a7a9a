"""What a table of a report says: its columns, its rows, and cells with the text, the value and the bar in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Align = Literal["start", "middle", "end"]
CellStyle = Literal["plain", "strong", "muted"]
RowKind = Literal["body", "group", "total"]
RowManner = Literal["plain", "dense", "form"]
"""How rows are set: as usual, close together, or with lines and room to write in by hand."""


class Status(StrEnum):
    """How a result stands against what was planned; shown by shape, word and colour."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"


@dataclass(frozen=True, slots=True)
class Bar:
    """A result as a bar: `share` of the full length (0 to 1), a tick where it was meant to be by now."""

    share: float
    tick: float | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, measured against the other columns' shares."""

    label: str
    align: Align = "start"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the text as printed, and the `value` that a workbook keeps, shown there by `number_format`.

    `number_format` is written as spreadsheets write it ("0.0%"). A `bar` is drawn in place of the text, a `status` as
    its sign before it. `reference` is the number of the count in the index of the report, 0 where it counts nobody.
    """

    text: str = ""
    style: CellStyle = "plain"
    value: int | float | Decimal | date | None = None
    number_format: str = ""
    bar: Bar | None = None
    status: Status | None = None
    reference: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with as many cells as columns; a `group` row has one cell, which heads the rows below it."""

    cells: tuple[Cell | str, ...]
    kind: RowKind = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, numbered when printed (unless it is the only one of a letter); its header is repeated on every page.

    `empty` is said when it has no rows.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subtitle: str = ""
    note: str = ""
    empty: str = ""
    is_numbered: bool = True
    manner: RowManner = "plain"
