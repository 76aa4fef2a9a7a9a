"""A partner's workbook as a value: sheets of cells, and tables laid out in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeAlias

from installer.practice.person import Person

Cell: TypeAlias = str | int | float | bool | date | None
Line: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range by its corners, counted from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from row 1 on, merged ranges, and the columns (from 0) that its author hid."""

    name: str
    rows: tuple[Line, ...]
    merged: tuple[Merge, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, what it says of one person, and the upper line of a heading in two rows."""

    heading: str
    cell: Callable[[Person], Cell]
    above: str = ""
    is_hidden: bool = False


def lay_out(
    name: str,
    columns: Sequence[Column],
    people: Iterable[Person],
    *,
    titles: Sequence[Line] = (),
    group: Callable[[Person], str] | None = None,
    below: Callable[[int], Sequence[Line]] = lambda _count: (),
) -> Sheet:
    """A sheet with titles, a heading of one or two rows, people under group labels, and what stands below.

    `group` names the label above each run of people; `below` is given the number of people (for a totals row).
    """
    heads = _heads(columns)
    merged = _merges(columns, len(titles)) if len(heads) > 1 else ()
    listed = list(people)
    runs = groupby(listed, key=group) if group else [("", listed)]
    body: list[Line] = []
    for label, run in runs:
        body += [(label,)] if label else []
        body += [tuple(column.cell(person) for column in columns) for person in run]
    hidden = tuple(place for place, column in enumerate(columns) if column.is_hidden)
    rows = (*titles, *heads, *body, *below(len(listed)))
    return Sheet(name, tuple(_padded(row, len(columns)) for row in rows), merged, hidden)


def _heads(columns: Sequence[Column]) -> list[Line]:
    lower = tuple(column.heading for column in columns)
    if not any(column.above for column in columns):
        return [lower]
    upper = [column.above for column in columns]
    first = [word if place == 0 or upper[place - 1] != word else None for place, word in enumerate(upper)]
    return [tuple(first), lower]


def _merges(columns: Sequence[Column], top: int) -> tuple[Merge, ...]:
    """One merged range for each run of columns under the same word."""
    merges = []
    for word, run in groupby(enumerate(columns), key=lambda pair: pair[1].above):
        places = [place for place, _column in run]
        if word and len(places) > 1:
            merges.append(Merge(top, places[0], top, places[-1]))
    return tuple(merges)


def _padded(row: Line, width: int) -> Line:
    return (*row, *[None] * (width - len(row)))
