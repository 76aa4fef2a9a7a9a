"""Workbooks that are odd and harmless: other calendars, a million empty rows, links to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.importing.limits import LIMITS
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.typed_sheet import Context
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BORN = date(2001, 2, 3)


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    made = Book()
    made.epoch = CALENDAR_MAC_1904
    page = made.active
    assert isinstance(page, Worksheet)
    page.append(["Surname", "First name", "Date of birth"])
    page.append(["Mensah", "Ama", BORN])
    made.save(tmp_path / "list.xlsx")
    assert open_workbook(tmp_path / "list.xlsx").sheets[0].rows[1][2] == BORN


@pytest.mark.parametrize("serial", [1, 59, 60, 61, 366])
def test_days_of_the_year_1900_are_no_birth_dates(tmp_path: Path, vocabulary: Vocabulary, serial: int) -> None:
    made = Book()
    page = made.active
    assert isinstance(page, Worksheet)
    page.append(["Surname", "First name", "Date of birth"])
    page.append(["Mensah", "Ama", serial])
    page["C2"].number_format = "dd/mm/yyyy"
    made.save(tmp_path / "list.xlsx")
    (table,) = read_sheets(open_workbook(tmp_path / "list.xlsx"), vocabulary, Context(as_of=date(2026, 6, 30)), {})
    assert ("birth_date", None) not in table.rows[0].values
    assert [issue.code for issue in table.rows[0].issues] == ["date-out-of-range"]


def test_a_million_formatted_rows_below_the_people_cost_little(tmp_path: Path) -> None:
    good = makers.write_xlsx(tmp_path / "list.xlsx", {"A": [["Surname"], ["Mensah"]]}).read_bytes()
    people = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Surname</t></is></c></row>'
    people += b'<row r="2"><c r="A2" t="inlineStr"><is><t>Mensah</t></is></c></row>'
    empty = b"".join(b'<row r="%d" s="1" customFormat="1" ht="15"/>' % row for row in range(3, 1_048_577))
    xml = b'<worksheet %b><dimension ref="A1:T1048576"/><sheetData>%b%b</sheetData></worksheet>' % (
        NAMESPACE,
        people,
        empty,
    )
    (tmp_path / "list.xlsx").write_bytes(makers.repack(good, {SHEET: xml}))
    limits = replace(LIMITS, cpu_seconds=10)
    assert open_workbook(tmp_path / "list.xlsx", limits=limits).sheets[0].rows == (("Surname",), ("Mensah",))


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    made = Book()
    page = made.active
    assert isinstance(page, Worksheet)
    page.append(["Surname"])
    page["A2"] = "='[1]Names'!A2"
    page["A3"].hyperlink = "http://127.0.0.1:9/never"
    made.save(tmp_path / "list.xlsx")
    link = (
        b'<externalLink %b xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<externalBook r:id="rId1"/></externalLink>' % NAMESPACE
    )
    target = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="file:///nowhere/names.xlsx" TargetMode="External"/></Relationships>'
    )
    parts = {"xl/externalLinks/externalLink1.xml": link, "xl/externalLinks/_rels/externalLink1.xml.rels": target}
    (tmp_path / "list.xlsx").write_bytes(makers.repack((tmp_path / "list.xlsx").read_bytes(), parts))
    rows = open_workbook(tmp_path / "list.xlsx").sheets[0].rows
    assert rows[:2] == (("Surname",), ("='[1]Names'!A2",))
