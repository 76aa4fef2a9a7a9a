"""The columns of a table that say something in words or figures, for renderings that draw no bars."""

from __future__ import annotations

from partnertrack.reporting.table import Cell, Table

_EMPTY = ("", Cell())


def told_columns(table: Table) -> tuple[int, ...]:
    """The places of the columns that hold more than bars, which are figures drawn a second time."""
    return tuple(place for place in range(len(table.columns)) if not _is_bars(table, place))


def _is_bars(table: Table, place: int) -> bool:
    """Whether a column has bars, and besides them nothing; the first cell that says something settles it."""
    has_bars = False
    for row in table.rows:
        if len(row.cells) > 1:
            cell = row.cells[place]
            if isinstance(cell, Cell) and cell.bar:
                has_bars = True
            elif cell not in _EMPTY:
                return False
    return has_bars
