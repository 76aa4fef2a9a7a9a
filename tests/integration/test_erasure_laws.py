"""Whatever happened before: an erasure leaves a whole pilot and the same figures, and nothing of the person."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure_rules import NOBODY
from partnertrack.domain.event import Event
from partnertrack.domain.merge_people import Way
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import new_id
from partnertrack.errors import UserError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import erasure, history, review_duplicates
from tests.integration.leftovers import leftovers
from tests.integration.office import Office

HEAD = ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Phone", "Remarks")
SYLLABLES = ("zorba", "kwixel", "bromwyn", "tafelq", "luminz")
AS_OF = date(2026, 11, 28)


def word(who: int, part: str) -> str:
    """Return a word that stands for nobody else."""
    return f"{SYLLABLES[who]}{part}".capitalize()


def row(who: int, turn: int) -> tuple[str, ...]:
    sex = "FM"[who % 2]
    born = f"{who + 1:02d}.04.2001"
    return (
        f"R{who}Q7",
        word(who, "last"),
        word(who, "first"),
        sex,
        born,
        f"+23324{who}999{who}{turn}",
        word(who, f"x{turn}"),
    )


class Past:
    """A random history of a small office."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        self.workspace = self.office.workspace

    def people(self) -> list[Participant]:
        with self.workspace.store.reading() as reading:
            return [each for each in records.all_of(reading, Participant) if each.last_name != NOBODY]

    def enrolments(self) -> list[Enrolment]:
        with self.workspace.store.reading() as reading:
            return records.all_of(reading, Enrolment)

    def act(self, kind: int, one: int, other: int) -> None:
        """Do something; what cannot be done now is left."""
        acts = (self._take, self._edit, self._note, self._step, self._undo, self._redo, self._merge)
        with suppress(UserError, IndexError):
            acts[kind % len(acts)](one, other)

    def _take(self, one: int, other: int) -> None:
        self.office.take(HEAD, *(row(who, other) for who in sorted({one, other, (one + other) % len(SYLLABLES)})))

    def _edit(self, one: int, other: int) -> None:
        person = self.people()[one]
        values = {**person.values, "address": f"{person.first_name}street {other}"}
        self.office.correct(person, replace(person, values=values))

    def _note(self, one: int, other: int) -> None:
        enrolment = self.enrolments()[one]
        person = next(each for each in self.people() if each.id == enrolment.participant_id)
        text = f"{person.first_name}note {other}"
        note = Note(enrolment_id=enrolment.id, text=text, written_at=datetime.now(UTC))
        applied = self.workspace.commit("Note", [added(note)])
        if other % 2:
            self.workspace.store.undo(applied.change_set.id)

    def _step(self, one: int, other: int) -> None:
        enrolment = self.enrolments()[one]
        event = Event(enrolment_id=enrolment.id, step="selected", status="done", done_on=date(2026, 1, 1 + other))
        self.workspace.commit("Step", [added(event)])

    def _undo(self, one: int, _other: int) -> None:
        known = history.entries(self.workspace)
        history.undo(self.workspace, known[min(one, len(known) - 1)].id)

    def _redo(self, _one: int, _other: int) -> None:
        history.redo(self.workspace)

    def _merge(self, one: int, other: int) -> None:
        """Enter somebody once more and make one of both, or make one of two people and take that back."""
        known = self.enrolments()
        first = known[one]
        if other % 2:
            person = next(each for each in self.people() if each.id == first.participant_id)
            twin = replace(person, id=new_id(), version=0, values={"phone": f"{person.first_name}phone"})
            second = Enrolment(participant_id=twin.id, number=max(each.number for each in known) + 1)
            self.workspace.commit("Enter", map(added, (twin, second)))
        else:
            second = known[other]
        way: Way = "two-enrolments" if one < other else "one-enrolment"
        done = review_duplicates.merge(self.workspace, first.id, second.id, way, {})
        if not other % 2:
            self.workspace.store.undo(done.change_id)


@settings(  # each makes a pilot: the suite draws a few, and a smaller history is not looked for
    max_examples=max(2, settings().max_examples // 10), phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 4)), max_size=12), st.integers(0, 4))
def test_an_erasure_at_any_moment_leaves_figures_and_nothing_of_the_person(
    acts: list[tuple[int, int, int]], chosen: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        past = Past(Path(folder))
        try:
            past.act(0, 0, 1)
            for act in acts:
                past.act(*act)
            people = past.people()
            if people:
                _erase_one(past, people[chosen % len(people)])
        finally:
            past.workspace.close()


def _erase_one(past: Past, person: Participant) -> None:
    workspace = past.workspace
    before = workspace.results(AS_OF)
    erasure.erase(workspace, person.id, "request")
    assert check(workspace.store) == []
    after = workspace.results(AS_OF)
    assert {key: (each.exact, each.n, each.d) for key, each in after.indicators.items()} == {
        key: (each.exact, each.n, each.d) for key, each in before.indicators.items()
    }
    assert leftovers(workspace.path, person.first_name, person.first_name.lower()) == []
    for _turn in range(3):
        with suppress(UserError):
            history.undo(workspace, history.entries(workspace)[1 + _turn].id)
    assert check(workspace.store) == []
    assert leftovers(workspace.path, person.first_name) == []
    assert [each.id for each in past.people() if each.id == person.id] == []
