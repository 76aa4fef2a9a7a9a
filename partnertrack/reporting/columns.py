"""The columns of a table that say something in words or figures, for renderings that draw no bars."""

from __future__ import annotations

from partnertrack.reporting.document import Cell, Table


def told_columns(table: Table) -> tuple[int, ...]:
    """The places of the columns that hold more than bars, which are figures drawn a second time."""
    return tuple(place for place in range(len(table.columns)) if not _is_bars(table, place))


def _is_bars(table: Table, place: int) -> bool:
    cells = [row.cells[place] for row in table.rows if len(row.cells) > 1]
    bars = [cell for cell in cells if isinstance(cell, Cell) and cell.bar]
    return bool(bars) and all(cell in {"", Cell()} for cell in cells if cell not in bars)
