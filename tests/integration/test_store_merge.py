"""A merge is taken back as any change: both people are there again, and what was said since stays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.merge_people import Chosen, Way, merge
from partnertrack.domain.part import Part
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Statement
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.store import Store
from tests.unit.persistence import strategies

PILOT = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
SOURCE = Source(file_name="list.xlsx", sha256="0", imported_at=datetime(2025, 6, 1, tzinfo=UTC))
STEPS = ("selected", "training", "visa")


def contents(store: Store) -> dict[UUID, Record]:
    """Every record but for the number of times it was written."""
    with store.reading() as reading:
        return {
            record.id: replace(record, version=0) for kind in KINDS.values() for record in records.all_of(reading, kind)
        }


def dossier(store: Store, enrolment_id: UUID) -> Dossier:
    with store.reading() as reading:
        return dossiers.dossiers(reading, [enrolment_id])[enrolment_id]


def merged(store: Store, survivor: UUID, other: UUID, way: Way = "one-enrolment", chosen: Chosen | None = None) -> UUID:
    """Merge two entries; the id of the change set."""
    with store.reading() as reading:
        distinctions = records.all_of(reading, Distinction)
    result = merge(dossier(store, survivor), dossier(store, other), way, chosen or {}, distinctions)
    changes = change_set("Merge", result.changes)
    store.apply(changes)
    return changes.id


def enter(number: int, phone: str) -> tuple[Record, ...]:
    """An entry of one person, with a step, and a row of the file that told it."""
    person = Participant(last_name="Mensah", first_name="Ama", values={"phone": phone})
    enrolment = Enrolment(participant_id=person.id, number=number)
    event = Event(enrolment_id=enrolment.id, step=STEPS[number], status="done", source_id=SOURCE.id)
    statement = Statement(source_id=SOURCE.id, enrolment_id=enrolment.id, sheet="A", row=number)
    return person, enrolment, event, statement


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    begun = change_set("Begin", map(added, (PILOT, SOURCE, *enter(1, "1"), *enter(2, "2"))))
    with closing(Store.create(tmp_path / "test.ptrack", begun)) as store:
        yield store
        assert check(store) == []


def both(store: Store) -> tuple[UUID, UUID]:
    """The enrolments of the two entries."""
    with store.reading() as reading:
        enrolments = {enrolment.number: enrolment.id for enrolment in records.all_of(reading, Enrolment)}
    return enrolments[1], enrolments[2]


def test_a_merge_leaves_one_person_with_all_that_was_said(store: Store) -> None:
    one, other = both(store)
    merged(store, one, other)
    found = dossier(store, one)
    assert {event.step for event in found.events} == {"training", "visa"}
    assert {statement.row for statement in found.statements} == {1, 2}
    with store.reading() as reading:
        assert len(records.all_of(reading, Participant)) == len(records.all_of(reading, Enrolment)) == 1


@pytest.mark.parametrize("way", ["one-enrolment", "two-enrolments"])
def test_a_merge_that_is_taken_back_has_never_been(store: Store, way: Way) -> None:
    before = contents(store)
    key = merged(store, *both(store), way)
    assert contents(store) != before
    assert store.undo(key).kept == ()
    assert contents(store) == before
    store.redo()
    assert contents(store) != before
    store.undo(key)
    assert contents(store) == before


def test_what_was_edited_since_stays_with_the_survivor(store: Store) -> None:
    one, other = both(store)
    other_before = dossier(store, other)
    key = merged(store, one, other)
    joined = dossier(store, one)
    person = replace(joined.participant, region="Volta", values={**joined.participant.values, "phone": "3"})
    visa = next(event for event in joined.events if event.step == "visa")
    decided = replace(visa, outcome="granted")
    store.apply(change_set("Edit", [Change(joined.participant, person), Change(visa, decided)]))
    undone = store.undo(key)
    assert {(kept.id, kept.reason) for kept in undone.kept} == {(visa.id, "edited")}
    ours, theirs = dossier(store, one), dossier(store, other)
    assert (ours.participant.region, ours.participant.values["phone"]) == ("Volta", "3")
    assert [event.outcome for event in ours.events if event.step == "visa"] == ["granted"]
    assert [replace(event, version=0) for event in theirs.events] == [
        replace(event, version=0) for event in other_before.events
    ]
    assert theirs.participant.values["phone"] == "2"
    assert {statement.row for statement in theirs.statements} == {2}


def test_what_a_later_file_said_of_the_survivor_stays_with_the_survivor(store: Store) -> None:
    one, other = both(store)
    key = merged(store, one, other)
    joined = dossier(store, one)
    later = Source(file_name="later.xlsx", sha256="1", imported_at=datetime(2025, 9, 1, tzinfo=UTC))
    arrival = Event(enrolment_id=one, step="arrival", status="done", source_id=later.id)
    said = Statement(source_id=later.id, enrolment_id=one, sheet="B", row=9)
    named = Change(joined.participant, replace(joined.participant, nationality="GH"))
    store.apply(change_set("Import later.xlsx", [*map(added, (later, arrival, said)), named]))
    store.undo(key)
    ours, theirs = dossier(store, one), dossier(store, other)
    assert {event.step for event in ours.events} == {"training", "arrival"}
    assert {statement.row for statement in ours.statements} == {1, 9}
    assert ours.participant.nationality == "GH"
    assert {event.step for event in theirs.events} == {"visa"}
    assert {statement.row for statement in theirs.statements} == {2}


def test_merges_on_top_of_each_other_are_taken_back_in_any_order(store: Store) -> None:
    one, other = both(store)
    entered = enter(0, "0")
    third = entered[1].id
    store.apply(change_set("A third", map(added, entered)))
    before = contents(store)
    first, second = merged(store, one, other), merged(store, third, one)
    store.undo(first)
    assert dossier(store, other).participant.values["phone"] == "2"
    assert check(store) == []
    store.undo(second)
    assert contents(store).keys() >= before.keys()
    assert dossier(store, one).participant.values["phone"] == "1"


@st.composite
def two_entries(draw: st.DrawFn) -> tuple[tuple[Record, ...], UUID, UUID]:
    """Two entries of all kinds with what belongs to them."""
    cohort, source, organisation = draw(strategies.cohorts), draw(strategies.sources), draw(strategies.organisations)
    drawn: list[Record] = [cohort, source, organisation]
    ids = []
    for _entry in range(2):
        person = draw(strategies.participants)
        enrolment = draw(strategies.enrolments(person, cohort))
        steps = draw(st.sets(st.sampled_from(STEPS)))
        events = [
            replace(draw(strategies.events(enrolment, organisation, source)), step=step, occurrence=1) for step in steps
        ]
        said = draw(st.lists(strategies.statements(source, enrolment), max_size=2))
        drawn += [person, enrolment, *events, *said]
        ids.append(enrolment.id)
    if draw(st.booleans()):
        drawn.append(Distinction(one_id=ids[0], other_id=ids[1]))
    if draw(st.booleans()):
        drawn.append(replace(draw(strategies.distinctions), one_id=ids[1]))
    return tuple(drawn), ids[0], ids[1]


CHOSEN = st.dictionaries(
    st.one_of(
        st.builds(Part, st.just("participant"), st.sampled_from(["last_name", "birth_date", "sex"])),
        st.builds(Part, st.just("event"), st.sampled_from(["outcome", "done_on"]), st.sampled_from(STEPS)),
    ),
    st.sampled_from(["survivor", "other"]),
)


@settings(max_examples=8)  # each makes a pilot file
@given(two_entries(), st.sampled_from(["one-enrolment", "two-enrolments"]), CHOSEN)
def test_a_merge_and_its_undo_are_the_identity(
    entries: tuple[tuple[Record, ...], UUID, UUID], way: Way, chosen: Chosen
) -> None:
    drawn, one, other = entries
    begun = change_set("Begin", map(added, (PILOT, *drawn)))
    with tempfile.TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "a.ptrack", begun)) as store:
        before = contents(store)
        key = merged(store, one, other, way, chosen)
        assert check(store) == []
        assert other not in contents(store) or way == "two-enrolments"
        assert store.undo(key).kept == ()
        assert contents(store) == before
        assert check(store) == []
