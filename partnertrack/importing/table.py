"""A table as it was found in a sheet: columns under headings, and rows of people."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.importing.sheet import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place in the sheet, counted from 0, its heading, and the line above it where there is one.

    `is_of_tool` says that a survey tool wrote it about the form, not about a person.
    """

    index: int
    heading: str
    group: str = ""
    is_of_tool: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by the number that the spreadsheet program shows, with its cells in the order of the table's columns."""

    number: int
    cells: Row
    group: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no row of a person, or the headings of a table of nobody; the code of the issue says why."""

    number: int
    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet; `header_rows` are numbered as the spreadsheet program does, `caption` stands above them.

    `others` are tables of the sheet that name nobody; the first table of people knows them.
    """

    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    caption: str = ""
    others: tuple[LeftOut, ...] = ()
