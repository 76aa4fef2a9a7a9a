"""People who came twice are found, held side by side, merged and parted through the service and the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.attendance import Attendance
from partnertrack.domain.change import added, removed
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.document import Document
from partnertrack.domain.note import Note
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.record import Record
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.errors import ConflictError, RuleError
from partnertrack.persistence import history
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import dossiers, records
from partnertrack.services import import_workbook, pilots, review_duplicates
from partnertrack.services.review_duplicates import DuplicatePair
from partnertrack.services.workspace import Workspace

HEADING = "Reference no.;Surname;First name;Sex;Date of birth;Region;Cohort;Selected on"
FIRST = "GH-1;Antwi;Yaa;F;23/04/2001;Ashanti;One;26/01/2024"
AGAIN = ";Antwi;Yaa;F;23/05/2001;Volta;One;27/01/2024"
NEXT_YEAR = ";Antwi;Yaa;F;23/05/2001;Volta;Two;27/01/2025"
OTHER = "GH-2;Osei;Kojo;M;01/02/1998;Volta;One;26/01/2024"


def bring(workspace: Workspace, folder: Path, name: str, *lines: str) -> None:
    """Import a list whose open rows are all taken for new people, without a word on whether they are somebody else."""
    path = folder / name
    path.write_text("\n".join((HEADING, *lines)), "utf-8")
    workbook = import_workbook.read(path)
    choices = import_workbook.Choices(trusts_likely=True)
    for sheet in import_workbook.draft(workspace, workbook, choices=choices).sheets:
        for row in sheet.rows:
            choices = choices.with_person(sheet.name, row.number, "new") if row.action == "review" else choices
    import_workbook.commit(workspace, import_workbook.draft(workspace, workbook, choices=choices))
    with workspace.store.reading() as reading:
        told_apart = records.all_of(reading, Distinction)
    if told_apart:
        workspace.commit("Forget", map(removed, told_apart))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pilot.ptrack"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(path, "inspire_gh", "Test")
    bring(workspace, path.parent, "first.csv", FIRST, OTHER)
    yield workspace
    assert check(workspace.store) == []
    workspace.close()


def only_pair(workspace: Workspace) -> tuple[DuplicatePair, UUID, UUID]:
    (pair,) = review_duplicates.pairs(workspace)
    return pair, pair.one.enrolment_id, pair.other.enrolment_id


def test_a_person_who_came_twice_is_found_with_the_evidence(workspace: Workspace, path: Path) -> None:
    assert review_duplicates.pairs(workspace) == ()
    bring(workspace, path.parent, "again.csv", AGAIN)
    pair, _one, _other = only_pair(workspace)
    assert (pair.one.reference, pair.other.reference) == ("GH-1", "")
    assert 0 < pair.score <= 1
    grades = {line.field: line.grade for line in pair.evidence}
    assert (grades["last_name"], grades["birth_date"]) == ("same", "near")
    born = next(line for line in pair.evidence if line.field == "birth_date")
    assert (born.ours, born.theirs) == ("23 Apr 2001", "23 May 2001")
    assert pair.reason


def test_the_two_stand_side_by_side_with_what_differs_first(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    both = review_duplicates.compare(workspace, one, other)
    assert both.way == "one-enrolment"
    assert (both.one_cohort, both.other_cohort) == ("One", "One")
    differing = [line.slot[0] for line in both.fields if line.differs]
    assert differing == [line.slot[0] for line in both.fields][: len(differing)]
    assert set(differing) == {"birth_date", "region", "selected_on"}
    selected = next(line for line in both.fields if line.slot[0] == "selected_on")
    assert (selected.one, selected.other) == ("26 Jan 2024", "27 Jan 2024")
    assert "again.csv" in selected.other_source


def test_merged_as_chosen_and_parted_again(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    before = review_duplicates.compare(workspace, one, other)
    done = review_duplicates.merge(workspace, one, other, "one-enrolment", {("region", None): "other"})
    assert ("Region", "Volta", "Ashanti") in done.given_up
    assert ("Selected on", "26 Jan 2024", "27 Jan 2024") in done.given_up
    assert len(workspace.cases()) == 2
    assert review_duplicates.pairs(workspace) == ()
    (line,) = review_duplicates.merges(workspace)
    assert (line.change_id, line.title) == (done.change_id, done.title)
    parted = review_duplicates.unmerge(workspace, done.change_id)
    assert (parted.title, parted.kept) == (done.title, 0)
    assert len(workspace.cases()) == 3
    assert review_duplicates.merges(workspace) == ()
    assert review_duplicates.compare(workspace, one, other) == before


def test_a_merge_is_parted_after_a_later_file_spoke_of_the_one_who_stayed(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    done = review_duplicates.merge(workspace, one, other, "one-enrolment", {})
    later = path.parent / "later.csv"
    later.write_text("Reference no.;Surname;First name;Training start\nGH-1;Antwi;Yaa;24/03/2024\n", "utf-8")
    choices = import_workbook.Choices(trusts_likely=True)
    drafted = import_workbook.draft(workspace, import_workbook.read(later), choices=choices)
    import_workbook.commit(workspace, drafted)
    review_duplicates.unmerge(workspace, done.change_id)
    both = review_duplicates.compare(workspace, one, other)
    (started,) = [line for line in both.fields if line.one == "24 Mar 2024"]
    assert started.other == ""
    assert (both.one.reference, both.other.reference) == ("GH-1", "")


def kept_by_hand(one: UUID, other: UUID) -> dict[UUID, tuple[Record, ...]]:
    """Return what somebody kept beside two journeys; both were at the training on the same day."""
    employer = Organisation(name="Clinic")
    place = Vacancy(organisation_id=employer.id, title="Nurse")
    day = date(2024, 4, 2)
    return {
        place.id: (employer, place),
        one: (Attendance(enrolment_id=one, step="training", held_on=day),),
        other: (
            Note(enrolment_id=other, text="Called twice", written_at=datetime(2024, 5, 1, tzinfo=UTC)),
            Document(enrolment_id=other, type="passport"),
            Attendance(enrolment_id=other, step="training", held_on=day, mark="late"),
            Attendance(enrolment_id=other, step="training", held_on=day + timedelta(1)),
            Candidacy(enrolment_id=other, vacancy_id=place.id),
            Reminder(enrolment_id=other, subject="visa", put_off_until=day, reason="Holidays"),
        ),
    }


def test_a_merge_keeps_what_was_kept_by_hand_and_parting_gives_it_back(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    kept = kept_by_hand(one, other)
    workspace.commit("Keep", [added(each) for records in kept.values() for each in records])
    done = review_duplicates.merge(workspace, one, other, "one-enrolment", {})
    with workspace.store.reading() as reading:
        beside = dossiers.dossiers(reading, [one])[one].attached
    assert sorted(each.kind for each in beside) == [
        "attendance",
        "attendance",
        "candidacy",
        "document",
        "note",
        "reminder",
    ]
    assert {each.mark for each in beside if isinstance(each, Attendance)} == {"present"}
    review_duplicates.unmerge(workspace, done.change_id)
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, [one, other])
    assert {each.id for each in found[other].attached} == {each.id for each in kept[other]}
    assert {each.id for each in found[one].attached} == {each.id for each in kept[one]}


def test_taking_an_import_back_leaves_the_person_of_whom_something_was_noted(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    with workspace.store.reading() as reading:
        again = next(entry for entry in history.entries(reading) if "again.csv" in entry.title)
    note = Note(enrolment_id=other, text="Called", written_at=datetime(2024, 5, 1, tzinfo=UTC))
    workspace.commit("Note", [added(note)])
    workspace.store.undo(again.key)
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, [one, other])
    assert [each.id for each in found[other].attached] == [note.id]


def test_one_person_in_two_cohorts_keeps_both_ways(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "next.csv", NEXT_YEAR)
    _pair, one, other = only_pair(workspace)
    both = review_duplicates.compare(workspace, one, other)
    assert both.way == "two-enrolments"
    review_duplicates.merge(workspace, one, other, both.way, {})
    assert len(workspace.cases()) == 3
    assert len({case.participant_id for case in workspace.cases()}) == 2
    assert review_duplicates.pairs(workspace) == ()
    with pytest.raises(RuleError, match="already"):
        review_duplicates.merge(workspace, one, other, "two-enrolments", {})
    assert len(review_duplicates.merges(workspace)) == 1


def test_two_who_were_told_apart_are_not_named_again(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    change = review_duplicates.not_the_same(workspace, one, other, "Cousins")
    assert review_duplicates.pairs(workspace) == ()
    workspace.store.undo(change)
    assert len(review_duplicates.pairs(workspace)) == 1


def test_who_is_gone_cannot_be_merged(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    _pair, one, other = only_pair(workspace)
    done = review_duplicates.merge(workspace, one, other, "one-enrolment", {})
    with pytest.raises(RuleError, match="no longer"):
        review_duplicates.merge(workspace, one, other, "one-enrolment", {})
    review_duplicates.unmerge(workspace, done.change_id)
    with pytest.raises((RuleError, ConflictError)):
        review_duplicates.unmerge(workspace, done.change_id)


def test_the_undo_of_an_import_is_no_merge(workspace: Workspace, path: Path) -> None:
    bring(workspace, path.parent, "again.csv", AGAIN)
    workspace.store.undo()
    assert review_duplicates.merges(workspace) == ()


def test_the_command_line_lists_pairs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = pilots.create_pilot(path, "inspire_gh", "Test")
    bring(workspace, path.parent, "first.csv", FIRST, OTHER)
    assert start(["duplicates", str(path)]) == 0
    assert "Nobody" in capsys.readouterr().out
    bring(workspace, path.parent, "again.csv", AGAIN)
    workspace.close()
    assert start(["duplicates", str(path)]) == 3
    shown = capsys.readouterr().out
    assert "PT-000001 Yaa Antwi = PT-000003 Yaa Antwi" in shown
    assert "1 pair may be one person." in shown
    assert start(["duplicates", str(path), "--json"]) == 3
    (pair,) = json.loads(capsys.readouterr().out)["pairs"]
    assert (pair["one"]["reference"], pair["other"]["reference"]) == ("GH-1", "")
    assert {line["grade"] for line in pair["evidence"]} >= {"same", "near"}
