"""The list of participants as files that people open in Excel."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from uuid import UUID

import openpyxl
import pypdfium2 as pdfium
import pytest

from partnertrack.domain.change import Change
from partnertrack.domain.participant import Participant
from partnertrack.errors import Cancelled, UserError
from partnertrack.persistence.queries import participants, records
from partnertrack.progress import SILENT
from partnertrack.services import export_list
from partnertrack.services.export_list import Grouping, Wanted
from tests.integration.office import Office

COLUMNS = ("name", "birth_date", "sex", "stage", "progress", "no_such_field")
AS_OF = date(2026, 6, 30)
WANTED = Wanted(COLUMNS, AS_OF, ("Sex is Female",))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("office"))
    office.take(
        ("Reference no.", "Surname", "First name", "Sex", "Date of birth"),
        ("GH-1", "Mensah", "Ama", "F", "01/02/2003"),
        ("GH-2", "Owusu", "Kofi", "M", "28/02/2003"),
    )
    with office.workspace.store.reading() as reading:
        kofi = next(each for each in records.all_of(reading, Participant) if each.first_name == "Kofi")
    office.workspace.commit("A name", [Change(kofi, replace(kofi, first_name='=HYPERLINK("x")'))])
    return office


def ids(office: Office) -> tuple[UUID, ...]:
    with office.workspace.store.reading() as reading:
        return tuple(participants.ids(reading))


def test_a_workbook_holds_days_as_days_and_no_formulas(office: Office, tmp_path: Path) -> None:
    path = export_list.write(office.workspace, ids(office), WANTED, tmp_path / "list.xlsx", SILENT)
    sheet = openpyxl.load_workbook(path)["List"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [
        "Last name",
        "First name",
        "Number",
        "Reference",
        "Date of birth",
        "Sex",
        "Stage",
        "Status",
        "Progress",
    ]
    assert rows[1][:6] == ["Mensah", "Ama", "PT-000001", "GH-1", datetime.combine(date(2003, 2, 1), time()), "Female"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:I3")
    assert sheet["B3"].data_type == "s"
    assert sheet["B3"].value == '=HYPERLINK("x")'


def test_a_csv_file_guards_what_looks_like_a_formula(office: Office, tmp_path: Path) -> None:
    path = export_list.write(office.workspace, ids(office), Wanted(COLUMNS[:2], AS_OF), tmp_path / "list.csv", SILENT)
    rows = list(csv.reader(StringIO(path.read_text("utf-8-sig"))))
    assert rows[2][1] == '\'=HYPERLINK("x")'
    assert rows[1][4] == "2003-02-01"


def test_rows_are_copied_with_tabs_and_as_a_table(office: Office) -> None:
    columns = ("sex", "cohort", "missing", "due", "organisation")
    copied = export_list.copied(office.workspace, ids(office)[:1], columns, AS_OF, SILENT)
    head, row, _end = copied.text.split("\r\n")
    assert head == "Sex\tCohort\tTrack\tMissing values\tNext deadline\tDue on\tOrganisation"
    assert row == "Female\t\t\t1\t\t\t"
    assert copied.html.startswith("<table><thead><tr><th>Sex</th>")
    assert copied.count == 1


def test_stopping_writes_no_file(office: Office, tmp_path: Path) -> None:
    class Stopping:
        def report(self, _done: int, _total: int, _text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_list.write(office.workspace, ids(office), WANTED, tmp_path / "list.xlsx", Stopping())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        export_list.write(office.workspace, ids(office), WANTED, tmp_path / "no" / "list.csv", SILENT)


def test_a_list_is_printed_under_its_filters(office: Office, tmp_path: Path) -> None:
    path = export_list.write(office.workspace, ids(office), WANTED, tmp_path / "list.pdf", SILENT)
    page = pdfium.PdfDocument(path)[0]  # type: ignore[no-untyped-call]  # pypdfium2 ships no types
    text = page.get_textpage().get_text_bounded()
    assert "Sex is Female" in text
    assert "PT-000002" in text


def test_groups_are_a_column_in_a_workbook_and_heads_on_paper(office: Office, tmp_path: Path) -> None:
    grouping = Grouping("sex", "Sex", (("Female", 1), ("Male", 1)))
    wanted = replace(WANTED, columns=("name", "progress"), grouping=grouping, is_landscape=True)
    path = export_list.write(office.workspace, ids(office), wanted, tmp_path / "grouped.xlsx", SILENT)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["List"].iter_rows()]
    assert [row[:2] for row in rows] == [["Sex", "Last name"], ["Female", "Mensah"], ["Male", "Owusu"]]
    path = export_list.write(office.workspace, ids(office), wanted, tmp_path / "grouped.pdf", SILENT)
    page = pdfium.PdfDocument(path)[0]  # type: ignore[no-untyped-call]  # pypdfium2 ships no types
    text = page.get_textpage().get_text_bounded()
    assert page.get_width() > page.get_height()
    assert text.index("Female (1)") < text.index("Mensah") < text.index("Male (1)") < text.index("Owusu")
    assert text.count("Sex is Female") == 2
    assert "Page 1 of 1" in text
