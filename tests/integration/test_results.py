"""The results of a test are filled in for a cohort at once, and go where a partner's file would put them."""

from __future__ import annotations

from datetime import date

import pytest

from partnertrack.domain.organisation import Organisation
from partnertrack.persistence.queries import dossiers, records
from partnertrack.progress import SILENT
from partnertrack.services import history, results
from partnertrack.services.workspace import Workspace
from partnertrack.ui import register_asks

DAY = date(2026, 3, 2)


@pytest.fixture
def workspace(cohort_of_three: Workspace) -> Workspace:
    return cohort_of_three


def test_a_sheet_has_the_day_and_outcome_first_then_the_fields_of_the_step(workspace: Workspace) -> None:
    sheet = results.results(workspace, "2026-A", "language_test")
    assert [name for _who, name in sheet.people] == ["Ama Asante", "Ama Boateng", "Ama Mensah"]
    keys = [column.slot[0] for column in sheet.columns]
    assert keys[:2] == ["exam_date", "exam_result"]
    assert {"exam_score", "cefr_exit"} <= set(keys)
    assert results.results(workspace, "2030-Z", "language_test").people == ()
    assert "follow_up:180" in dict(results.sheets(workspace).steps)


def test_cells_are_stored_as_one_change_and_taken_back_as_one(workspace: Workspace) -> None:
    first, second, _third = (who for who, _name in results.results(workspace, "2026-A", "language_test").people)
    day, result = ("exam_date", None), ("exam_result", None)
    results.write(workspace, {(first, day): DAY, (first, result): "passed", (second, day): DAY})
    assert results.results(workspace, "2026-A", "language_test").values[first, result] == "passed"
    with workspace.store.reading() as reading:
        event = dossiers.dossiers(reading, [first])[first].event("language_test", 1)
    assert event
    assert (event.status, event.done_on, event.outcome) == ("done", DAY, "passed")
    assert workspace.store.undo_title() == "Language test: results of 2 people"
    assert results.write(workspace, {(first, day): DAY}) is None
    history.undo(workspace)
    assert not results.results(workspace, "2026-A", "language_test").values


def test_a_new_organisation_in_many_lines_is_added_once(workspace: Workspace) -> None:
    people = results.results(workspace, "2026-A", "training").people
    results.write(workspace, {(who, ("training_centre", None)): "Centre in Tema" for who, _name in people})
    with workspace.store.reading() as reading:
        assert [each.name for each in records.all_of(reading, Organisation)] == ["Centre in Tema"]


def test_what_is_typed_is_read_by_the_rules_of_the_import(workspace: Workspace) -> None:
    first, second, _third = (who for who, _name in results.results(workspace, "2026-A", "language_test").people)
    day, result = ("exam_date", None), ("exam_result", None)
    typed: dict[results.Cell, str] = {(first, day): "2/3/2026", (first, result): "xyzzy", (second, result): "passed"}
    written = register_asks.write_results(workspace, typed, progress=SILENT)
    assert set(written.refusals) == {(first, result)}
    values = results.results(workspace, "2026-A", "language_test").values
    assert values == {(first, day): DAY, (second, result): "passed"}
    sheet = register_asks.results(workspace, "2026-A", "language_test", progress=SILENT)
    assert sheet.cells[first, day] == register_asks.ResultCell("2026-03-02", "2 Mar 2026")
