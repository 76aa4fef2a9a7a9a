"""Ten thousand people are looked at and changed in one go, in a time that one waits for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.services import move_participants, pilots, set_values
from partnertrack.services.workspace import Workspace
from partnertrack.ui.view_models import bulk

pytestmark = pytest.mark.benchmark

PEOPLE, EVENTS = 10_000, 9
DAY = date(2026, 3, 2)
LOOK, STORE = 12.0, 30.0  # seconds, on a machine that has other work, too


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A pilot of ten thousand people with nine events each."""
    with closing(pilots.create_pilot(tmp_path_factory.mktemp("bulk") / "large.ptrack", "thamm_giz")) as made:
        steps = [step.key for stage in made.scheme.stages for step in stage.steps][:EVENTS]
        people = [Participant(last_name=f"Mensah {n}", first_name="Ama") for n in range(PEOPLE)]
        enrolments = [Enrolment(participant_id=each.id, number=n, track="away") for n, each in enumerate(people, 1)]
        days = [DAY - timedelta(days=100 - 10 * n) for n in range(EVENTS)]
        events = [
            Event(enrolment_id=each.id, step=step, status="done", done_on=day)
            for each in enrolments
            for step, day in zip(steps, days, strict=True)
        ]
        made.commit("Enter", map(added, (*people, *enrolments, *events)))
        yield made


def test_ten_thousand_people_are_looked_at_and_changed(workspace: Workspace) -> None:
    ids = [case.enrolment_id for case in workspace.cases()]
    move = move_participants.Move("departed", "done", DAY)
    for kind in ("step", "cohort"):
        start = time.perf_counter()
        if kind == "step":
            seen = move_participants.preview(workspace, ids, move)
            shown = bulk.of_step(workspace.scheme, seen, DAY)
        else:
            valued = set_values.preview(workspace, ids, ("cohort", None), "2026-A")
            shown = bulk.of_field(workspace.scheme, valued)
        looked = time.perf_counter() - start
        start = time.perf_counter()
        if kind == "step":
            move_participants.commit(workspace, seen)
        else:
            set_values.commit(workspace, valued)
        stored = time.perf_counter() - start
        print(f"{kind}: {PEOPLE} people looked at in {looked:.1f} s, stored in {stored:.1f} s")  # noqa: T201 - the figures of a benchmark
        assert shown.count("changes") == PEOPLE
        assert looked < LOOK
        assert stored < STORE
