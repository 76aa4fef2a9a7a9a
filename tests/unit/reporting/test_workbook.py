"""Holds the workbook of a report: a table a sheet, figures as figures, texts as texts."""

from __future__ import annotations

from datetime import datetime
from html import escape
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from partnertrack.reporting import workbook
from partnertrack.reporting.charts import BarItem, bars
from partnertrack.reporting.document import (
    Block,
    ChartData,
    ChartKind,
    ChartSeries,
    Definition,
    Definitions,
    Figure,
    KeepTogether,
)
from partnertrack.reporting.table import Cell, Column, Row, Table
from tests.unit.reporting.sample import LOOK, document, sample

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
        ["Group", "Indicator", "Actual", "Share", "Spent", "On", "Status"],
        ["Outcomes", "Trainees who depart", 1197, pytest.approx(5 / 6), 9983, day, "Watch"],
        ["Total", 1197, "–", "–"],
        [],
        ["Dark tick: milestone."],
    ]
    sheet = book["Table 1"]
    assert [sheet.cell(5, column).number_format for column in (3, 4, 5)] == ["#,##0", "0.0%", '"EUR" #,##0']


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


COUNTED = Table(
    "By sex",
    (Column("Sex"), Column("Departed"), Column("Share")),
    (
        Row(("Women", Cell("23", value=23, reference=7), Cell("54.8%", value=0.548))),
        Row(("Men", Cell("[c]", reference=8), "–")),
        Row(("Total", Cell("42", value=42, reference=1), ""), "total"),
    ),
)


def test_a_table_can_be_filtered_and_its_headings_differ() -> None:
    table = Table("T", (Column("Step"), Column("People"), Column("People"), Column("")), (Row(("a", "b", "c", "d")),))
    sheet = opened(table)["Table 1"]
    assert [(each.name, each.ref) for each in sheet.tables.values()] == [("Table_1", "A4:D5")]
    assert [cell.value for cell in sheet[4]] == ["Step", "People", "People (2)", "Column 4"]
    assert sheet.print_title_rows == "$4:$4"
    assert not sheet.merged_cells.ranges


def test_every_count_of_people_carries_its_reference() -> None:
    book = opened(COUNTED)
    assert cells(book, "Table 1")[3:7] == [
        ["Sex", "Departed", "Share", "Reference: Departed"],
        ["Women", 23, 0.548, 7],
        ["Men", "[c]", "–", 8],
        ["Total", 42, 1],
    ]
    assert cells(book, "References")[4:] == [
        [1, "Total – Departed", "42", "By sex", "Table 1, B7"],
        [7, "Women – Departed", "23", "By sex", "Table 1, B5"],
        [8, "Men – Departed", "[c]", "By sex", "Table 1, B6"],
    ]


def test_signs_and_figures_are_explained() -> None:
    book = opened(COUNTED, Definitions((Definition("Departed", "Left the country.", "travelled"),)))
    rows = cells(book, "Notes")[3:]
    assert [row[0] for row in rows] == ["[c]", "–", "Departed"]
    assert rows[2][1:] == ["Left the country.", "travelled"]
    assert "Notes" not in opened(Table("First", COLUMNS, ())).sheetnames


@pytest.mark.parametrize("kind", ["bar", "stacked_bar", "column", "line"])
def test_a_chart_is_native_and_stands_beside_its_numbers(kind: ChartKind) -> None:
    data = ChartData(kind, "Month", ("=1+1", "Feb"), (ChartSeries("Women", (4, None)), ChartSeries("Men", (6, 7))))
    scene = bars((BarItem("Jan", 4, "4"),), LOOK)
    book = opened(Figure("More & <more>", scene, note="A note.", data=data), Figure("No data", scene))
    assert book.sheetnames == ["Contents", "Figure 1"]
    assert cells(book, "Figure 1")[3:] == [
        ["Month", "Women", "Men"],
        ["=1+1", 4, 6],
        ["Feb", 7],
        ["An empty cell has no figure, or one that is"],
        ["withheld [c]."],
        ["A note."],
        [scene.alt_text],
    ]
    with ZipFile(BytesIO(workbook.render(document(Figure("M", scene, data=data))))) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        chart = package.read("xl/charts/chart1.xml").decode()
    assert escape(scene.alt_text) in drawing
    assert ("<a:pattFill" in chart) == (kind != "line")
    assert ("<a:prstDash" in chart) == (kind == "line")
