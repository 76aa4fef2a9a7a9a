"""Whatever is done, undone and done again in whatever order, the tables, the journal and a simple model agree."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from partnertrack.domain.change import Change, added, change_set, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.errors import ConflictError, RuleError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Store
from tests.unit.persistence.strategies import several_values, texts

State: TypeAlias = dict[UUID, Record]

SETTINGS = settings(
    max_examples=8,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def _new_pilot() -> Path:
    """A pilot file to copy, because making one takes longer than all that is done to it."""
    path = Path(tempfile.mkdtemp(prefix="partnertrack-machine-")) / "new.ptrack"
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    Store.create(path, change_set("Begin", [added(pilot)])).close()
    return path


@pytest.fixture(scope="module", autouse=True)
def _clean_up() -> object:
    yield
    shutil.rmtree(_new_pilot().parent)


class Office(RuleBasedStateMachine):
    """People at work on a pilot: they add, edit and remove, alone or with what belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="partnertrack-machine-")
        self.store = Store.open(Path(shutil.copy(_new_pilot(), self.folder.name)))
        self.known: State = self.stored()
        self.numbers = count(1)

    def teardown(self) -> None:
        """Nothing is wrong with the file in the end."""
        assert check(self.store) == []
        self.store.close()
        self.folder.cleanup()

    def stored(self) -> State:
        """All records as the file holds them."""
        with self.store.reading() as reading:
            return {each.id: each for kind in KINDS.values() for each in records.all_of(reading, kind)}

    def commit(self, *changes: Change) -> None:
        """Store changes, and know what they lead to."""
        applied = self.store.apply(change_set("Change", changes))
        self.now_known({change.record.id: change.after for change in applied.change_set.changes})

    def now_known(self, changed: dict[UUID, Record | None]) -> None:
        """Know records that were stored, or are no more."""
        after = {**self.known, **changed}
        self.known = {key: record for key, record in after.items() if record is not None}

    def new_id(self) -> UUID:
        """The next id: Hypothesis must meet the same ones whenever it tries again."""
        return UUID(int=next(self.numbers))

    def choose(self, data: st.DataObject, *kinds: type[Record]) -> Record | None:
        """One of the records of these kinds, in the order in which they were made."""
        found = sorted((each for each in self.known.values() if isinstance(each, kinds)), key=lambda each: each.id)
        return data.draw(st.sampled_from(found)) if found else None

    @rule(name=texts, number=st.integers(1, 9), events=st.integers(0, 3), values=several_values)
    def enrol(self, name: str, number: int, events: int, values: dict[str, str]) -> None:
        """Bring a person with an enrolment and events."""
        person = Participant(id=self.new_id(), last_name=name, values=values)
        enrolment = Enrolment(id=self.new_id(), participant_id=person.id, number=number)
        happened = [Event(id=self.new_id(), enrolment_id=enrolment.id, step=f"step {each}") for each in range(events)]
        self.commit(*map(added, [*reversed(happened), enrolment, person]))

    @rule(data=st.data(), name=texts)
    def place(self, data: st.DataObject, name: str) -> None:
        """Bring an organisation, and let an event refer to it."""
        event, organisation = self.choose(data, Event), Organisation(id=self.new_id(), name=name)
        changes = [added(organisation)]
        if isinstance(event, Event):
            changes.append(Change(event, replace(event, organisation_id=organisation.id)))
        self.commit(*changes)

    @rule(data=st.data(), text=texts, values=several_values)
    def edit(self, data: st.DataObject, text: str, values: dict[str, str]) -> None:
        """Change fields of one record."""
        match self.choose(data, Participant, Enrolment, Event):
            case Participant() as person:
                self.commit(Change(person, replace(person, first_name=text, values=values, version=person.version + 9)))
            case Enrolment() as enrolment:
                self.commit(Change(enrolment, replace(enrolment, reference=text, version=enrolment.version + 9)))
            case Event() as event:
                self.commit(Change(event, replace(event, outcome=text, values=values, version=event.version + 9)))

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Take a record away, which fails when it is needed."""
        record = self.choose(data, Participant, Enrolment, Event, Organisation)
        if record is None:
            return
        is_needed = any(record.id in _targets(other) for other in self.known.values())
        if is_needed:
            with pytest.raises(ConflictError):
                self.store.apply(change_set("Remove", [removed(record)]))
        else:
            self.commit(removed(record))

    @rule(data=st.data())
    def write_what_is_stale(self, data: st.DataObject) -> None:
        """Somebody has an old copy: nothing of the change is stored."""
        record = self.choose(data, Participant, Event)
        if record is not None:
            stale = replace(record, version=record.version - 1)
            with pytest.raises(ConflictError):
                self.store.apply(
                    change_set("Stale", [added(Organisation(id=self.new_id(), name="New")), Change(stale, record)])
                )

    @rule(name=texts)
    def rehearse(self, name: str) -> None:
        """Do something that in the end has not happened."""
        with self.store.rehearsal():
            self.store.apply(change_set("Rehearse", [added(Organisation(id=self.new_id(), name=name))]))
            assert len(self.stored()) == len(self.known) + 1

    @invariant()
    def tables_are_as_known(self) -> None:
        """The file holds what was stored."""
        assert self.stored() == self.known


class Careful(Office):
    """An office that undoes and redoes step by step, so that each state comes back whole."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[State] = []
        self.future: list[State] = []

    def now_known(self, changed: dict[UUID, Record | None]) -> None:
        self.past.append(self.known)
        self.future.clear()
        super().now_known(changed)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """Go one step back."""
        self.future.append(self.known)
        self._go_to(self.past.pop(), self.store.undo().kept)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        """Go one step forward."""
        self.past.append(self.known)
        self._go_to(self.future.pop(), self.store.redo().kept)

    def _go_to(self, state: State, kept: tuple[object, ...]) -> None:
        assert kept == ()
        self.known = self.stored()
        assert _content(self.known) == _content(state)

    @invariant()
    def titles_tell_what_is_possible(self) -> None:
        """There is a title exactly where there is something to undo or redo."""
        assert (self.store.undo_title() is not None) == bool(self.past)
        assert (self.store.redo_title() is not None) == bool(self.future)


class Wild(Office):
    """An office that undoes any change at any time."""

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        """What stays is listed, and what is not listed is taken back."""
        entry = data.draw(st.sampled_from(self.store.history()))
        try:
            undone = self.store.undo(entry.key)
        except (ConflictError, RuleError):
            return
        self.known = self.stored()
        for change in undone.change_set.changes:
            assert self.known.get(change.record.id) == change.after
        assert all(each.id in self.known for each in undone.kept if each.reason != "gone")

    @rule()
    def redo(self) -> None:
        """Do again, as far as it goes."""
        try:
            self.store.redo()
        except (ConflictError, RuleError):
            return
        self.known = self.stored()


def _targets(record: Record) -> set[UUID]:
    names = ("participant_id", "cohort_id", "enrolment_id", "organisation_id", "source_id")
    return {target for name in names if isinstance(target := getattr(record, name, None), UUID)}


def _content(state: State) -> State:
    return {key: replace(record, version=0) for key, record in state.items()}


@pytest.mark.parametrize("machine", [Careful, Wild])
def test_tables_journal_and_model_agree(machine: type[Office]) -> None:
    run_state_machine_as_test(machine, settings=SETTINGS)
