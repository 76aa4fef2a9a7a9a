"""Damaged and hostile files, made anew for each run: each must be read, or refused in one line."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from msoffcrypto.format.ooxml import OOXMLFile

from tests.unit.importing import lockers, makers

SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1 << 20
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_HEAD = f'<?xml version="1.0"?><worksheet {_SPACE}>'


def sheet_xml(rows: str, dimension: str = "", after: str = "") -> bytes:
    """The XML of a worksheet with those rows."""
    return f"{_HEAD}{dimension}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


Maker: TypeAlias = Callable[[], bytes]


def files(good: bytes, scale: float) -> dict[str, tuple[str, Maker]]:
    """Suffix and maker of each file by its name; `good` is a sound .xlsx, `scale` 1 the full size, less for haste."""
    parts = {name: (".xlsx", partial(_with_parts, good, made)) for name, made in _workbooks(scale).items()}
    return {**parts, **_containers(good), **_others(good, scale)}


def _with_parts(good: bytes, made: Callable[[], dict[str, bytes]]) -> bytes:
    return makers.repack(good, made())


def _containers(good: bytes) -> dict[str, tuple[str, Maker]]:
    """Workbooks whose container is the trouble."""
    made: dict[str, Maker] = {
        "a shared strings' count that lies": lambda: makers.repack(good, _lying_count()),
        "three thousand sheets": lambda: _many_sheets(good, 3000),
        "a size that lies": lambda: _lying_size(good),
        "a zip in a zip": lambda: _zip({"inner.zip": good}),
        "names that climb out": lambda: makers.repack(good, {"../../../../tmp/out": b"x", "/etc/out": b"x"}),
        "entries without end": lambda: _zip({f"xl/{number}.xml": b"" for number in range(11_000)}),
        "a bomb of entries": lambda: _zip({f"xl/{number}.bin": bytes(19 * MEGABYTE) for number in range(11)}),
        "half a zip": lambda: good[: len(good) // 2],
        "a zip without its head": lambda: good[40:],
        "a zip without its list": lambda: good[:-100],
        "the list of a zip alone": lambda: good[good.rindex(b"PK\x01\x02") :],
    }
    return {name: (".xlsx", maker) for name, maker in made.items()}


def _others(good: bytes, scale: float) -> dict[str, tuple[str, Maker]]:
    """Other formats, locked workbooks, text."""
    size = int(MEGABYTE * scale)
    return {
        "rows repeated to the end": (".ods", lambda: _repeated_ods(1_048_576, 1000)),
        "rows repeated within the limits": (".ods", lambda: _repeated_ods(int(240_000 * scale), 2)),
        "a hundred sheets of repeated rows": (".ods", lambda: _repeated_ods(1_048_576, 1, max(int(100 * scale), 2))),
        "a cyclic table of sectors": (".xls", _cyclic_xls),
        "a cyclic directory": (".xls", _cyclic_directory),
        "encrypted into nothing": (
            ".xlsx",
            lambda: makers.ole2({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 9}),
        ),
        "a password stirred ten million times": (".xlsx", lambda: _slow_lock(good)),
        "one line without end": (".csv", lambda: b"x" * 60 * size),
        "delimiters without end": (".csv", lambda: b";" * 60 * size),
        "lines without end": (".csv", lambda: b"a\n" * 30 * size),
        "a quote that never closes": (".csv", lambda: b'"' + b"a;b\n" * 8 * size),
        "wide text without end": (".csv", lambda: b"\xff\xfe" + b"a\0;\0" * 12 * size),
    }


def _workbooks(scale: float) -> dict[str, Callable[[], dict[str, bytes]]]:
    """What stands in the parts of the workbooks."""

    def rows(text: str, dimension: str = "", after: str = "") -> Callable[[], dict[str, bytes]]:
        return lambda: {SHEET: sheet_xml(text, dimension, after)}

    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return {
        "a cell beyond the sheet": rows('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'),
        "a lone cell in the last corner": rows(corner),
        "two cells in the corners": rows(first + corner, '<dimension ref="A1"/>'),
        "two cells far apart": rows(
            first + '<row r="1048576"><c r="SF1048576"><v>1</v></c></row>', '<dimension ref="A1"/>'
        ),
        "a column of many letters": rows('<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'),
        "a string of a gigabyte": lambda: {SHEET: _string(int(1000 * scale))},
        "a string of many megabytes": lambda: {SHEET: _string(int(120 * scale), is_random=True)},
        "white space without end": lambda: {SHEET: sheet_xml(" " * int(1000 * MEGABYTE * scale))},
        "many cells": lambda: {SHEET: sheet_xml("".join(_cells(int(270_000 * scale), 100)))},
        "as many cells as may be": lambda: {SHEET: sheet_xml("".join(_cells(int(95_000 * scale), 20)))},
        "formatted cells": lambda: {SHEET: sheet_xml(first + "".join(_formatted(int(1_048_575 * scale), 20)))},
        "formatted rows": lambda: {SHEET: sheet_xml(first + "".join(_formatted(int(1_048_575 * scale), 0)))},
        "a million merges": lambda: {SHEET: sheet_xml(first, "", _merges(int(1_000_000 * scale)))},
        "one merge over all": rows(first, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "hidden without end": rows(first, '<cols><col min="1" max="99999999" hidden="1"/></cols>'),
        "validations over whole columns": rows(first, "", _validations()),
        "links over whole columns": rows(first, "", _links()),
        "shared strings of many megabytes": lambda: {"xl/sharedStrings.xml": _strings(int(300 * scale))},
        "strings that are not there": rows('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
        "elements without end": lambda: {SHEET: sheet_xml("<row>" * int(3_000_000 * scale))},
        "attributes without end": lambda: {
            SHEET: sheet_xml("<row " + "".join(_attributes(int(500_000 * scale))) + "/>")
        },
        "entities": lambda: {SHEET: _entities(_HEAD)},
        "entities in the strings": lambda: {"xl/sharedStrings.xml": _entities(f"<sst {_SPACE}>")},
        "entities in the relations": lambda: {"xl/_rels/workbook.xml.rels": _entities("<Relationships>")},
        "formulas without end": rows('<row r="1"><c r="A1"><f>' + "1+" * int(5_000_000 * scale) + "1</f></c></row>"),
    }


def _string(megabytes: int, *, is_random: bool = False) -> bytes:
    text = "".join(map(chr, random.Random(1).choices(range(97, 123), k=1000))) if is_random else "a" * 1000  # noqa: S311 - a file's dice
    return sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text * 1024 * megabytes}</t></is></c></row>')


def _cells(rows: int, columns: int) -> Iterator[str]:
    cells = "<c><v>1</v></c>" * columns
    for row in range(rows):
        yield f'<row r="{row + 1}">{cells}</row>'


def _formatted(rows: int, columns: int) -> Iterator[str]:
    cells = '<c s="1"/>' * columns
    for row in range(2, rows + 2):
        yield f'<row r="{row}" s="1" customFormat="1">{cells}</row>'


def _merges(count: int) -> str:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, count + 1))
    return f"<mergeCells>{merges}</mergeCells>"


def _validations() -> str:
    one = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation>'
    return f"<dataValidations>{one * 2000}</dataValidations>"


def _links() -> str:
    one = '<hyperlink ref="A1:XFD1048576" location="B1"/>'
    return f"<hyperlinks>{one * 2000}</hyperlinks>"


def _strings(megabytes: int) -> bytes:
    dice = random.Random(2)  # noqa: S311 - a file's dice
    texts = ["".join(map(chr, dice.choices(range(97, 123), k=1000))) for _ in range(16)]
    items = "".join(f"<si><t>{number}{texts[number % 16]}</t></si>" for number in range(megabytes * 1000))
    return f'<?xml version="1.0"?><sst {_SPACE}>{items}</sst>'.encode()


def _attributes(count: int) -> Iterator[str]:
    return (f'a{number}="1" ' for number in range(count))


def _entities(root: str) -> bytes:
    layers = "".join(f'<!ENTITY l{n} "{ten}">' for n in range(1, 10) if (ten := f"&l{n - 1};" * 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{layers}]>{root}&l9;'.encode()


def _lying_count() -> dict[str, bytes]:
    table = f'<?xml version="1.0"?><sst {_SPACE} count="4294967295" uniqueCount="18446744073709551615"/>'
    return {"xl/sharedStrings.xml": table.encode()}


def _many_sheets(good: bytes, count: int) -> bytes:
    book = makers.part(good, "xl/workbook.xml").decode()
    head, _sheets, foot = book.partition("<sheets>")[0], "", book.partition("</sheets>")[2]
    sheets = "".join(f'<sheet name="S{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, count + 1))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = head if "xmlns:r=" in head else head.replace("<workbook ", f'<workbook xmlns:r="{space}" ')
    return makers.repack(good, {"xl/workbook.xml": f"{head}<sheets>{sheets}</sheets>{foot}".encode()})


def _lying_size(good: bytes) -> bytes:
    content = sheet_xml(" " * (30 * MEGABYTE))
    data = makers.repack(good, {SHEET: content})
    return data.replace(struct.pack("<I", len(content)), struct.pack("<I", 1000))


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _repeated_ods(rows: int, columns: int, sheets: int = 1) -> bytes:
    data = makers.ods([["Nom"]])
    content = makers.part(data, "content.xml").replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="%d">' % rows
    )
    content = content.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="%d" ' % columns)
    head, table, foot = content.partition(b"<table:table ")[0], b"<table:table ", content.partition(b"<table:table ")[2]
    one, _end, foot = foot.partition(b"</table:table>")
    tables = b"".join(
        table + one.replace(b'"Sheet1"', b'"Sheet%d"' % number) + b"</table:table>" for number in range(sheets)
    )
    return makers.repack(data, {"content.xml": head + tables + foot})


def _cyclic_xls() -> bytes:
    data = bytearray(makers.xls([["Surname"]]))
    data[512 + 4 * 2 : 512 + 4 * 3] = struct.pack("<I", 2)  # the stream's first sector leads to itself
    return bytes(data)


def _cyclic_directory() -> bytes:
    data = bytearray(makers.xls([["Surname"]]))
    data[512 + 4 : 512 + 8] = struct.pack("<I", 1)  # the directory's sector leads to itself
    return bytes(data)


def _slow_lock(good: bytes) -> bytes:
    """A workbook whose password is stirred ten million times."""
    container = OOXMLFile(io.BytesIO(lockers.agile(good, "x"))).file
    streams = {name: container.openstream(name).read() for name in ("EncryptionInfo", "EncryptedPackage")}
    streams["EncryptionInfo"] = streams["EncryptionInfo"].replace(b'"100000"', b'"9999999"').ljust(4096)
    return makers.ole2(streams)
