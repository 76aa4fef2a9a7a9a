"""Merged cells: downwards they speak for all their rows, sideways for the first column alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partnertrack.importing.rows import read_sheet
from partnertrack.importing.sheet import Range, Sheet
from partnertrack.importing.typed_sheet import Context
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

WHO = ["Applicant ID", "Surname", "First name", "Employer"]
CONTEXT = Context("list.xlsx", date(2026, 6, 30))


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def values(page: Sheet, vocabulary: Vocabulary, field: str) -> list[object]:
    return [row.values.get((field, None)) for row in read_sheet(page, vocabulary, CONTEXT).rows]


def test_a_value_merged_sideways_is_that_of_its_first_column(vocabulary: Vocabulary) -> None:
    page = makers.sheet(
        WHO, ["X-1", "Mensah", "", "Volta Ltd"], ["X-2", "Owusu", "Kofi", "Volta Ltd"], merged=[(1, 1, 1, 2)]
    )
    assert values(page, vocabulary, "last_name") == ["Mensah", "Owusu"]
    assert values(page, vocabulary, "first_name") == [None, "Kofi"]


def test_a_value_merged_both_ways_speaks_for_its_rows(vocabulary: Vocabulary) -> None:
    page = makers.sheet(
        ["Employer", "Site", "Surname", "First name"],
        ["Volta Ltd", "", "Mensah", "Ama"],
        ["", "", "Owusu", "Kofi"],
        merged=[(1, 0, 2, 1)],
    )
    assert values(page, vocabulary, "employer") == ["Volta Ltd", "Volta Ltd"]


def test_a_label_merged_over_the_table_is_the_group_below(vocabulary: Vocabulary) -> None:
    page = makers.sheet(WHO[:3], ["Group A", "", ""], ["X-1", "Mensah", "Ama"], merged=[(1, 0, 1, 2)])
    assert [row.group for row in read_sheet(page, vocabulary, CONTEXT).rows] == ["Group A"]


def test_a_heading_over_two_columns_names_both(vocabulary: Vocabulary) -> None:
    page = makers.sheet(
        ["Applicant ID", "Surname", "Phone", ""],
        ["X-1", "Mensah", "024 111 2222", "024 111 3333"],
        ["X-2", "Owusu", "024 111 4444", "024 111 5555"],
        merged=[(0, 2, 0, 3)],
    )
    typed = read_sheet(page, vocabulary, CONTEXT)
    assert [column.heading for column in typed.columns] == ["Applicant ID", "Surname", "Phone", "Phone"]
    assert [(issue.code, issue.column, issue.detail) for issue in typed.issues] == [("column-twice", "Phone", "Phone")]


def test_merged_cells_of_an_open_document_are_told(tmp_path: Path) -> None:
    data = makers.ods([["Employer", "Surname"], ["Volta Ltd", "Mensah"], ["COVERED", "Owusu"]])
    cell = b'<table:table-cell office:value-type="string"><text:p>%b</text:p></table:table-cell>'
    spanned = b'<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2" office:value-type='
    content = makers.part(data, "content.xml").replace(cell % b"COVERED", b"<table:covered-table-cell/>")
    content = content.replace(
        cell % b"Volta Ltd", (cell % b"Volta Ltd").replace(b"<table:table-cell office:value-type=", spanned)
    )
    (tmp_path / "a.ods").write_bytes(makers.repack(data, {"content.xml": content}))
    (page,) = open_workbook(tmp_path / "a.ods").sheets
    assert page.rows == (("Employer", "Surname"), ("Volta Ltd", "Mensah"), (None, "Owusu"))
    assert page.merged == (Range(1, 0, 2, 0),)
