"""An erased person is gone from everywhere, counted as before, and comes back by no file and no backup."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pytest
from sqlcipher3 import dbapi2

from partnertrack.domain.change import Change, ChangeSet, added, change_set
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure_rules import NOBODY
from partnertrack.domain.event import Event
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.retention import RetentionHold
from partnertrack.domain.saved_view import SavedView
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Statement
from partnertrack.errors import RuleError, UserError
from partnertrack.importing.choices import Choices
from partnertrack.importing.draft import RowDraft
from partnertrack.persistence.archive import File
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import archived_files, erasure, history, import_workbook, notes, pilots
from partnertrack.services.workspace import Workspace
from tests.integration.leftovers import leftovers
from tests.integration.office import Office

R = TypeVar("R", bound=Record)

HEAD = ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Region", "Phone", "Passport no.")
AMA = ("GH-1", "Zawadogo", "Amaranthe", "F", "23.04.2001", "Ashanti", "+233241111111", "G7654321")
KOFI = ("GH-2", "Owusu", "Kofi", "M", "25.06.2002", "Volta", "+233242222222", "G1234567")
EFUA = ("GH-3", "Zawadogo", "Efua", "F", "23.04.2001", "Ashanti", "+233241111111", "")
WORDS = ("Amaranthe", "amaranthe", "+233241111111", "G7654321", "GH-1", "quillwort")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that took two lists, corrected, noted and filed things about Amaranthe."""
    shutil.copytree(_made(), tmp_path, dirs_exist_ok=True)
    office = Office.__new__(Office)
    office._folder, office.workspace = tmp_path, pilots.open_pilot(tmp_path / "pilot.ptrack")
    yield office
    office.workspace.close()


