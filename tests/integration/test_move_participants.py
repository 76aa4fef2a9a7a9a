"""A step recorded for many people: shown first, stored all or none, taken back in one stroke."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.errors import ConflictError, UserError
from partnertrack.persistence.queries import records
from partnertrack.services import move_participants as moving
from partnertrack.services import pilots
from partnertrack.services.workspace import Workspace

DAY = date(2025, 5, 2)
LATER = DAY + timedelta(days=9)
PEOPLE = [Participant(last_name="Antwi", first_name=name, sex="female") for name in ("Yaa", "Ama", "Efua")]
ENROLMENTS = [Enrolment(participant_id=person.id, number=at, track="away") for at, person in enumerate(PEOPLE, 1)]
IDS = [enrolment.id for enrolment in ENROLMENTS]
VISAS = [Event(enrolment_id=each, step="visa_decision", status="done", outcome="granted", done_on=DAY) for each in IDS]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Test")
    workspace.commit("Import list.xlsx", map(added, (*PEOPLE, *ENROLMENTS, *VISAS)))
    yield workspace
    workspace.close()


def _event(workspace: Workspace, step: str, enrolment_id: UUID = IDS[0]) -> Event:
    with workspace.store.reading() as reading:
        (found,) = (one for one in records.events_of(reading, [enrolment_id])[enrolment_id] if one.step == step)
    return found


def _record(workspace: Workspace, move: moving.Move) -> UUID | None:
    return moving.commit(workspace, moving.preview(workspace, IDS[:1], move))


def test_a_move_is_stored_once_and_taken_back_whole(workspace: Workspace) -> None:
    move = moving.Move("departed", "done", LATER)
    _record(workspace, move)
    seen = moving.preview(workspace, IDS, move)
    assert [each.change is None for each in seen.people] == [True, False, False]
    assert [each.name for each in seen.people] == ["Yaa Antwi", "Ama Antwi", "Efua Antwi"]
    key = moving.commit(workspace, seen)
    assert key is not None
    assert (workspace.store.undo_title() or "").endswith("for 2 people")
    workspace.store.undo(key)
    assert moving.preview(workspace, IDS, move).people[1].change is not None


def test_a_day_before_the_visa_is_a_warning(workspace: Workspace) -> None:
    early = moving.Move("departed", "done", DAY - timedelta(days=1))
    assert "early" in [each.kind for each in moving.preview(workspace, IDS, early).people[0].warnings]


def test_what_changed_since_the_preview_stores_nothing(workspace: Workspace) -> None:
    move = moving.Move("visa_decision", "done", LATER, redates=True)
    seen = moving.preview(workspace, IDS, move)
    _record(workspace, move)
    with pytest.raises(ConflictError):
        moving.commit(workspace, seen)


def test_a_step_that_is_done_keeps_its_day_unless_another_is_asked_for(workspace: Workspace) -> None:
    (again,) = moving.preview(workspace, IDS[:1], moving.Move("visa_decision", "done", LATER)).people
    assert (again.change, again.kept_on) == (None, DAY)
    _record(workspace, moving.Move("visa_decision", "done", LATER, redates=True))
    assert _event(workspace, "visa_decision").done_on == LATER


def test_what_is_done_is_neither_planned_nor_left_open_again(workspace: Workspace) -> None:
    moves = (
        moving.Move("visa_decision", "planned", LATER),
        moving.Move("visa_decision", "done", DAY, outcome="pending", redates=True),
    )
    for move in moves:
        (seen,) = moving.preview(workspace, IDS[:1], move).people
        assert (seen.change, seen.is_refused) == (None, True)


@pytest.mark.parametrize(
    "move",
    [
        moving.Move("visa_decision", "done", DAY, outcome="refused_by_nobody"),
        moving.Move("departed", "planned", DAY, outcome="granted"),
        moving.Move("dropout", "done", DAY, reason="Moved away"),
        moving.Move("no_step", "done", DAY),
    ],
)
def test_only_answers_of_the_scheme_are_recorded(workspace: Workspace, move: moving.Move) -> None:
    with pytest.raises(UserError):
        moving.preview(workspace, IDS, move)


def test_a_way_out_has_a_reason_of_its_list_and_tells_what_it_leaves_open(workspace: Workspace) -> None:
    planned = (
        Event(enrolment_id=IDS[0], step=key, status="planned", planned_on=LATER) for key in ("departed", "arrived")
    )
    workspace.commit("Plan", map(added, planned))
    seen = moving.preview(workspace, IDS, moving.Move("dropout", "done", LATER, reason="family"))
    assert {step.key for step in seen.people[0].leaves_open} >= {"departed", "arrived"}
    moving.commit(workspace, seen)
    assert _event(workspace, "dropout").reason == "family"
    (again,) = moving.preview(workspace, IDS[:1], moving.Move("dropout", "done", LATER, reason="family")).people
    assert not again.leaves_open


def test_an_organisation_is_found_by_its_name_or_made_once(workspace: Workspace) -> None:
    workspace.commit("Enter", [added(Organisation(name="Embassy in Accra", type="consulate"))])
    for name in ("EMBASSY in accra", "Consulate in Kumasi"):
        move = moving.Move("visa_lodged", "done", DAY, organisation=name)
        moving.commit(workspace, moving.preview(workspace, IDS, move))
    with workspace.store.reading() as reading:
        every = records.all_of(reading, Organisation)
    assert [each.name for each in every] == ["Embassy in Accra", "Consulate in Kumasi"]
    assert _event(workspace, "visa_lodged", IDS[2]).organisation_id == every[1].id


def test_every_step_tells_its_answers(workspace: Workspace) -> None:
    steps = {each.key: each for each in moving.steps(workspace)}
    assert ("granted", "Granted") in steps["visa_decision"].outcomes
    assert steps["dropout"].stage == "left"
    assert "family" in dict(steps["dropout"].reasons)
