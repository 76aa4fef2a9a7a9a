"""A table that was copied from Excel goes the way of a file, and leaves none behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partnertrack.persistence import archive
from partnertrack.services import import_workbook
from partnertrack.services.import_workbook import Choices
from tests.integration.office import Office

TABLE = (
    "Reference no.\tSurname\tFirst name\tSex\tDate of birth\r\n"
    "GH-1\tMensah\tAma\tF\t01/02/2003\r\n"
    'GH-2\tOwusu\t"Kofi\nJunior"\tM\t28/02/2003\r\n'
)


def test_a_pasted_table_is_drafted_stored_and_kept_in_the_archive(tmp_path: Path) -> None:
    office = Office(tmp_path)
    before = set(tmp_path.rglob("*"))
    workbook = import_workbook.read_pasted(TABLE, date(2026, 7, 1))
    assert workbook.file_name == "Pasted table 2026-07-01.tsv"
    draft = import_workbook.draft(office.workspace, workbook, choices=Choices(trusts_likely=True))
    assert len(office.workspace.cases()) == 0
    imported = import_workbook.commit(office.workspace, draft)
    assert imported.change_id
    assert len(office.workspace.cases()) == 2
    assert set(tmp_path.rglob("*.tsv")) == set()
    new = {path.name for path in set(tmp_path.rglob("*")) - before}
    assert all(name.startswith(f"{office.workspace.path.name}-") for name in new)
    with office.workspace.store.reading() as reading:
        assert archive.find(reading, workbook.sha256) == workbook.content
    again, _choices = office.reopen(2)
    assert again.sheets[0].rows == workbook.sheets[0].rows
    assert not again.is_misnamed


def test_headings_make_a_table_and_two_names_side_by_side_make_none(tmp_path: Path) -> None:
    workspace = Office(tmp_path).workspace
    assert import_workbook.is_table(workspace, TABLE)
    assert import_workbook.is_table(workspace, f"List of May\r\n\r\n{TABLE}")
    assert not import_workbook.is_table(workspace, "Mensah\tAma\r\nOwusu\tKofi\r\n")
    assert not import_workbook.is_table(workspace, "Ama Mensah\r\nKofi Owusu\r\n")
