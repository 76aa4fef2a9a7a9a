"""Workbooks written as text with separators, in the encodings that partners' programs use."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from installer.practice.book import Cell, Sheet


def write_delimited(path: Path, sheet: Sheet, *, delimiter: str = ";", encoding: str = "cp1252") -> None:
    """Write one sheet as text; days must already be texts, because a text file has no day cells."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
