"""Files that make readers abort, hang or eat memory: always one clear line or a normal result, and life goes on."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnertrack.errors import InputError
from partnertrack.importing.sheet import Cell, Workbook
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

PEOPLE: list[list[Cell]] = [["Surname", "First name", "Born"]]
PEOPLE += ([f"Diallo{number}", "Aïssatou", date(2001, 2, 3)] for number in range(20))
CORNER = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


@pytest.fixture(scope="module")
def xlsx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return makers.write_xlsx(tmp_path_factory.mktemp("good") / "good.xlsx", {"A": PEOPLE}).read_bytes()


def read(folder: Path, data: bytes, suffix: str = ".xlsx") -> Workbook | InputError:
    path = folder / f"hostile{suffix}"
    path.write_bytes(data)
    try:
        return open_workbook(path)
    except InputError as error:
        return error


def sheet_xml(rows: str, dimension: str = "") -> bytes:
    return f'<?xml version="1.0"?><worksheet {NAMESPACE}>{dimension}<sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("rows", "dimension", "says"),
    [
        ('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>', "", "damaged"),
        (CORNER, "", "too many columns"),
        (
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            '<dimension ref="A1:XFD1048576"/>',
            "too many columns",
        ),
        (CORNER, '<dimension ref="A1"/>', "too many columns"),
        ('<row r="1048576"><c r="J1048576"><v>1</v></c></row>', "", "too many cells"),
        ('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>', "", "too many columns"),
        ('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>', "", "damaged"),
    ],
)
def test_cells_beyond_reason_are_refused(tmp_path: Path, xlsx: bytes, rows: str, dimension: str, says: str) -> None:
    result = read(tmp_path, makers.repack(xlsx, {SHEET: sheet_xml(rows, dimension)}))
    assert isinstance(result, InputError)
    assert says in result.message
    assert isinstance(read(tmp_path, xlsx), Workbook)


def test_rows_that_are_only_formatted_do_no_harm(tmp_path: Path, xlsx: bytes) -> None:
    filled = '<row r="1"><c r="A1"><v>1</v></c></row>'
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="Z{row}" s="1"/></row>' for row in range(2, 90_000))
    data = makers.repack(xlsx, {SHEET: sheet_xml(filled + empty, '<dimension ref="A1:Z89999"/>')})
    result = read(tmp_path, data)
    assert isinstance(result, Workbook)
    assert result.sheets[0].rows == ((1.0,),)


def test_a_shared_string_count_that_lies_ends_nothing_but_the_reading(tmp_path: Path, xlsx: bytes) -> None:
    table = f'<?xml version="1.0"?><sst {NAMESPACE} count="4294967295" uniqueCount="18446744073709551615"/>'
    result = read(tmp_path, makers.repack(xlsx, {"xl/sharedStrings.xml": table.encode()}))
    assert isinstance(result, (InputError, Workbook))
    assert isinstance(read(tmp_path, xlsx), Workbook)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, xlsx: bytes) -> None:
    result = read(tmp_path, makers.repack(xlsx, {SHEET: sheet_xml(" " * 30_000_000)}))
    assert isinstance(result, InputError)
    assert "too large" in result.message


def test_a_zip_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path, xlsx: bytes) -> None:
    data = bytearray(makers.repack(xlsx, {SHEET: sheet_xml(" " * 30_000_000)}))
    real = len(sheet_xml(" " * 30_000_000))
    data = bytearray(bytes(data).replace(struct.pack("<I", real), struct.pack("<I", 1000)))
    assert isinstance(read(tmp_path, bytes(data)), (InputError, Workbook))


def test_a_cell_of_many_megabytes_is_read_or_refused(tmp_path: Path, xlsx: bytes) -> None:
    text = "".join(chr(97 + place * 7 % 26) for place in range(1000)) * 3000
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    assert isinstance(read(tmp_path, makers.repack(xlsx, {SHEET: sheet_xml(rows)})), (InputError, Workbook))


def test_repeated_rows_of_an_open_document_do_not_fill_the_memory(tmp_path: Path) -> None:
    data = makers.ods([["Nom", "Prénom"]])
    content = makers.part(data, "content.xml").replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
    )
    content = content.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="1000" ')
    result = read(tmp_path, makers.repack(data, {"content.xml": content}), ".ods")
    assert isinstance(result, InputError)


def test_a_locked_open_document_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    result = read(tmp_path, makers.repack(makers.ods([["A"]]), {"META-INF/manifest.xml": manifest}), ".ods")
    assert isinstance(result, InputError)
    assert "password-protected" in result.message


def test_a_cyclic_table_of_sectors_ends(tmp_path: Path) -> None:
    data = bytearray(makers.xls([["Surname"]]))
    table = 512
    data[table + 4 * 2 : table + 4 * 3] = struct.pack("<I", 2)  # the stream's first sector leads to itself
    assert isinstance(read(tmp_path, bytes(data), ".xls"), (InputError, Workbook))


@pytest.mark.parametrize(
    ("entry", "says"),
    [("word/document.xml", "text document"), ("Index/Document.iwa", "Apple Numbers"), ("photo.jpg", "archive")],
)
def test_other_containers_are_named(tmp_path: Path, entry: str, says: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, b"x")
    result = read(tmp_path, target.getvalue())
    assert isinstance(result, InputError)
    assert says in result.message


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_read_or_refused(tmp_path: Path, xlsx: bytes, suffix: str, data: st.DataObject) -> None:
    texts = [[str(cell) for cell in row] for row in PEOPLE]
    good = {
        ".xlsx": xlsx,
        ".xls": makers.xls(texts),
        ".ods": makers.ods(texts),
        ".csv": "\n".join(";".join(row) for row in texts).encode("cp1252"),
    }[suffix]
    broken = bytearray(good[: data.draw(st.integers(1, len(good)), label="length")])
    for _ in range(data.draw(st.integers(0, 12), label="flips")):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read(tmp_path, bytes(broken), suffix), (InputError, Workbook))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_inside_the_parts_of_a_workbook_is_read_or_refused(
    tmp_path: Path, xlsx: bytes, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(zipfile.ZipFile(io.BytesIO(xlsx)).namelist()))
    content = bytearray(makers.part(xlsx, name))
    for _ in range(data.draw(st.integers(1, 6), label="flips")):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = makers.repack(xlsx, {name: bytes(content)})
    assert isinstance(read(tmp_path, broken), (InputError, Workbook))
