"""A sheet as a grid in which each cell of a merged range says what the range says."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.importing.blanks import fault_of
from partnertrack.importing.cells import raw_text
from partnertrack.importing.sheet import Cell, Range, Row, Sheet

_MOST_FILLED = 200_000


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet by row and column, all rows of one length.

    `owner` is the corner of the merged range that a place belongs to; a place that is not merged owns itself.
    """

    name: str
    rows: tuple[Row, ...]
    owner: dict[tuple[int, int], tuple[int, int]]
    width: int

    def text(self, row: int, column: int) -> str:
        """A cell as text, its lines kept; an error cell has none."""
        if not (0 <= row < len(self.rows) and 0 <= column < self.width):
            return ""
        return text_of(self.rows[row][column])

    def is_same(self, row: int, column: int, other_row: int, other_column: int) -> bool:
        """Whether two places are one merged cell."""
        here, there = (row, column), (other_row, other_column)
        return self.owner.get(here, here) == self.owner.get(there, there)

    def distinct(self, row: int) -> list[tuple[int, str]]:
        """The texts of a row with their first columns, a merged cell once."""
        found: list[tuple[int, str]] = []
        for column in range(self.width):
            text = self.text(row, column)
            if text and not (column and self.is_same(row, column, row, column - 1)):
                found.append((column, text))
        return found


def grid_of(sheet: Sheet) -> Grid:
    """The grid of a sheet."""
    width = max(map(len, sheet.rows), default=0)
    rows: list[list[Cell]] = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged:
        if len(owner) < _MOST_FILLED:
            _fill(rows, owner, merged, width)
    return Grid(sheet.name, tuple(map(tuple, rows)), owner, width)


def _fill(rows: list[list[Cell]], owner: dict[tuple[int, int], tuple[int, int]], merged: Range, width: int) -> None:
    corner = merged.top, merged.left
    if merged.top >= len(rows) or merged.left >= width:
        return
    held = rows[merged.top][merged.left]
    for row in range(merged.top, min(merged.bottom + 1, len(rows))):
        for column in range(merged.left, min(merged.right + 1, width)):
            owner[row, column] = corner
            rows[row][column] = held


def text_of(cell: Cell) -> str:
    """The cell as text, each line without spaces around it; nothing for an error cell."""
    if fault_of(cell) == "cell-error":
        return ""
    if not isinstance(cell, str):
        return raw_text(cell)
    return "\n".join(filter(None, (" ".join(line.split()) for line in cell.splitlines())))
