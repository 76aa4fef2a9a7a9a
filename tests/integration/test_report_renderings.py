"""One report in every kind of file: the same numbers, and nothing that was withheld."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from openpyxl import load_workbook

from partnertrack.errors import UserError
from partnertrack.reporting.document import Cell, Document, Table
from partnertrack.reporting.walk import flat
from partnertrack.services import donor_report, practice
from partnertrack.services.workspace import Workspace
from tests.unit.reporting.test_pdf_standards import failures


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = practice.open_practice(tmp_path_factory.mktemp("practice"))
    yield opened
    opened.close()


def options(audience: str = "donor", template: str = "generic") -> donor_report.Options:
    day = practice.practice()
    return donor_report.Options(day.as_of, day.since, "en", audience, template)


def referenced(document: Document) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for block in flat(document.blocks):
        for row in block.rows if isinstance(block, Table) else ():
            for cell in row.cells:
                if isinstance(cell, Cell) and cell.reference:
                    found.setdefault(cell.reference, set()).add(cell.text)
    return found


@cache
def pdf_text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]  # the library is untyped
    return " ".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_each_number_is_the_same_in_every_file(workspace: Workspace, audience: str) -> None:
    document = donor_report.build(workspace, options(audience))
    known = referenced(document)
    assert known
    assert all(len(texts) == 1 for texts in known.values()), "a number is printed in one way"
    printed = {reference: next(iter(texts)) for reference, texts in known.items()}
    book = load_workbook(BytesIO(donor_report.rendered(document, ".xlsx")))
    listed = {row[0]: row[2] for row in book["References"].iter_rows(min_row=5, values_only=True)}
    assert listed == printed
    told = docx.Document(BytesIO(donor_report.rendered(document, ".docx")))
    words = {cell.text for table in told.tables for row in table.rows for cell in row.cells}
    assert set(printed.values()) <= words
    paper = set(pdf_text(donor_report.rendered(document, ".pdf")).split())
    assert set(printed.values()) <= paper
    carried = {each.name: each.content for each in donor_report.data_files(document)}
    lines = csv.DictReader(StringIO(carried["report-figures.csv"].decode("utf-8-sig")))
    assert {int(line["reference"]): line["printed"] for line in lines if line["reference"]} == printed


def test_results_hold_what_the_report_prints_and_leave_out_what_it_withholds(workspace: Workspace) -> None:
    open_one = donor_report.rendered(donor_report.build(workspace, options("internal")), ".xml").decode()
    assert '<actual value="42"/>' in open_one
    assert '<actual value="23"><dimension name="sex" value="female"/></actual>' in open_one
    sexes = re.findall(r'<actual value="(\d+)"><dimension name="sex" value="unknown"/>', open_one)
    assert "2" in sexes, "the sex of two people is not known"
    public = donor_report.rendered(donor_report.build(workspace, options("public")), ".xml").decode()
    small = [int(each) for each in re.findall(r'<actual value="(\d+)"><dimension', public)]
    assert not [each for each in small if 0 < each < 5]
    assert "Some numbers by sex are withheld" in public


def test_a_file_is_written_by_its_suffix(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.pdf, \.xlsx, \.docx, \.xml"):
        donor_report.write(workspace, options(), tmp_path / "report.odt")
    with pytest.raises(UserError, match="no results that could be published"):
        donor_report.write(workspace, options(template="employer"), tmp_path / "report.xml")
    assert not list(tmp_path.iterdir())
    for suffix, start in ((".docx", b"PK"), (".xml", b"<?xml")):
        path = donor_report.write(workspace, options(), tmp_path / f"report{suffix}")
        assert path.read_bytes().startswith(start)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_can_be_read_aloud_and_kept_in_archives(workspace: Workspace, language: str) -> None:
    document = donor_report.build(workspace, replace(options("public"), language=language))
    assert failures(donor_report.rendered(document, ".pdf")) == []
