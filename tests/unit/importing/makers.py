"""Small workbooks for tests: what partners send, and what broken programs write. All people are invented."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from partnertrack.importing.sheet import Cell, Range, Row, Sheet

_EPOCH = date(1899, 12, 30)
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def sheet(*rows: Sequence[Cell], name: str = "Sheet1", merged: Sequence[tuple[int, int, int, int]] = ()) -> Sheet:
    """A sheet in memory; "" stands for an empty cell."""
    cells: tuple[Row, ...] = tuple(tuple(None if cell == "" else cell for cell in row) for row in rows)
    return Sheet(name, cells, merged=tuple(Range(*corners) for corners in merged))


def write_xlsx(path: Path, sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> Path:
    """A workbook of those sheets, dates as real date cells."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def repack(source: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A zip container with some of its parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(part for part in parts if part not in old.namelist())]:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return target.getvalue()


def part(source: bytes, name: str) -> bytes:
    """One part of a zip container."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read(name)


def ods(rows: Iterable[Sequence[str]]) -> bytes:
    """A small OpenDocument spreadsheet of texts."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:text="{space}:text:1.0" xmlns:table="{space}:table:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Sheet1">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest/>')
    return target.getvalue()


def xls(rows: Iterable[Sequence[Cell]], name: str = "Sheet1", *, is_locked: bool = False) -> bytes:
    """An Excel 97 workbook (BIFF8 in an OLE2 container) with texts, numbers and dates, or with a password's mark."""
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            body += _cell(row, column, cell)
    body += _record(0x000A, b"")
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    if is_locked:
        head += _record(0x002F, bytes(54))
    for number_format in (0, 14):  # as it comes, and as a date
        head += _record(0x00E0, struct.pack("<HH", 0, number_format) + bytes(16))
    label = name.encode("latin-1")
    length = len(head) + 4 + 8 + len(label) + 4
    head += _record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(label), 0) + label) + _record(0x000A, b"")
    return ole2({"Workbook": head + body})


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 container with those streams, each padded to 4096 bytes where it is shorter."""
    fat: list[int] = [_FAT]
    sectors = b""
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(max(4096, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        first, count = len(fat) + 1, len(padded) // _SECTOR
        fat += [*range(first + 1, first + count), _END]
        sectors += padded
        entries += _entry(name, 2, first, max(4096, len(data)), right=number + 1 if number < len(streams) else _FREE)
    # sector 0 the table of sectors, sector 1 the directory, then the streams
    fat.insert(1, _END)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    return header.ljust(_SECTOR, b"\xff") + table + entries.ljust(_SECTOR, b"\0") + sectors


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, right, child)
    return raw.ljust(64, b"\0") + links + bytes(36) + struct.pack("<II4x", first, size)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _cell(row: int, column: int, cell: Cell) -> bytes:
    if isinstance(cell, str):
        raw = cell.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(cell), 1) + raw)
    if isinstance(cell, date):
        day = date(cell.year, cell.month, cell.day)
        return _record(0x0203, struct.pack("<HHHd", row, column, 1, (day - _EPOCH).days))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
    return b""
