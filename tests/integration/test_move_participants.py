"""A step recorded for many people: shown first, stored all or none, taken back in one stroke."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.errors import ConflictError
from partnertrack.services import move_participants as moving
from partnertrack.services import pilots
from partnertrack.services.workspace import Workspace

DAY = date(2025, 5, 2)
PEOPLE = [Participant(last_name="Antwi", first_name=name, sex="female") for name in ("Yaa", "Ama", "Efua")]
ENROLMENTS = [Enrolment(participant_id=person.id, number=at) for at, person in enumerate(PEOPLE, 1)]
IDS = [enrolment.id for enrolment in ENROLMENTS]
VISAS = [Event(enrolment_id=each, step="visa_decision", status="done", outcome="granted", done_on=DAY) for each in IDS]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Test")
    workspace.commit("Import list.xlsx", map(added, (*PEOPLE, *ENROLMENTS, *VISAS)))
    yield workspace
    workspace.close()


def test_a_move_is_stored_once_and_taken_back_whole(workspace: Workspace) -> None:
    move = moving.Move("departed", "done", DAY + timedelta(days=9))
    moving.commit(workspace, moving.preview(workspace, IDS[:1], move), "departed")
    seen = moving.preview(workspace, IDS, move)
    assert [each.change is None for each in seen] == [True, False, False]
    key = moving.commit(workspace, seen, "departed")
    assert (workspace.store.undo_title() or "").endswith("for 2 people")
    workspace.store.undo(key)
    assert moving.preview(workspace, IDS, move)[1].change is not None


def test_a_day_before_the_visa_is_a_warning(workspace: Workspace) -> None:
    early = moving.Move("departed", "done", DAY - timedelta(days=1))
    assert "early" in [each.kind for each in moving.preview(workspace, IDS, early)[0].warnings]


def test_what_changed_since_the_preview_stores_nothing(workspace: Workspace) -> None:
    seen = moving.preview(workspace, IDS, moving.Move("visa_decision", "done", DAY + timedelta(days=1)))
    moving.commit(workspace, seen[:1], "visa_decision")
    with pytest.raises(ConflictError):
        moving.commit(workspace, seen, "visa_decision")
