"""A long history of a large pilot opens fast, and a change of thousands of people is told page by page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest

from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots
from partnertrack.services.history import Filter
from partnertrack.services.workspace import Workspace

pytestmark = pytest.mark.benchmark

PEOPLE, EVENTS, EDITS = 10_000, 9, 1_000
T = TypeVar("T")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two imports of 10,000 people with nine steps each, and a thousand corrections."""
    with closing(pilots.create_pilot(tmp_path_factory.mktemp("history") / "large.ptrack", "thamm_giz")) as made:
        steps = [step.key for stage in made.scheme.stages for step in stage.steps][:EVENTS]
        for turn in range(2):
            come: list[Record] = []
            for number in range(PEOPLE):
                person = Participant(last_name=f"Mensah {number}", first_name="Ama", birth_date=date(1999, 1, 1))
                enrolment = Enrolment(
                    participant_id=person.id, number=turn * PEOPLE + number + 1, reference=f"G{number}"
                )
                day = date(2024, 1, 1) + timedelta(number % 300)
                come += [person, enrolment, *(Event(enrolment_id=enrolment.id, step=s, done_on=day) for s in steps)]
            made.commit(f"Import list {turn}", map(added, come))
        with made.store.reading() as reading:
            people = records.all_of(reading, Participant)[:EDITS]
        for person in people:
            made.commit("Correct", [Change(person, replace(person, region="Volta"))])
        yield made


def _timed(name: str, work: Callable[[], T], most: float) -> T:
    began = time.perf_counter()
    found = work()
    took = time.perf_counter() - began
    print(f"{name}: {took:.2f} s")  # noqa: T201 - a benchmark tells
    assert took < most
    return found


def test_a_long_history_keeps_nobody_waiting(workspace: Workspace) -> None:
    listing = _timed("list", lambda: history.happened(workspace, Filter()), 1.0)
    big = listing.rows[-2]
    first = _timed("first page of 110,000 records", lambda: history.detail(workspace, big.id), 4.0)
    assert first.next == (0, 40)
    person = first.told[0].person
    _timed("a person's changes", lambda: history.happened(workspace, Filter(subject=person)), 10.0)
    _timed("a field's changes", lambda: history.happened(workspace, Filter(field="region")), 4.0)
    _timed("verify", lambda: history.verify(workspace), 8.0)
    _timed("state", lambda: history.state(workspace), 1.0)
