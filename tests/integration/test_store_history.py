"""What was done can be undone and done again, and what was touched since stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from partnertrack.domain.change import Change, ChangeSet, added, change_set, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.source import Source
from partnertrack.errors import ConflictError, RuleError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.persistence.rewind import Kept
from partnertrack.persistence.store import Store

R = TypeVar("R", bound=Record)

PILOT = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "test.ptrack", change_set("Begin", [added(PILOT)]))) as store:
        yield store
        assert check(store) == []


class Import:
    """What a partner's file brings: one person with a passed exam at an organisation that is new."""

    def __init__(self, number: int = 1) -> None:
        self.source = Source(file_name="list.xlsx", sha256="0", imported_at=datetime(2025, 6, 1, tzinfo=UTC))
        self.organisation = Organisation(name="Training centre")
        self.participant = Participant(last_name="Mensah", first_name="Ama", values={"phone": "1"})
        self.enrolment = Enrolment(participant_id=self.participant.id, number=number)
        self.event = Event(
            enrolment_id=self.enrolment.id,
            step="exam",
            organisation_id=self.organisation.id,
            source_id=self.source.id,
        )

    @property
    def records(self) -> tuple[Record, ...]:
        return self.source, self.organisation, self.participant, self.enrolment, self.event

    def changes(self) -> ChangeSet:
        return change_set("Import list.xlsx", map(added, self.records))


def _now(store: Store, record: R) -> R | None:
    with store.reading() as reading:
        return records.fetch(reading, type(record), [record.id]).get(record.id)


def _edit(store: Store, record: R, title: str = "Edit", **fields: object) -> UUID:
    """Change fields of a record as it is now; the id of the change set."""
    before = _now(store, record)
    assert before is not None
    edit = change_set(title, [Change(before, replace(before, **fields))])  # type: ignore[arg-type] # named by the caller
    store.apply(edit)
    return edit.id


def _content(record: Record | None) -> Record | None:
    """The record but for the number of times it was written."""
    return record and replace(record, version=0)


def test_a_new_pilot_has_nothing_to_undo_or_redo(store: Store) -> None:
    assert store.undo_title() is None
    assert store.redo_title() is None
    with pytest.raises(RuleError, match="nothing to undo"):
        store.undo()
    with pytest.raises(RuleError, match="nothing to redo"):
        store.redo()


