"""Word documents as they are read for their tables: merged cells, captions, what was taken out; never as people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack.errors import InputError
from partnertrack.importing.sheet import Range
from partnertrack.importing.workbook import close_reader, open_workbook


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    made = Document()
    made.add_paragraph("Outcome 1: Work")
    table = made.add_table(3, 3)
    for row, texts in enumerate((("A", "B", "C"), ("one", "two", "three"), ("", "four\nfive", ""))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "one"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "four\nfive"
    gone = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "taken out"
    run.append(text)
    gone.append(run)
    table.cell(1, 1).paragraphs[0]._p.append(gone)
    path = tmp_path / "matrix.docx"
    made.save(str(path))
    return path


def test_a_table_comes_with_the_line_above_it_and_its_merged_cells(document: Path) -> None:
    book = open_workbook(document, as_matrix=True)
    (sheet,) = book.sheets
    assert (book.kind, sheet.name) == ("docx", "Table 1")
    assert sheet.rows[0][0] == "Outcome 1: Work"
    assert sheet.rows[2] == ("one", "two", "three")
    assert sheet.rows[3] == (None, "four\nfive", None)
    assert set(sheet.merged) == {Range(2, 0, 3, 0), Range(3, 1, 3, 2)}


def test_a_document_is_no_list_of_people(document: Path) -> None:
    with pytest.raises(InputError, match="text document"):
        open_workbook(document)


def test_a_document_that_declares_entities_or_is_torn_is_refused(document: Path) -> None:
    parts = {}
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"]
    for broken in (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + body, body[: len(body) // 2], b""):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            for name, content in (parts | {"word/document.xml": broken}).items():
                package.writestr(name, content)
        document.write_bytes(target.getvalue())
        with pytest.raises(InputError):
            open_workbook(document, as_matrix=True)


def test_percentages_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "shares.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("A")
        sheet.write_number(0, 0, 0.3, book.add_format({"num_format": "0%"}))
        sheet.write_number(0, 1, 0.255, book.add_format({"num_format": "0.0 %"}))
        sheet.write_number(0, 2, 0.3, book.add_format({"num_format": '0.0" % of"'}))
        sheet.write_number(0, 3, 0.3)
    assert open_workbook(path, as_matrix=True).sheets[0].rows[0] == ("30 %", "25.5 %", 0.3, 0.3)
    assert open_workbook(path).sheets[0].rows[0] == (0.3, 0.255, 0.3, 0.3)
