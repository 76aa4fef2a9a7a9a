"""Satisfaction is counted answer by answer with what was due, and each count names its people."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.persistence.queries import records
from partnertrack.services import pilots, practice, voices
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

START = date(2025, 1, 10)
NOW = date(2025, 12, 31)
OFFSETS = 3  # follow-ups that the scheme asks for until then


@pytest.fixture
def people(cohort_of_three: Workspace) -> tuple[Workspace, list[UUID]]:
    """Three who work at the same hotel since 10 January 2025; the third left it on 1 March."""
    workspace = cohort_of_three
    hotel = Organisation(name="Hotel Adler", type="employer")
    with workspace.store.reading() as reading:
        ids = [each.id for each in records.all_of(reading, Enrolment)]
    started = [
        Event(enrolment_id=who, step="work_start", status="done", done_on=START, organisation_id=hotel.id)
        for who in ids
    ]
    ended = Event(enrolment_id=ids[2], step="placement_end", status="done", done_on=date(2025, 3, 1))
    workspace.commit("Work", map(added, (hotel, *started, ended)))
    return workspace, ids


def tell(workspace: Workspace, who: UUID, after: int, on: date | None, **values: str) -> None:
    workspace.commit(
        "Follow up",
        [added(Event(enrolment_id=who, step="follow_up", occurrence=after, status="done", done_on=on, values=values))],
    )


def test_answers_are_counted_against_those_that_were_due(people: tuple[Workspace, list[UUID]]) -> None:
    workspace, (first, second, third) = people
    tell(workspace, first, 30, date(2025, 2, 10), satisfaction="satisfied", satisfaction_trainee="very_satisfied")
    tell(workspace, first, 90, date(2025, 4, 12), satisfaction="neutral", issue="Rent")
    tell(workspace, second, 30, None, satisfaction_trainee="dissatisfied")
    tell(workspace, third, 30, date(2026, 1, 5), satisfaction="satisfied")  # after the day of the figures
    said = voices.satisfaction(workspace, NOW)
    assert said.total.tally("trainee").counts == (0, 1, 0, 0, 1)
    assert said.total.tally("employer").share == Fraction(1, 2)
    assert said.total.due == 2 * OFFSETS + 1  # the third had left before the others fell due
    assert set(voices.behind(workspace, NOW, "due", "trainee")) == {first, second, third}
    assert voices.behind(workspace, NOW, "satisfied", "trainee") == (first,)
    assert set(voices.behind(workspace, NOW, "answered", "trainee", ("quarter", "2025-01-01"))) == {first, second}
    assert {each.key: each.tally("trainee").d for each in said.by("quarter")}[
        "2025-01-01"
    ] == 2  # undated: on its due day
    assert [(each.enrolment_id, each.text, each.employer) for each in said.issues] == [(first, "Rent", "Hotel Adler")]


def test_parts_add_up_to_the_whole_and_no_quarter_is_left_out(people: tuple[Workspace, list[UUID]]) -> None:
    workspace, (first, second, _third) = people
    tell(workspace, first, 30, date(2025, 2, 10), satisfaction="satisfied")
    tell(workspace, second, 730, date(2025, 11, 10), satisfaction="dissatisfied")
    said = voices.satisfaction(workspace, NOW)
    assert [each.key for each in said.by("quarter")] == ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]
    for dimension in voices.DIMENSIONS:
        for part in voices.PARTS:
            assert sum(each.count(part) for each in said.by(dimension)) == said.total.count(part), (dimension, part)


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice")
    open_practised(folder).close()
    return folder / practice.PILOT_NAME


def test_the_practice_pilot_says_something_of_everything(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    as_of = practice.practice().as_of
    assert start(["voices", str(practised), "--as-of", as_of.isoformat(), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["satisfaction"]["trainees"]["d"] > 40
    assert 0 < told["satisfaction"]["done"] < told["satisfaction"]["due_or_done"]
    assert (told["grievances"]["open"], told["grievances"]["late"], told["grievances"]["settled"]) == (2, 1, 2)
    assert {each["move"] for each in told["risks"]} == {"new", "up", "same", "down"}
    assert len(told["lessons"]) == 5


def test_the_command_prints_for_people_too(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["voices", str(practised), "--as-of", "2026-06-30"]) == 0
    printed = capsys.readouterr().out
    assert "4 grievances: 2 open, 1 late" in printed
    assert "passports" not in printed


def test_a_scheme_that_asks_nobody_says_so(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Empty")
    said = voices.satisfaction(workspace, NOW)
    workspace.close()
    assert (said.is_asked, said.total.count("due"), said.by("quarter")) == (True, 0, ())


def test_the_page_and_the_catalogue_count_alike(practised: Path) -> None:
    workspace = pilots.open_pilot(practised)
    try:
        for as_of in (date(2025, 6, 30), practice.practice().as_of):
            figures, total = workspace.results(as_of).indicators, voices.satisfaction(workspace, as_of).total
            told = [(figures[key].n, figures[key].d) for key in ("P6.trainee", "P6.employer")]
            assert told == [(total.trainee.n, total.trainee.d), (total.employer.n, total.employer.d)]
            assert figures["P7"].n <= total.done
            behind = voices.behind(workspace, as_of, "satisfied", "trainee")
            assert set(behind) == set(workspace.results(as_of).who("P6.trainee", "n"))
    finally:
        workspace.close()