@lru_cache
def _made() -> Path:
    """Make the office once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="partnertrack-erasure-"))
    office = Office(folder)
    office.take(HEAD, AMA, KOFI)
    workspace, person = office.workspace, office.person("Zawadogo")
    office.correct(person, replace(person, region="Volta", values={**person.values, "address": "12 quillwort lane"}))
    (enrolment, other) = (_enrolment(office, name) for name in ("Zawadogo", "Owusu"))
    event = Event(enrolment_id=enrolment.id, step="selected", status="done", done_on=date(2026, 1, 5))
    gone = Note(enrolment_id=enrolment.id, text="quillwort tea", written_at=datetime.now(UTC))
    workspace.apply(
        _set(
            event,
            gone,
            Document(enrolment_id=enrolment.id, file_name="quillwort.pdf", sha256=File(b"quillwort").sha256),
            Reminder(subject="x", enrolment_id=enrolment.id, put_off_until=date(2026, 9, 1), reason="quillwort"),
            Distinction(one_id=enrolment.id, other_id=other.id, note="quillwort"),
            Grievance(received_on=date(2026, 2, 1), subject="wages", enrolment_id=enrolment.id, text="quillwort"),
            SavedView(name="mine", definition='{"criteria": "Amaranthe Zawadogo"}'),
        ),
        files=[File(b"quillwort")],
    )
    (note,) = notes.notes(workspace, enrolment.id)
    notes.delete(workspace, note)
    workspace.commit("Correct Zawadogo’s passport", [Change(other, replace(other, values={"remarks": "Kofi again"}))])
    workspace.close()
    return folder


def _set(*new: Record) -> ChangeSet:
    return change_set("File things", map(added, new))


def _enrolment(office: Office, name: str) -> Enrolment:
    person = office.person(name)
    with office.workspace.store.reading() as reading:
        return records.pointing(reading, Enrolment, "participant_id", [person.id])[0]


def erase(office: Office) -> erasure.Erased:
    return erasure.erase(office.workspace, office.person("Zawadogo").id, "request", date(2026, 11, 1), "Officer")


def rows(draft: import_workbook.Draft) -> list[RowDraft]:
    return [row for sheet in draft.sheets for row in sheet.rows]


def every(workspace: Workspace, kind: type[R]) -> list[R]:
    with workspace.store.reading() as reading:
        return records.all_of(reading, kind)


def test_nothing_of_an_erased_person_is_left_and_everything_is_counted_as_before(office: Office) -> None:
    workspace = office.workspace
    before = workspace.results(date(2026, 11, 28))
    assert {word for _where, word in leftovers(workspace.path, *WORDS)} > {"Amaranthe", "G7654321", "quillwort"}

    erased = erase(office)

    assert not office.workspace.path.with_name("pilot.ptrack-wal").exists() or not (
        office.workspace.path.with_name("pilot.ptrack-wal").stat().st_size
    )
    assert leftovers(workspace.path, *WORDS, "Correct Zawadogo") == []
    assert erased.is_swept
    assert check(workspace.store) == []
    after = workspace.results(date(2026, 11, 28))
    assert {key: (each.exact, each.n, each.d) for key, each in after.indicators.items()} == {
        key: (each.exact, each.n, each.d) for key, each in before.indicators.items()
    }
    left = next(each for each in every(workspace, Participant) if each.last_name == NOBODY)
    assert (left.sex, left.birth_date, left.region, dict(left.values)) == ("female", date(2001, 7, 1), "Volta", {})
    assert [each.region for each in every(workspace, Participant) if each.last_name == "Owusu"] == ["Volta"]
    assert len(every(workspace, Event)) == 1
    for kind in (Note, Document, Reminder, Distinction, SavedView):
        assert every(workspace, kind) == []


def test_an_erasure_is_not_undone_and_undoing_earlier_changes_leaves_the_person_out(office: Office) -> None:
    workspace = office.workspace
    first = history.entries(workspace)[-2]
    erase(office)
    assert history.state(workspace).undo_title is None
    with pytest.raises(RuleError, match="cannot be undone"):
        history.undo(workspace)
    undone = history.undo(workspace, first.id)
    assert undone.kept
    assert leftovers(workspace.path, *WORDS) == []
    assert [each.last_name for each in every(workspace, Participant)] == [NOBODY, "Owusu"]


def test_the_same_file_sent_again_does_not_bring_the_person_back(office: Office) -> None:
    workspace = office.workspace
    erase(office)
    draft = office.take(HEAD, AMA, KOFI, EFUA).draft
    assert [(row.action, [issue.code for issue in row.issues][:1]) for row in rows(draft)][:2] == [
        ("skip", ["erased"]),
        ("unchanged", []),
    ]
    assert rows(draft)[2].action in (
        "create",
        "review",
    )  # a sister with the same birthday and telephone is nobody known
    assert draft.receipt.skipped == 1
    assert leftovers(workspace.path, *WORDS[:2], "G7654321", "GH-1") == []


def test_somebody_may_say_that_the_person_is_taken_in_anew(office: Office) -> None:
    erase(office)
    draft = office.take(HEAD, AMA, choices=Choices(trusts_likely=True).with_person("list", 2, "new")).draft
    assert [row.action for row in rows(draft)] == ["create"]
    assert "erased-again" in {issue.code for issue in rows(draft)[0].issues}
    assert office.person("Zawadogo").first_name == "Amaranthe"


def test_a_restored_backup_does_not_bring_the_person_back(office: Office, tmp_path: Path) -> None:
    workspace = office.workspace
    old = tmp_path / "old.ptrack"
    with closing(dbapi2.connect(str(workspace.path))) as connection:
        connection.execute(f"VACUUM INTO '{old}'")
    erase(office)
    shutil.copy(workspace.path.with_name(f"{workspace.path.name}-erased"), tmp_path / "old.ptrack-erased")
    restored = pilots.open_pilot(old)
    try:
        assert erasure.again(restored).people == 1
        assert erasure.again(restored) == erasure.Again(0, "")
        assert check(restored.store) == []
        assert leftovers(old, *WORDS) == []
    finally:
        restored.close()


def test_a_file_that_cannot_be_blanked_is_taken_out_and_says_why(office: Office) -> None:
    workspace = office.workspace
    erase(office)
    source = every(workspace, Source)[0]
    workspace.commit("Test", [Change(source, replace(source, sha256=""))])
    with pytest.raises(UserError, match="was removed"):
        archived_files.archived(workspace, source.id)
    assert every(workspace, Statement)


def test_a_hold_keeps_the_data(office: Office) -> None:
    person = office.person("Zawadogo")
    office.workspace.commit("Hold", [added(RetentionHold(participant_id=person.id, reason="Audit by the donor"))])
    assert "Audit by the donor" in erasure.preview(office.workspace, person.id).hold
    with pytest.raises(RuleError, match="Audit by the donor"):
        erase(office)
    assert office.person("Zawadogo") == person


def test_several_are_erased_in_one_change_and_what_that_left_of_the_history_cannot_be_altered(office: Office) -> None:
    ids = [office.person(name).id for name in ("Zawadogo", "Owusu")]
    known = len(history.entries(office.workspace))
    assert erasure.erase_many(office.workspace, ids, "retention").people == 2
    assert len(history.entries(office.workspace)) == known + 1
    assert check(office.workspace.store) == []
    assert leftovers(office.workspace.path, *WORDS, "G1234567", "Kofi") == []
    path = office.workspace.path
    altered = path.with_name("altered.ptrack")
    shutil.copy(path, altered)
    with dbapi2.connect(str(altered)) as connection:
        connection.execute("UPDATE journal SET title='Another' WHERE title='…'")
    workspace = pilots.open_pilot(altered)
    try:
        assert [finding.code for finding in check(workspace.store)] == ["journal"]
    finally:
        workspace.close()
