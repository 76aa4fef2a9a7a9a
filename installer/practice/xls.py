"""Workbooks written as .xls, as partners with an old office program still send them, the same bytes for the same cells.

Excel 97's records (BIFF8) stand in one stream of an OLE2 compound file. The numbers of records and the places in the
headers below are those of Microsoft's published formats [MS-XLS] and [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from installer.practice.book import Cell, Sheet
from installer.practice.spelling import serial

_SECTOR = 512
_SMALLEST_STREAM = 4096  # shorter streams would have to live in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_PLAIN, _DAY = 15, 16  # formats of cells: the first fifteen are those of styles
_DAY_FORMAT = 14  # built in: the reader's own way to show a day


def write_xls(path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Write the sheets into a new Excel 97 workbook; hidden columns are left visible."""
    path.write_bytes(_container(_stream(sheets)))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _beginning(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 0x06))


def _stream(sheets: tuple[Sheet, ...]) -> bytes:
    """The workbook's globals, which say where each sheet begins, then the sheets."""
    pages = [b"".join(_page(sheet)) for sheet in sheets]
    at = len(_globals(sheets, [0] * len(sheets)))
    offsets = []
    for page in pages:
        offsets.append(at)
        at += len(page)
    return _globals(sheets, offsets) + b"".join(pages)


def _globals(sheets: tuple[Sheet, ...], offsets: list[int]) -> bytes:
    font = _record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short_text("Arial"))
    window = _record(0x003D, struct.pack("<9H", 0, 0, 16000, 9000, 0x38, 0, 0, 1, 600))
    styles = [_format(0, is_style=True)] * _PLAIN + [_format(0), _format(_DAY_FORMAT)]
    names = [
        _record(0x0085, struct.pack("<IBB", offset, 0, 0) + _short_text(sheet.name))
        for sheet, offset in zip(sheets, offsets, strict=True)
    ]
    page_code, date_mode = _record(0x0042, struct.pack("<H", 1200)), _record(0x0022, struct.pack("<H", 0))
    return b"".join((_beginning(0x0005), page_code, window, date_mode, font * 4, *styles, *names, _record(0x000A)))


def _format(number_format: int, *, is_style: bool = False) -> bytes:
    parent = 0xFFF5 if is_style else 0x0001
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number_format, parent, 0x20, 0, 0, 0xF8, 0, 0, 0x20C0))


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _page(sheet: Sheet) -> Iterator[bytes]:
    width = max((len(row) for row in sheet.rows), default=0)
    yield _beginning(0x0010)
    yield _record(0x0200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for row, line in enumerate(sheet.rows):
        for column, cell in enumerate(line):
            yield _cell(row, column, cell)
    if sheet.merged:
        ranges = (struct.pack("<4H", merge.top, merge.bottom, merge.left, merge.right) for merge in sheet.merged)
        yield _record(0x00E5, struct.pack("<H", len(sheet.merged)) + b"".join(ranges))
    yield _record(0x000A)


def _cell(row: int, column: int, cell: Cell) -> bytes:
    if cell is None or cell == "":
        return b""
    if isinstance(cell, date):
        return _record(0x0203, struct.pack("<HHHd", row, column, _DAY, serial(cell) or 0))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", row, column, _PLAIN, cell))
    text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHH", row, column, _PLAIN) + text)


def _container(stream: bytes) -> bytes:
    """The stream as the only one of a compound file: a header, its sectors, the directory, the allocation table."""
    stream = stream.ljust(max(_SMALLEST_STREAM, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    used = len(stream) // _SECTOR
    tables = -(-(used + 2) // (_SECTOR // 4 - 1))
    directory = used
    chain = [*range(1, used), _END, _END, *[_FAT] * tables]
    table = struct.pack(f"<{len(chain)}I", *chain)
    table = table.ljust(tables * _SECTOR, b"\xff")
    first = [used + 1 + place for place in range(tables)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<9I", 0, tables, directory, 0, _SMALLEST_STREAM, _END, 0, _END, 0)
    header += struct.pack("<109I", *first, *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 0, len(stream)) + bytes(2 * 128)
    return header + stream + entries + table


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    letters = name.encode("utf-16-le")
    place = struct.pack("<HBBIII", len(letters) + 2, kind, 1, _FREE, _FREE, child)
    return letters.ljust(64, b"\0") + place + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)
