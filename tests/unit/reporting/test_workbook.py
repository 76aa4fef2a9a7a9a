"""Holds the workbook of a report: a table a sheet, figures as figures, texts as texts."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from partnertrack.reporting import workbook
from partnertrack.reporting.document import Block, Cell, Column, KeepTogether, Row, Table
from tests.unit.reporting.sample import document, sample

COLUMNS = (Column("Code"), Column("Text"))


def opened(*blocks: Block) -> Workbook:
    return load_workbook(BytesIO(workbook.render(document(*blocks))))


def cells(book: Workbook, sheet: str) -> list[list[object]]:
    return [[value for value in row if value is not None] for row in book[sheet].iter_rows(values_only=True)]


def test_contents_lead_to_one_table_a_sheet() -> None:
    book = opened(Table("First", COLUMNS, ()), KeepTogether((Table("Second", COLUMNS, ()),)))
    assert book.sheetnames == ["Contents", "Table 1", "Table 2"]
    contents = book["Contents"]
    assert [contents.cell(row, 2).value for row in (4, 5)] == ["First", "Second"]
    links = [contents.cell(row, 1).hyperlink for row in (4, 5)]
    assert [link.location for link in links if link] == ["'Table 1'!A1", "'Table 2'!A1"]


def test_figures_are_figures() -> None:
    book = load_workbook(BytesIO(workbook.render(sample())))
    day = datetime(2026, 9, 30)  # noqa: DTZ001 - a workbook has no time zones
    assert cells(book, "Table 1") == [
        ["Results matrix"],
        ["Since January 2024"],
        [],
        ["Indicator", "Actual", "Share", "Spent", "On", "Status"],
        ["Outcomes"],
        ["Trainees who depart", 1197, pytest.approx(5 / 6), 9983, day, "Watch"],
        ["Total", 1197, "–", "–"],
        [],
        ["Dark tick: milestone."],
    ]
    sheet = book["Table 1"]
    assert [sheet.cell(6, column).number_format for column in (2, 3, 4)] == ["#,##0", "0.0%", '"EUR" #,##0']


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "@SUM(1)", "http://example.org", "<b>&"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    cell = opened(Table(text, COLUMNS, (Row((Cell(text), text)),)))["Table 1"].cell(5, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_table_of_no_rows_says_so() -> None:
    book = opened(Table("First", COLUMNS, (), empty="Nobody has left."), Table("Second", COLUMNS, ()))
    assert book["Table 1"].cell(5, 1).value == "Nobody has left."
    assert book["Table 2"].cell(5, 1).value == "No data yet"


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    cell = opened(Table("First", COLUMNS, (Row(("x" * 40_000, "")),)))["Table 1"].cell(5, 1)
    assert len(str(cell.value)) == 32_000


def test_the_same_report_gives_the_same_bytes_without_a_person() -> None:
    made = workbook.render(sample())
    assert made == workbook.render(sample())
    about = load_workbook(BytesIO(made)).properties
    assert (about.creator, about.lastModifiedBy) == ("Sample Agency", "Sample Agency")
    assert about.created == datetime(2026, 10, 12)  # noqa: DTZ001 - the library gives it without a zone
