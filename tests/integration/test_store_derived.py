"""Where people stand, their deadlines and what is missing are kept beside the records, whatever is done to these."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import Change, added, change_set, removed
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.deadline import Deadline
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import STATUSES, Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.scheme_form import to_json
from partnertrack.errors import UserError
from partnertrack.persistence import derived
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records, register
from partnertrack.persistence.queries.register import Due
from partnertrack.persistence.store import Store
from partnertrack.services.pilots import template

TODAY = date(2025, 6, 1)
FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return template("thamm_giz")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, scheme: Scheme) -> Path:
    """A pilot with two people."""
    path = tmp_path_factory.mktemp("derived") / "test.ptrack"
    pilot = Pilot(id=UUID(int=9), title="Test", scheme=to_json(scheme), created_on=TODAY)
    people = [Participant(id=UUID(int=10 + n), last_name=f"Person {n}") for n in (1, 2)]
    enrolled = [
        Enrolment(id=key, participant_id=person.id, number=n, track="away")
        for n, (key, person) in enumerate(zip((FIRST, SECOND), people, strict=True), 1)
    ]
    made = [pilot, Cohort(id=UUID(int=8), name="A"), *people, *enrolled]
    Store.create(path, change_set("Begin", map(added, made))).close()
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Store:
    return Store.open(Path(shutil.copy(filled, tmp_path)))


def _stands(store: Store, key: UUID = FIRST) -> register.Stands:
    with store.reading() as reading:
        return register.standings(reading, [key])[key]


def _deadlines(store: Store, as_of: date = TODAY) -> list[Deadline]:
    with store.reading() as reading:
        return register.deadlines(reading, Due(as_of, date.max))


def _store(store: Store, *changes: Change) -> None:
    store.apply(change_set("Change", changes))


days = st.none() | st.dates(date(2025, 1, 1), date(2026, 1, 1))


@st.composite
def histories(draw: st.DrawFn, scheme: Scheme) -> list[tuple[str, Record | None]]:
    """What an office does, one thing after the other."""
    steps = [step.key for step in scheme.steps()]
    expiring = [key for key, field in scheme.fields.items() if field.is_expiry]
    event = st.builds(
        Event,
        id=st.uuids(version=4),
        enrolment_id=st.sampled_from([FIRST, SECOND]),
        step=st.sampled_from([*steps, "no such step"]),
        occurrence=st.sampled_from([1, 1, 180]),
        status=st.sampled_from([*STATUSES, "done", "done", "done"]),
        planned_on=days,
        due_on=days,
        started_on=days,
        done_on=days,
        values=st.dictionaries(st.sampled_from([*expiring, "remark"]), days.filter(bool), max_size=2),
    )
    document = st.builds(
        Document,
        id=st.uuids(version=4),
        enrolment_id=st.sampled_from([FIRST, SECOND]),
        type=st.sampled_from(["passport", "contract"]),
        expires_on=days,
    )
    person = st.builds(Participant, id=st.sampled_from([UUID(int=11), UUID(int=12)]), birth_date=days)
    acts = st.one_of(
        st.tuples(st.just("add"), event | document),
        st.tuples(st.just("edit"), person | event),
        st.tuples(st.sampled_from(["remove", "undo", "redo", "scheme", "rehearse"]), st.none()),
    )
    return draw(st.lists(acts, min_size=1, max_size=12))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_derived_is_what_the_rules_say_whatever_happened(
    filled: Path, scheme: Scheme, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "test.ptrack"
    shutil.copy(filled, path)
    office = _Office(Store.open(path), scheme)
    with closing(office.store):
        for act, record in data.draw(histories(scheme)):
            office.do(act, record)
            with office.store.reading() as reading:
                assert list(derived.stale(reading)) == []


class _Office:
    """Does what a history tells, as far as it can be done."""

    def __init__(self, store: Store, scheme: Scheme) -> None:
        self.store = store
        self._texts = [to_json(scheme), to_json(replace(scheme, stages=scheme.stages[:2]))]
        self._known: dict[UUID, Record] = {}

    def do(self, act: str, record: Record | None) -> None:
        """Do one act; what a user could not do is not done."""
        try:
            if act in ("undo", "redo"):
                getattr(self.store, act)()
            elif act == "rehearse":
                with self.store.rehearsal():
                    self.do("add", Event(enrolment_id=FIRST, step="selected", status="done", done_on=TODAY))
            else:
                _store(self.store, *self._changes(act, record))
        except (UserError, ValueError):
            return

    def _changes(self, act: str, record: Record | None) -> list[Change]:
        with self.store.reading() as reading:
            events = records.all_of(reading, Event)
            people = records.all_of(reading, Participant)
            pilot = records.all_of(reading, Pilot)[0]
        if act == "scheme":
            other = next(text for text in self._texts if text != pilot.scheme)
            return [Change(pilot, replace(pilot, scheme=other))]
        if act == "remove":
            return [removed(event) for event in events[:2]]
        if act == "edit" and isinstance(record, Event):
            return [Change(event, replace(record, id=event.id)) for event in events[:1]]
        if act == "edit" and record is not None:
            return [Change(person, replace(record, id=person.id)) for person in people if person.id == record.id]
        return [added(record)] if record is not None else []


def test_a_file_from_before_is_given_its_rows_when_it_is_opened(store: Store) -> None:
    _store(store, added(Event(enrolment_id=FIRST, step="selected", status="done", done_on=TODAY)))
    before = _stands(store)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DELETE FROM standing")
    with closing(Store.open(store.path)) as again:
        assert _stands(again) == before
        assert check(again) == []


def test_a_check_tells_of_rows_that_are_not_true(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE standing SET stage = 'left'")
    with closing(Store.open(store.path)) as again:
        assert [finding.code for finding in check(again)] == ["standing"]


def test_missing_counts_who_it_is_the_cohort_and_steps_without_a_day(store: Store) -> None:
    with closing(store):
        assert _stands(store).missing == 3  # sex, birth date, cohort
        _store(store, added(Event(enrolment_id=FIRST, step="selected", status="done")))
        assert _stands(store).missing == 4


def test_of_two_passports_the_one_that_is_valid_longest_counts(store: Store) -> None:
    old, new = TODAY, TODAY + timedelta(days=3650)
    with closing(store):
        _store(store, *(added(Document(enrolment_id=FIRST, type="passport", expires_on=day)) for day in (new, old)))
        assert [(each.subject, each.day) for each in _deadlines(store)] == [("document:passport:1", new)]


def test_who_left_has_no_deadlines(store: Store, scheme: Scheme) -> None:
    way_out = next(step for step in scheme.exits if step.exit_status != "on_hold")
    with closing(store):
        _store(store, added(Document(enrolment_id=FIRST, type="passport", expires_on=TODAY)))
        _store(store, added(Event(enrolment_id=FIRST, step=way_out.key, status="done", done_on=TODAY)))
        assert _stands(store).stage == "left"
        assert _deadlines(store) == []


def test_what_was_put_off_rests_until_its_day(store: Store) -> None:
    later = TODAY + timedelta(days=7)
    with closing(store):
        for key in (FIRST, SECOND):
            _store(store, added(Document(enrolment_id=key, type="passport", expires_on=TODAY - timedelta(days=1))))
        reminder = Reminder(subject="document:passport:1", enrolment_id=FIRST, put_off_until=later, reason="Renewal")
        _store(store, added(reminder))
        assert [each.enrolment_id for each in _deadlines(store)] == [SECOND]
        assert len(_deadlines(store, as_of=later)) == 2
        with store.reading() as reading:
            assert register.deadlines_of(reading, [FIRST, SECOND], TODAY).keys() == {SECOND}