def test_an_import_is_undone_and_the_same_file_can_be_imported_again(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    undone = store.undo()
    assert undone.title == "Import list.xlsx"
    assert undone.kept == ()
    assert [_now(store, record) for record in new.records] == [None] * 5
    store.apply(new.changes())
    assert [_content(_now(store, record)) for record in new.records] == list(new.records)


def test_undo_goes_back_step_by_step_and_redo_forward(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    _edit(store, new.participant, "Name", first_name="Adwoa")
    assert (store.undo_title(), store.redo_title()) == ("Name", None)
    store.undo()
    assert (store.undo_title(), store.redo_title()) == ("Import list.xlsx", "Name")
    store.undo()
    assert (store.undo_title(), store.redo_title()) == (None, "Import list.xlsx")
    assert _now(store, new.participant) is None
    store.redo()
    assert (store.undo_title(), store.redo_title()) == ("Import list.xlsx", "Name")
    store.redo()
    assert (store.undo_title(), store.redo_title()) == ("Name", None)
    assert _content(_now(store, new.participant)) == replace(new.participant, first_name="Adwoa")


def test_redo_ends_where_something_new_is_done(store: Store) -> None:
    store.apply(Import().changes())
    store.undo()
    store.apply(Import(2).changes())
    assert store.redo_title() is None
    with pytest.raises(RuleError):
        store.redo()


def test_a_removal_is_undone_and_old_copies_stay_stale(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    stored = _now(store, new.event)
    assert stored is not None
    store.apply(change_set("Remove", [removed(stored)]))
    store.undo()
    assert _content(_now(store, new.event)) == new.event
    with pytest.raises(ConflictError):
        store.apply(change_set("Stale", [removed(stored)]))


def test_what_changed_nothing_is_undone_and_done_again_like_all_else(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    _edit(store, new.participant, "Nothing", version=99)
    assert store.undo().title == "Nothing"
    assert store.redo().title == "Nothing"
    store.undo()
    store.undo()
    assert _now(store, new.participant) is None


def test_one_import_is_undone_wherever_it_stands(store: Store) -> None:
    first, second = Import(1), Import(2)
    changes = first.changes()
    store.apply(changes)
    store.apply(second.changes())
    undone = store.undo(changes.id)
    assert undone.kept == ()
    assert [_now(store, record) for record in first.records] == [None] * 5
    assert all(_now(store, record) for record in second.records)
    with pytest.raises(RuleError, match="undone already"):
        store.undo(changes.id)
    assert store.undo_title() == "Import list.xlsx"
    store.redo()
    assert all(_now(store, record) for record in first.records)


def test_who_was_edited_since_stays_with_the_enrolment(store: Store) -> None:
    new = Import()
    changes = new.changes()
    store.apply(changes)
    _edit(store, new.participant, first_name="Adwoa")
    undone = store.undo(changes.id)
    assert set(undone.kept) == {
        Kept("participant", new.participant.id, "edited"),
        Kept("enrolment", new.enrolment.id, "in-use"),
    }
    assert _now(store, new.enrolment)
    assert [_now(store, record) for record in (new.source, new.organisation, new.event)] == [None] * 3


def test_what_was_put_to_use_since_stays(store: Store) -> None:
    new = Import()
    changes = new.changes()
    store.apply(changes)
    store.apply(change_set("Visa", [added(Event(enrolment_id=new.enrolment.id, step="visa"))]))
    undone = store.undo(changes.id)
    assert set(undone.kept) == {
        Kept("participant", new.participant.id, "in-use"),
        Kept("enrolment", new.enrolment.id, "in-use"),
    }
    assert _now(store, new.event) is None


def test_fields_are_restored_one_by_one(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    updated = _edit(store, new.participant, region="Ashanti", first_name="Adwoa", values={"phone": "2", "email": "a@b"})
    _edit(store, new.participant, first_name="Efua", values={"phone": "3", "email": "a@b"})
    undone = store.undo(updated)
    assert undone.kept == (Kept("participant", new.participant.id, "edited"),)
    assert _content(_now(store, new.participant)) == replace(
        new.participant, first_name="Efua", region=None, values={"phone": "3"}
    )


def test_an_edit_that_was_taken_back_is_no_edit(store: Store) -> None:
    new = Import()
    changes = new.changes()
    store.apply(changes)
    _edit(store, new.participant, first_name="Adwoa")
    store.undo()
    assert store.undo(changes.id).kept == ()
    assert _now(store, new.participant) is None


def test_what_was_removed_since_cannot_be_restored(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    moved = _edit(store, new.event, "Move", organisation_id=None, outcome="passed")
    organisation = _now(store, new.organisation)
    assert organisation is not None
    store.apply(change_set("Remove", [removed(organisation)]))
    undone = store.undo(moved)
    assert undone.kept == (Kept("event", new.event.id, "gone"),)
    assert _content(_now(store, new.event)) == replace(new.event, organisation_id=None)


def test_nothing_comes_back_without_what_it_belongs_to(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    event, enrolment = _now(store, new.event), _now(store, new.enrolment)
    assert event is not None
    assert enrolment is not None
    removal = change_set("Remove event", [removed(event)])
    store.apply(removal)
    store.apply(change_set("Remove enrolment", [removed(enrolment)]))
    with pytest.raises(ConflictError):
        store.undo(removal.id)
    assert store.undo_title() == "Remove enrolment"
    store.undo()
    store.undo()
    assert _content(_now(store, new.event)) == new.event


def test_what_was_removed_since_is_no_hindrance(store: Store) -> None:
    new = Import()
    changes = new.changes()
    store.apply(changes)
    event = _now(store, new.event)
    assert event is not None
    store.apply(change_set("Remove", [removed(event)]))
    assert store.undo(changes.id).kept == ()
    assert [_now(store, record) for record in new.records] == [None] * 5


def test_an_update_of_what_is_gone_cannot_be_undone(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    edit = _edit(store, new.event, outcome="passed")
    event = _now(store, new.event)
    assert event is not None
    store.apply(change_set("Remove", [removed(event)]))
    with pytest.raises(ConflictError):
        store.undo(edit)


def test_an_organisation_that_an_import_brought_and_an_update_refers_to_goes_with_it(store: Store) -> None:
    first = Import()
    store.apply(first.changes())
    event, other = _now(store, first.event), Organisation(name="Employer")
    assert event is not None
    store.apply(change_set("Second", [added(other), Change(event, replace(event, organisation_id=other.id))]))
    assert store.undo().kept == ()
    assert _now(store, other) is None
    assert _content(_now(store, first.event)) == first.event


def test_history_only_grows_and_says_what_each_entry_did(store: Store) -> None:
    new = Import()
    store.apply(new.changes())
    _edit(store, new.participant, first_name="Adwoa")
    store.undo()
    undo, edit, imported, beginning = store.history()
    assert [entry.title for entry in (beginning, imported, edit, undo)] == ["Begin", "Import list.xlsx", "Edit", "Edit"]
    assert imported.counts == {record.kind: {"add": 1} for record in new.records}
    assert edit.counts == undo.counts == {"participant": {"update": 1}}
    assert (edit.is_undone, undo.is_undo, undo.undoes) == (True, True, edit.key)
    assert not imported.is_undone
    assert beginning.at <= imported.at <= edit.at <= undo.at
    assert store.history(limit=1) == [undo]


def test_history_runs_forward_when_the_clock_is_set_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.apply(Import().changes())
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    store.apply(change_set("Later", [added(Organisation(name="Employer"))]))
    monkeypatch.undo()
    assert [entry.title for entry in store.history()] == ["Later", "Import list.xlsx", "Begin"]
    assert store.undo_title() == "Later"


def test_history_is_kept_in_the_file(store: Store) -> None:
    store.apply(Import().changes())
    store.undo()
    store.close()
    with closing(Store.open(store.path)) as again:
        assert again.redo_title() == "Import list.xlsx"
        assert again.history() == store.history()
