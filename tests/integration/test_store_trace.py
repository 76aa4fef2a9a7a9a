"""The journal tells who touched a record, without unpacking what cannot have touched it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event as events

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.persistence import trace
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Store

PILOT = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
PERSON = Participant(last_name="Mensah", values={"phone": "1"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "test.ptrack", change_set("Begin", [added(PILOT)]))) as store:
        store.apply(change_set("Somebody else", [added(Participant(last_name="Owusu"))]))
        store.apply(change_set("Import", [added(PERSON)]))
        yield store


def edit(store: Store, title: str, **values: str) -> None:
    with store.reading() as reading:
        before = records.fetch(reading, Participant, [PERSON.id])[PERSON.id]
    store.apply(change_set(title, [Change(before, replace(before, values=values))]))


def told(store: Store, name: str) -> list[tuple[str, object, object]]:
    with store.reading() as reading:
        touches = list(trace.touches(reading, Participant.kind, PERSON.id))
    return [(touch.entry.title, *touch.of_field(name)) for touch in touches]


def test_a_record_names_what_touched_it_newest_first(store: Store) -> None:
    edit(store, "Correct", phone="2")
    store.apply(change_set("Enrol", [added(Enrolment(participant_id=PERSON.id, number=1))]))
    assert told(store, "values.phone") == [("Correct", "1", "2"), ("Import", None, "1")]
    assert told(store, "last_name") == [("Correct", None, None), ("Import", None, "Mensah")]


def test_undo_is_told_and_a_record_that_came_back_remembers_what_was_before(store: Store) -> None:
    edit(store, "Correct", phone="2")
    store.undo()
    assert told(store, "values.phone")[0] == ("Correct", "2", "1")
    store.undo()
    store.redo()
    titles = [title for title, *_kept in told(store, "values.phone")]
    assert titles == ["Import", "Import", "Correct", "Correct", "Import"]


def test_nothing_is_unpacked_that_cannot_have_touched_the_record(store: Store) -> None:
    for number in range(5):
        store.apply(change_set(f"Enrol {number}", [added(Enrolment(participant_id=PERSON.id, number=number + 1))]))
    edit(store, "Correct", phone="2")
    unpacked: list[str] = []
    with store.reading() as reading:
        connection = reading.connection

        def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            unpacked.append(statement)

        events.listen(connection, "before_cursor_execute", hear)
        newest = next(trace.touches(reading, Participant.kind, PERSON.id))
        assert newest.entry.title == "Correct"
        assert sum("journal.operations" in statement for statement in unpacked) == 1
        assert len(list(trace.touches(reading, Participant.kind, PERSON.id))) == 2
        assert sum("journal.operations" in statement for statement in unpacked) == 3
