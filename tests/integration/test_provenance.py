"""Any value tells from which cells it comes, how they were read, and who changed it since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import ChangeSet, added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, Value
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, Statement, pack
from partnertrack.errors import UserError
from partnertrack.persistence.archive import File
from partnertrack.persistence.check import check
from partnertrack.services import archived_files, correct_value, pilots, provenance, review_duplicates
from partnertrack.services.workspace import Workspace

BORN, DAY = date(2001, 4, 23), date(2025, 5, 2)
COHORT = Cohort(name="2025-A")
PERSON = Participant(last_name="Antwi", first_name="Yaa", sex="female", birth_date=BORN)
ENROLMENT = Enrolment(participant_id=PERSON.id, number=1, reference="GH-1", cohort_id=COHORT.id)
VISA = Event(enrolment_id=ENROLMENT.id, step="visa_decision", status="done", outcome="granted", done_on=DAY)
COLUMNS = [
    {"index": 3, "heading": "Né le", "group": "", "field": "birth_date", "occurrence": None, "order": "dmy"},
    {"index": 27, "heading": "Visa", "group": "", "field": "visa_decision", "occurrence": None, "order": None},
]
SHEETS = json.dumps([{"sheet": "Selected", "layout": "a", "header_rows": [5], "language": "fr", "columns": COLUMNS}])


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Test")
    workspace.commit("Import list.xlsx", map(added, (COHORT, PERSON, ENROLMENT, VISA)))
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


def told(number: int, slot: SlotKey, raw: str, value: Value | None, sheets: str | None = SHEETS) -> ChangeSet:
    """What importing a file that says one thing about the person adds, in the month of that number."""
    moment = datetime(2025, number, 1, 9, tzinfo=UTC)
    source = Source(file_name=f"file{number}.xlsx", sha256="0", imported_at=moment, partner="Centre", sheets=sheets)
    said = pack({slot: Said(raw, value)})
    row = Statement(source_id=source.id, enrolment_id=ENROLMENT.id, sheet="Selected", row=10 + number, said=said)
    records: tuple[Record, ...] = (source, row)
    return change_set(f"Import file{number}.xlsx", map(added, records))


def of(workspace: Workspace, key: str) -> provenance.Provenance:
    return provenance.of(workspace, ENROLMENT.id, (key, None))


def test_five_files_that_carried_one_value_are_all_named(workspace: Workspace) -> None:
    for number, raw in ((3, "23-4-2001"), (1, "23/04/2001"), (5, "2001-04-23"), (2, "23.04.01")):
        workspace.apply(told(number, ("birth_date", None), raw, BORN))
    workspace.apply(told(4, ("birth_date", None), "23/05/2001", date(2001, 5, 23)))
    found = of(workspace, "birth_date")
    assert (found.label, found.value, found.text) == ("Date of birth", BORN, "23 Apr 2001")
    assert [(each.file_name, each.place) for each in found.tellings] == [
        (f"file{number}.xlsx", f"Selected!D{10 + number}") for number in range(1, 6)
    ]
    assert [each.is_in_force for each in found.tellings] == [True, True, True, False, True]
    first, fourth = found.tellings[0], found.tellings[3]
    assert (first.raw, first.text, first.how) == ("23/04/2001", "23 Apr 2001", "day, month, year")
    assert (first.at, first.partner) == (datetime(2025, 1, 1, 9, tzinfo=UTC), "Centre")
    assert fourth.text == "23 May 2001"


def test_an_answer_names_the_word_by_which_it_was_read(workspace: Workspace) -> None:
    workspace.apply(told(1, ("visa_decision", None), "Accordé", "granted"))
    workspace.apply(told(2, ("visa_decision", None), "???", None))
    first, second = of(workspace, "visa_decision").tellings
    assert (first.place, first.is_in_force) == ("Selected!AB11", True)
    assert first.how == "“Accordé” in the dictionary (fr)"
    assert (second.raw, second.text, second.how, second.is_in_force) == ("???", "", "", False)


def test_old_files_tell_the_sheet_and_the_row(workspace: Workspace) -> None:
    workspace.apply(told(1, ("birth_date", None), "23/04/2001", BORN, sheets=None))
    (telling,) = of(workspace, "birth_date").tellings
    assert (telling.place, telling.how) == ("Selected!11", "")


def test_cohorts_and_parts_of_full_names_are_recognised(workspace: Workspace) -> None:
    workspace.apply(told(1, ("cohort", None), "2025-a", "2025-a"))
    workspace.apply(told(2, ("full_name", None), "ANTWI Yaa", None))
    assert [each.is_in_force for each in of(workspace, "cohort").tellings] == [True]
    assert [each.raw for each in of(workspace, "last_name").tellings] == ["ANTWI Yaa"]


def test_a_corrected_value_names_the_correction_and_keeps_what_files_say(workspace: Workspace) -> None:
    workspace.apply(told(1, ("birth_date", None), "23/04/2001", BORN))
    change = correct_value.correct(workspace, ENROLMENT.id, ("birth_date", None), "24 April 2001")
    found = of(workspace, "birth_date")
    assert found.value == date(2001, 4, 24)
    assert [each.is_in_force for each in found.tellings] == [False]
    newest, oldest = found.edits
    assert (newest.change_id, newest.title) == (change, "Correct “Date of birth” of PT-000001")
    assert (newest.before, newest.after, newest.earlier) == ("23 Apr 2001", "24 Apr 2001", BORN)
    assert (oldest.title, oldest.before, oldest.earlier) == ("Import list.xlsx", "", None)


def test_an_earlier_value_is_restored(workspace: Workspace) -> None:
    correct_value.correct(workspace, ENROLMENT.id, ("visa_decision", None), "Refused")
    assert of(workspace, "visa_decision").value == "refused"
    earlier = of(workspace, "visa_decision").edits[0].earlier
    assert earlier == "granted"
    correct_value.restore(workspace, ENROLMENT.id, ("visa_decision", None), earlier)
    found = of(workspace, "visa_decision")
    assert (found.value, len(found.edits)) == ("granted", 3)
    assert of(workspace, "visa_decision_date").value == DAY


def test_a_correction_that_is_undone_says_so(workspace: Workspace) -> None:
    change = correct_value.correct(workspace, ENROLMENT.id, ("ref", None), "GH-9")
    workspace.store.undo(change)
    found = of(workspace, "ref")
    assert found.value == "GH-1"
    assert [(edit.is_undo, edit.after) for edit in found.edits] == [(True, "GH-1"), (False, "GH-9"), (False, "GH-1")]


def test_an_import_that_is_undone_tells_nothing_any_more(workspace: Workspace) -> None:
    imported = told(1, ("birth_date", None), "23/04/2001", BORN)
    workspace.apply(imported)
    workspace.store.undo(imported.id)
    assert of(workspace, "birth_date").tellings == ()
    assert of(workspace, "birth_date").value == BORN


def test_a_merge_explains_a_value_that_it_brought(workspace: Workspace) -> None:
    person = Participant(last_name="Antwi", first_name="Yaa", region="Volta")
    other = Enrolment(participant_id=person.id, number=2)
    workspace.commit("Enter", map(added, (person, other)))
    done = review_duplicates.merge(workspace, ENROLMENT.id, other.id, "one-enrolment", {})
    edits = of(workspace, "region").edits
    assert [(edit.change_id, edit.after) for edit in edits] == [(done.change_id, "Volta")]


def test_a_step_tells_all_that_is_known_of_it_and_then_what_is_not(workspace: Workspace) -> None:
    found = provenance.of_step(workspace, ENROLMENT.id, "visa_decision", 1)
    known = [each.slot[0] for each in found if each.value is not None]
    assert known == ["visa_decision", "visa_decision_date"]
    assert [each.slot[0] for each in found][:2] == known
    assert len(found) > len(known)


def test_the_row_that_spoke_last_stands_in_where_rows_were_not_kept(workspace: Workspace) -> None:
    source = Source(file_name="old.xlsx", sha256="0", imported_at=datetime(2024, 1, 1, tzinfo=UTC))
    event = Event(
        enrolment_id=ENROLMENT.id, step="contract", done_on=DAY, source_id=source.id, source_place="Contracts!7"
    )
    workspace.commit("Import old.xlsx", map(added, (source, event)))
    (telling,) = of(workspace, "contract_signed").tellings
    assert (telling.file_name, telling.place, telling.raw) == ("old.xlsx", "Contracts!7", "")
    assert of(workspace, "gross_wage").tellings == ()


@pytest.mark.parametrize(
    ("key", "text", "refusal"),
    [
        ("birth_date", "31/02/2001", "“31/02/2001” is not a date."),
        ("visa_decision", "perhaps", "“perhaps” is not on the list of answers for “Visa decision”."),
        ("nationality", "Atlantis", "“Atlantis” is not the name of a country."),
    ],
)
def test_a_text_is_refused_as_a_cell_would_be(workspace: Workspace, key: str, text: str, refusal: str) -> None:
    assert correct_value.read(workspace, (key, None), text).refusal == refusal
    with pytest.raises(UserError, match=refusal.split("”")[1]):
        correct_value.correct(workspace, ENROLMENT.id, (key, None), text)


def test_what_is_written_is_read_back(workspace: Workspace) -> None:
    for key, value in (("birth_date", BORN), ("visa_decision", "granted"), ("sex", "female"), ("nationality", "GH")):
        text = correct_value.written(workspace, (key, None), value)
        assert correct_value.read(workspace, (key, None), text).value == value
        if key == "visa_decision":
            assert text in correct_value.answers(workspace, (key, None))


def test_the_same_value_changes_nothing_and_a_blank_takes_it_out(workspace: Workspace) -> None:
    assert correct_value.correct(workspace, ENROLMENT.id, ("ref", None), "GH-1") is None
    assert correct_value.correct(workspace, ENROLMENT.id, ("ref", None), " ") is not None
    assert of(workspace, "ref").value is None


def test_an_archived_file_comes_back_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    file = File(b"a;b")
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    kept = Source(file_name="kept.csv", sha256=file.sha256, imported_at=moment)
    lost = Source(file_name="lost.csv", sha256="0", imported_at=moment)
    workspace.apply(change_set("Import", map(added, (kept, lost))), files=[file])
    assert archived_files.archived(workspace, kept.id) == ("kept.csv", b"a;b")
    assert archived_files.save(workspace, kept.id, tmp_path / "copy.csv").read_bytes() == b"a;b"
    with pytest.raises(UserError, match="before files were kept"):
        archived_files.archived(workspace, lost.id)
    with pytest.raises(UserError, match="could not be written"):
        archived_files.save(workspace, kept.id, tmp_path / "no folder" / "copy.csv")


def test_a_person_who_is_gone_has_no_values(workspace: Workspace) -> None:
    gone = UUID(int=1)
    for ask in (
        lambda: provenance.of(workspace, gone, ("ref", None)),
        lambda: provenance.of_step(workspace, gone, "visa_decision", 1),
        lambda: correct_value.restore(workspace, gone, ("ref", None), "GH-2"),
    ):
        with pytest.raises(UserError, match="no longer in the pilot"):
            ask()
