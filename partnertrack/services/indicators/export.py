"""A table of figures as a file for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.saving import save
from partnertrack.services.workspace import Workspace

_FIRST, _OTHERS = 36, 16


def write_table(workspace: Workspace, titles: Sequence[str], rows: Sequence[Sequence[str]], path: Path) -> Path:
    """Write the table, its whole numbers as numbers: CSV where the path ends so, else a workbook.

    Raises `UserError` where the file cannot be written.
    """
    heads = [ListColumn(title, _OTHERS if place else _FIRST) for place, title in enumerate(titles)]
    cells = [[_cell(text) for text in row] for row in rows]
    is_csv = path.suffix.casefold() == ".csv"
    save(
        path,
        list_file.csv_file(heads, cells) if is_csv else list_file.xlsx(workspace.title, heads, cells, workspace.mark),
    )
    return path


def _cell(text: str) -> Cell:
    return int(text) if text.isascii() and text.isdigit() else text
