"""Whatever goes in at the door of a pilot file comes out again, all of it or nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import Change, ChangeSet, added, change_set, removed
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.errors import Cancelled, ConflictError, StoreError
from partnertrack.persistence.queries import people, records
from partnertrack.persistence.store import Store
from partnertrack.progress import Silent
from tests.unit.persistence.strategies import one_of_each

BEGINNING = change_set("Begin", [added(Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1)))])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.ptrack"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store.create(path, BEGINNING)) as store:
        yield store


def _person(number: int = 1) -> tuple[Participant, Enrolment, Event]:
    participant = Participant(last_name="Mensah", first_name="Ama")
    enrolment = Enrolment(participant_id=participant.id, number=number)
    return participant, enrolment, Event(enrolment_id=enrolment.id, step="selected", status="done")


def _add(store: Store, *new: Record) -> tuple[Record, ...]:
    applied = store.apply(change_set("Add", map(added, new)))
    return tuple(change.record for change in applied.change_set.changes)


def _fetch(store: Store, record: Record) -> Record | None:
    with store.reading() as reading:
        return records.fetch(reading, type(record), [record.id]).get(record.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one_of_each())
def test_a_record_of_every_kind_comes_back_as_it_went_in(store: Store, new: tuple[Record, ...]) -> None:
    with store.rehearsal():
        stored = _add(store, *reversed(new))[::-1]
        assert stored == tuple(replace(record, version=1) for record in new)
        assert tuple(_fetch(store, record) for record in new) == stored


def test_a_change_raises_the_version_and_a_removal_leaves_nothing(store: Store) -> None:
    (cohort,) = _add(store, Cohort(name="2025 A"))
    assert isinstance(cohort, Cohort)
    renamed = store.apply(change_set("Rename", [Change(cohort, replace(cohort, name="2025 B"))])).change_set.changes[0]
    assert renamed.after == replace(cohort, name="2025 B", version=2)
    assert _fetch(store, cohort) == renamed.after
    store.apply(change_set("Remove", [removed(renamed.record)]))
    assert _fetch(store, cohort) is None


def test_ids_that_are_not_there_are_not_in_the_answer(store: Store) -> None:
    with store.reading() as reading:
        assert records.fetch(reading, Cohort, [UUID(int=1)]) == {}
        assert records.events_of(reading, []) == {}


def test_what_was_stored_is_there_after_opening_again(store: Store, path: Path) -> None:
    new = _add(store, *_person())
    store.close()
    with closing(Store.open(path)) as again:
        assert tuple(_fetch(again, record) for record in new) == new
    assert list(path.parent.iterdir()) == [path]


def test_a_stale_change_is_refused_and_names_nobody(store: Store) -> None:
    known = _add(store, *_person())
    participant = known[0]
    assert isinstance(participant, Participant)
    store.apply(change_set("First", [Change(participant, replace(participant, first_name="Adwoa"))]))
    other = added(Cohort(name="2025 A"))
    for stale in (Change(participant, replace(participant, first_name="Efua")), removed(participant)):
        with pytest.raises(ConflictError) as refused:
            store.apply(change_set("Second", [other, stale]))
        assert "Mensah" not in str(refused.value)
        assert _fetch(store, other.record) is None


def test_a_record_in_use_is_not_removed_and_takes_nothing_with_it(store: Store) -> None:
    participant, enrolment, event = _add(store, *_person())
    for needed in (participant, enrolment):
        with pytest.raises(ConflictError, match="in use"):
            store.apply(change_set("Remove", [removed(needed)]))
    assert [_fetch(store, each) for each in (participant, enrolment, event)] == [participant, enrolment, event]


def test_a_record_that_belongs_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(ConflictError):
        _add(store, Event(enrolment_id=UUID(int=1), step="selected"))


def test_the_same_change_is_not_stored_twice(store: Store) -> None:
    change = change_set("Add", [added(Cohort(name="2025 A"))])
    store.apply(change)
    with pytest.raises(ConflictError):
        store.apply(change)


@pytest.mark.parametrize("times", [0, 2])
def test_a_change_set_changes_something_and_every_record_once(store: Store, times: int) -> None:
    with pytest.raises(ValueError, match="every record once"):
        store.apply(ChangeSet("Wrong", (added(Cohort(name="2025 A")),) * times))


def test_who_stops_before_the_write_has_changed_nothing(store: Store) -> None:
    class Stopped(Silent):
        def report(self, *_args: object) -> None:
            raise Cancelled

    person = _person()
    with pytest.raises(Cancelled):
        store.apply(change_set("Add", map(added, person)), progress=Stopped())
    assert _fetch(store, person[0]) is None
    assert len(store.history()) == 1


def test_a_rehearsal_takes_the_same_path_and_leaves_no_trace(store: Store) -> None:
    person = _person()
    with store.rehearsal():
        stored = _add(store, *person)
        assert _fetch(store, person[0]) == stored[0]
        cohort = Cohort(name="2025 A")
        with pytest.raises(ConflictError):
            store.apply(change_set("Remove", [added(cohort), removed(stored[0])]))
        assert _fetch(store, cohort) is None
        store.undo()
        assert _fetch(store, person[0]) is None
        store.redo()
        assert len(store.history()) == 4
    assert _fetch(store, person[0]) is None
    assert len(store.history()) == 1
    _add(store, *person)


def test_a_rehearsal_that_fails_leaves_no_trace(store: Store) -> None:
    def fail() -> None:
        with store.rehearsal():
            _add(store, *_person())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(store.history()) == 1


def test_others_do_not_see_a_rehearsal(store: Store) -> None:
    person = _person()
    seen: list[Record | None] = []
    with store.rehearsal():
        _add(store, *person)
        other = threading.Thread(target=lambda: seen.append(_fetch(store, person[0])))
        other.start()
        other.join()
    assert seen == [None]


def test_a_reader_keeps_seeing_what_it_saw_first(store: Store) -> None:
    with store.reading() as reading:
        assert people.known(reading) == []
        _add(store, *_person())
        assert people.known(reading) == []
    with store.reading() as reading:
        assert len(people.known(reading)) == 1


def test_writers_in_several_threads_wait_for_each_other(store: Store) -> None:
    threads = [threading.Thread(target=_add, args=(store, *_person(number))) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as reading:
        assert [known.number for known in people.known(reading)] == list(range(1, 9))


def test_a_number_is_never_given_twice(store: Store) -> None:
    _add(store, *_person(7))
    store.undo()
    with store.reading() as reading:
        assert people.known(reading) == []
        assert people.next_number(reading) == 8


def test_every_connection_is_careful(store: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }
    with store.reading() as first, store.reading() as second:
        for reading in (first, second):
            found = {name: reading.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
            assert found == expected


def test_an_existing_file_is_not_overwritten(store: Store, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="already"):
        Store.create(path, BEGINNING)
    assert path.read_bytes() == before
    assert store.path == path


def test_a_pilot_that_cannot_begin_leaves_no_file(path: Path) -> None:
    with pytest.raises(ConflictError):
        Store.create(path, change_set("Begin", [added(Event(enrolment_id=UUID(int=1), step="selected"))]))
    assert list(path.parent.iterdir()) == []


def test_a_pilot_file_is_marked_as_one(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"PTrk", "big"),)
