"""How far the filled cells of an .xlsx reach, before a reader makes room for them.

A reader keeps a sheet as one block, so one stray cell in the last corner asks for seventeen thousand million cells.
A sheet says how far it reaches in its first lines, counting cells that are only formatted; where that is small it is
believed, and else the filled cells are looked for.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO

from partnertrack.importing.limits import Limits
from partnertrack.importing.marks import column_number
from partnertrack.importing.refusal import Refused

_HEAD = 4096
_CHUNK = 1 << 20
_OVERLAP = 512
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]{1,4})(\d{1,8})(?::([A-Z]{1,4})(\d{1,8}))?"')
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,4})(\d{1,10})"')
_FAR_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{2,4})(\d{1,10})")[^>]*(?<!/)>')
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384


def check_used_range(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise `Refused` when the filled cells of a sheet span more than the limits allow."""
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            with archive.open(name) as stream:
                _check_sheet(stream, limits)


def check_span(rows: int, columns: int, limits: Limits) -> None:
    """Raise `Refused` when a block of that many rows and columns is more than the limits allow."""
    if columns > limits.columns:
        raise Refused("too-many-columns", str(limits.columns))
    if rows * columns > limits.cells:
        raise Refused("too-many-cells", str(limits.cells))
    if rows > limits.rows:
        raise Refused("too-many-rows", str(limits.rows))


def _check_sheet(stream: IO[bytes], limits: Limits) -> None:
    """Believe a small declared range, else look."""
    head = stream.read(_HEAD)
    declared = _DIMENSION.search(head)
    if declared:
        last_column, last_row = (declared[3], declared[4]) if declared[3] else (declared[1], declared[2])
        if int(last_row) * column_number(last_column) <= limits.cells and column_number(last_column) <= limits.columns:
            return
    rows = columns = 0
    for column, row in _filled(head, stream):
        rows, columns = max(rows, row), max(columns, column)
        if row > _MOST_ROWS or column > _MOST_COLUMNS:
            raise Refused("damaged")
    check_span(rows, columns, limits)


def _filled(head: bytes, stream: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Column and row, from 1, of the cells with content that can be the last: of a chunk, or beyond column Z.

    A cell that is cut by a chunk's end is seen in the next one.
    """
    text = head
    while text:
        for cell in _FAR_CELL.finditer(text):
            yield column_number(cell[1]), int(cell[2])
        opened = text.rfind(b"<c ", 0, max(text.rfind(b"</c>"), 0))
        last = _CELL.match(text, opened) if opened >= 0 else None
        if last:
            yield column_number(last[1]), int(last[2])
        chunk = stream.read(_CHUNK)
        text = text[-_OVERLAP:] + chunk if chunk else b""
