"""Measures what the files of a report cost beside its PDF: a large workbook, and the Word file of a whole report."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack.reporting import word, workbook
from partnertrack.reporting.document import Document, Meta
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services import donor_report, practice

DAY = practice.practice()
ROWS, COLUMNS = 50_000, 12


@pytest.mark.benchmark
def test_a_large_table_costs_little_more_than_its_library() -> None:
    columns = tuple(Column(f"Column {place}") for place in range(COLUMNS))
    rows = tuple(Row(tuple(_cell(row, place) for place in range(COLUMNS))) for row in range(ROWS))
    document = Document(Meta("A", "B", "en", DAY.as_of), (Table("Large", columns, rows),))
    start = time.process_time()
    assert workbook.render(document)
    ours = time.process_time() - start
    assert ours < max(8, 1.5 * _plain())


def _plain() -> float:
    """What the library alone takes for as many cells, as a measure of the machine."""
    start = time.process_time()
    with Workbook(BytesIO(), {"in_memory": True}) as book:
        sheet, look = book.add_worksheet(), book.add_format({"num_format": "#,##0"})
        for row in range(ROWS):
            for place in range(COLUMNS):
                if place % 2:
                    sheet.write_number(row, place, row * place, look)
                else:
                    sheet.write_string(row, place, f"{row}, {place}", look)
    return time.process_time() - start


def _cell(row: int, place: int) -> Cell:
    return Cell(f"{row * place}", value=row * place, number_format="#,##0") if place % 2 else Cell(f"{row}, {place}")


@pytest.mark.benchmark
def test_a_whole_report_is_written_for_word_within_a_second(tmp_path: Path) -> None:
    workspace = practice.open_practice(tmp_path)
    try:
        document = donor_report.build(workspace, donor_report.Options(DAY.as_of, DAY.since))
    finally:
        workspace.close()
    word.render(document)
    start = time.process_time()
    word.render(document)
    assert time.process_time() - start < 1
