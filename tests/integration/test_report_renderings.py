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

from partnertrack.disclosure import Press
from partnertrack.domain.report import Report
from partnertrack.errors import UserError
from partnertrack.reporting.document import (
    Bullets,
    ChartData,
    ChartSeries,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Fact,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Meta,
    Note,
    Panel,
    Panels,
    Paragraph,
    Run,
    Tile,
)
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.reporting.walk import flat
from partnertrack.scene import Scene
from partnertrack.services import donor_report, practice
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.iati import activity
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

DAY = practice.practice()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_practised(tmp_path_factory.mktemp("practice"))
    yield opened
    opened.close()


def options(audience: str = "donor", template: str = "generic") -> donor_report.Options:
    return donor_report.Options(DAY.as_of, DAY.since, "en", audience, template)


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


HOSTILE = (
    "M&E <b>officer</b> \"quoted\" 'single' ]]> {{ name }} =cmd|' /C calc'!A0",
    "=1+1",
    "\u202eevil\u202c\u2067x\u2069 \x00\x08",
    "😀 👩🏽‍🔧 اسم Layla ქართული",
    "x" * 10_000,
    "word " * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_stops_a_rendering(text: str) -> None:
    data = ChartData("bar", text, (text,), (ChartSeries(text, (1,)),))
    blocks = (
        Cover(
            text[:300], text[:100], text[:100], text[:100], (Fact(text[:200], text[:200]),), (text[:100],), text[:300]
        ),
        Heading(text[:500]),
        Contents(),
        Lead(text),
        Paragraph((Run(text, is_bold=True), Run(text))),
        Bullets((text, text)),
        KeyFigures((Tile(text[:50], text[:200], text[:50]),)),
        Panels((Panel(text[:100], (text[:500],)),)),
        Table(
            text[:500], (Column(text[:100]), Column("b")), (Row((text[:2000], Cell(text[:200], reference=1))),), text
        ),
        Figure(text[:500], Scene(100, 20, (), text), text[:500], text[:500], data),
        Definitions((Definition(text[:200], text, text),)),
        Note(text),
    )
    meta = Meta(text[:200], text[:200], "en", DAY.as_of, text[:100], text[:100], text[:100], text[:100])
    document = make_printable(Document(meta, blocks)).document
    for suffix in (".pdf", ".xlsx", ".docx"):
        assert donor_report.rendered(document, suffix)
    book = load_workbook(BytesIO(donor_report.rendered(document, ".xlsx")))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_identifiers_are_those_that_were_told_else_made_up_and_said_to_be(workspace: Workspace) -> None:
    draft = brief(workspace, options(), Press())
    made_up = activity(draft)
    assert made_up.identity.activity == "ZZ-PARTNERTRACK-PRACTICE-AGENCY-PD-2024-0117"
    assert any("was made up" in note for note in made_up.notes)
    contracts = "PD-2024-0117, IATI-ORG: XM-DAC-5-2, IATI: XM-DAC-5-2-117"
    report = Report(
        number="1", title="", template="generic", as_of=DAY.as_of, created_on=DAY.as_of, contracts=contracts
    )
    told = activity(replace(draft, report=report))
    assert (told.identity.reporting.ref, told.identity.activity) == ("XM-DAC-5-2", "XM-DAC-5-2-117")
    assert not [note for note in told.notes if "identifier" in note]
