"""Imports that left rows to decide are known until nothing is left of them."""

from __future__ import annotations

from pathlib import Path

from partnertrack.services import history, import_workbook, pilots
from partnertrack.services.import_workbook import Choices
from partnertrack.services.unfinished import unfinished
from partnertrack.services.workspace import Workspace

HEADINGS = "Reference no.;Surname;First name;Sex;Date of birth"
ROWS = ("GH-1;Mensah;Ama;F;01/02/2003", "GH-2;Owusu;Kofi;M;31/02/2003")


def taken(workspace: Workspace, file: Path, choices: Choices) -> import_workbook.Imported:
    draft = import_workbook.draft(workspace, import_workbook.read(file), partner="Kumasi", choices=choices)
    return import_workbook.commit(workspace, draft)


def test_rows_wait_until_they_are_decided(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Pilot")
    file = tmp_path / "april.csv"
    file.write_text("\n".join((HEADINGS, *ROWS)), "utf-8")
    taken(workspace, file, Choices(trusts_likely=True))
    (left,) = unfinished(workspace)
    assert (left.file_name, left.partner, left.rows) == ("april.csv", "Kumasi", 1)
    workbook, choices = import_workbook.reopen(workspace, left.source_id)
    (sheet,) = workbook.sheets
    mended = choices.with_cell(sheet.name, 3, 4, "28/02/2003")
    draft = import_workbook.draft(workspace, workbook, partner="Kumasi", choices=mended)
    assert draft.receipt.review == 0
    import_workbook.commit(workspace, draft)
    assert unfinished(workspace) == ()
    workspace.close()


def test_an_import_that_was_undone_waits_no_more(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Pilot")
    file = tmp_path / "april.csv"
    file.write_text("\n".join((HEADINGS, *ROWS)), "utf-8")
    imported = taken(workspace, file, Choices(trusts_likely=True))
    assert len(unfinished(workspace)) == 1
    history.undo(workspace, imported.change_id)
    assert unfinished(workspace) == ()
    workspace.close()
