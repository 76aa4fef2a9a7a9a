"""Where the headings of a matrix stand, and which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.logframe.draft import MatrixColumn, Role
from partnertrack.importing.logframe.grid import Grid
from partnertrack.importing.logframe.headings import Heading, heading_of, is_heading
from partnertrack.importing.logframe.words import words

_LAST_HEADER: Final = 60
_FEW_COLUMNS: Final = 3
_DEEPEST: Final = 3
_SEVERAL: Final = frozenset({"", "result", "milestone", "target", "own", "verification", "assumptions"})
"""What several columns may hold."""
_BESIDE: Final = frozenset(
    {"baseline", "target", "milestone", "verification", "current", "result", "assumptions", "level"}
)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person said about the columns: their roles and days, by table and place."""

    roles: Mapping[tuple[str, int], Role] = field(default_factory=dict)
    days: Mapping[tuple[str, int], date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of the headings, counted from 0, and the columns.

    `languages` are those in which the headings are known; `open_days` the places of columns whose day may be read two
    ways, `years` those whose day follows from the start of the pilot. `end` is the row below the last one that belongs
    to the headings, 0 for the end of the sheet.
    """

    top: int
    bottom: int
    columns: tuple[MatrixColumn, ...]
    languages: tuple[frozenset[str], ...] = ()
    open_days: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    end: int = 0

    def places(self, role: Role) -> tuple[int, ...]:
        """The columns with a role, from the left."""
        return tuple(column.place for column in self.columns if column.role == role)

    def place(self, role: Role) -> int | None:
        """The first column with a role."""
        return next(iter(self.places(role)), None)


def layout_of(grid: Grid, decisions: Decisions, starts_on: date | None, first: int = 0) -> Layout | None:
    """The layout of a grid, None where no row from the first on has a column of indicators with others beside it."""
    best: tuple[int, int, list[Heading]] | None = None
    most = 0.0
    for top in range(first, min(len(grid.rows), _LAST_HEADER)):
        for depth in range(1, _depth(grid, top) + 1):
            headings = [heading_of(text, starts_on) for text in _texts(grid, top, depth)]
            score = _score(headings)
            if score > most:
                best, most = (top, top + depth - 1, headings), score
    return None if best is None else _layout(grid, decisions, best)


def _layout(grid: Grid, decisions: Decisions, found: tuple[int, int, list[Heading]]) -> Layout:
    """The layout of headings from one row to another."""
    top, bottom, headings = found
    return Layout(
        top,
        bottom,
        tuple(_columns(grid, bottom, headings, decisions)),
        tuple(heading.languages for heading in headings if heading.languages),
        frozenset(place for place, heading in enumerate(headings) if heading.day and heading.day.is_open),
        frozenset(place for place, heading in enumerate(headings) if heading.is_year),
    )


def layouts_of(grid: Grid, decisions: Decisions, starts_on: date | None, first: int = 0) -> Iterator[Layout]:
    """All layouts of a grid from above to below: a sheet may have a table with its own headings for each result."""
    best = layout_of(grid, decisions, starts_on, first)
    layout = (_next(grid, decisions, starts_on, range(first, best.top)) or best) if best else None
    while layout:
        known = [column.heading for column in layout.columns]
        following = _next(grid, decisions, starts_on, range(layout.bottom + 1, len(grid.rows)), known)
        yield replace(layout, end=following.top) if following else layout
        layout = following


def _next(
    grid: Grid, decisions: Decisions, starts_on: date | None, rows: range, known: Sequence[str] = ()
) -> Layout | None:
    """The first of these rows that holds headings and nothing else; one that repeats the known headings is none."""
    for top in rows:
        filled = [text for _place, text in grid.distinct(top)]
        if len(filled) < _FEW_COLUMNS or not all(map(is_heading, filled)):
            continue
        depth = _depth(grid, top)
        headings = [heading_of(text, starts_on) for text in _texts(grid, top, depth)]
        if _score(headings) and [" ".join(each.text.split()) for each in headings] != list(known):
            return _layout(grid, decisions, (top, top + depth - 1, headings))
    return None


def _score(headings: Sequence[Heading]) -> float:
    """How many different columns are known, and how well; 0 without one of indicators and another beside it."""
    roles = {heading.role for heading in headings if heading.role}
    if "indicator" not in roles or roles.isdisjoint(_BESIDE):
        return 0
    targets = sum(heading.role in ("milestone", "target") for heading in headings)
    return len(roles) + targets + sum(heading.fit for heading in headings) / 100


def _depth(grid: Grid, top: int) -> int:
    """How many rows the headings take that begin in a row."""
    depth = 1
    while depth < _DEEPEST and top + depth < len(grid.rows) and _goes_on(grid, top, top + depth):
        depth += 1
    return depth


def _goes_on(grid: Grid, top: int, row: int) -> bool:
    """Whether a row holds headings below others: "Value" and "Year" below "Baseline"."""
    own = [
        grid.text(row, column)
        for column in range(grid.width)
        if grid.text(row, column) and not grid.is_same(row, column, top, column)
    ]
    return bool(own) and all(map(is_heading, own))


def _texts(grid: Grid, top: int, depth: int) -> Iterator[str]:
    """The heading of each column, from above to below; one that stands over several columns for each of them."""
    over = [""] * depth
    for column in range(grid.width):
        pieces: list[str] = []
        for step in range(depth):
            text = grid.text(top + step, column)
            below = [grid.text(row, column) for row in range(top + step + 1, top + depth)]
            if not text and any(below) and not pieces:
                text = over[step]
            over[step] = text or ("" if not any(below) else over[step])
            if text and text not in pieces:
                pieces.append(text)
        yield " ".join(pieces)


def _columns(grid: Grid, bottom: int, headings: Sequence[Heading], decisions: Decisions) -> Iterator[MatrixColumn]:
    """The columns with their roles: what headings leave open is told by neighbours and cells."""
    columns = [
        MatrixColumn(
            grid.name,
            place,
            " ".join(heading.text.split()),
            heading.role,
            heading.day.on if heading.day else None,
            heading.fit,
        )
        for place, heading in enumerate(headings)
    ]
    columns = _final_of_several(_codes(_levels(grid, bottom, columns)))
    seen: dict[Role, str] = {}
    for column in columns:
        at = column.sheet, column.place
        role = decisions.roles.get(at, column.role)
        fit = 1.0 if at in decisions.roles else column.fit
        twin = seen.get(role, "") if role not in _SEVERAL else ""
        seen.setdefault(role, column.heading)
        yield replace(column, role="" if twin else role, on=decisions.days.get(at, column.on), fit=fit, twin=twin)


def _levels(grid: Grid, bottom: int, columns: list[MatrixColumn]) -> list[MatrixColumn]:
    """The columns, with that of the levels: it may have no heading, or the one of the results beside it."""
    if any(column.role == "level" for column in columns):
        return columns
    for column in columns:
        is_candidate = not column.heading or column.role == "result"
        others = [other for other in columns if other.role == "result" and other.place != column.place]
        if is_candidate and (others or not column.heading) and _holds_levels(grid, bottom, column.place):
            return [replace(each, role="level", fit=1.0) if each == column else each for each in columns]
    return columns


def _holds_levels(grid: Grid, bottom: int, place: int) -> bool:
    texts = {grid.text(row, place) for row in range(bottom + 1, len(grid.rows))} - {""}
    known = [text for text in texts if (meant := words().levels.at_start(text)) and meant.what]
    return bool(known) and 2 * len(known) >= len(texts)


def _codes(columns: list[MatrixColumn]) -> list[MatrixColumn]:
    """The columns, with those of codes told apart by what stands right of them."""
    at = {column.role: column.place for column in reversed(columns)}
    result, indicator = at.get("result", -1), at.get("indicator", -1)
    settled = []
    for column in columns:
        role = column.role
        if role == "indicator_code" and column.place < result < indicator:
            role = "code"
        elif role == "code" and (result < column.place < indicator or result < 0):
            role = "indicator_code"
        settled.append(replace(column, role=role))
    return settled


def _final_of_several(columns: list[MatrixColumn]) -> list[MatrixColumn]:
    """The columns, with all targets but the last as milestones where several have a day and none is called final."""
    dated = [column for column in columns if column.role == "target" and column.on]
    undated = any(column.role == "target" and not column.on for column in columns)
    named = [column for column in dated if _is_final(column.heading)]
    if len(dated) < 2 and not (dated and undated):  # noqa: PLR2004 - one is the final one
        return columns
    last = max((column.on for column in dated if column.on), default=None)
    keep = set(named or ([] if undated else [column for column in dated if column.on == last]))
    return [replace(each, role="milestone") if each in dated and each not in keep else each for each in columns]


def _is_final(heading: str) -> bool:
    padded = f" {fold(heading)} "
    return any(f" {phrase} " in padded for phrase in words().phrases.all("final"))
