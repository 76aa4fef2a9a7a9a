"""The lanes of the board: by the organisation that was named last, and since when somebody stands at a step."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.services import board, pilots

DAY, LATER = date(2026, 3, 2), date(2026, 4, 1)


def test_people_stand_in_the_lane_of_the_furthest_step_that_names_an_organisation(tmp_path: Path) -> None:
    centre = Organisation(name="Centre in Tema", type="training_centre")
    employer = Organisation(name="Kaya Works", type="employer")
    people = [Participant(last_name=name, first_name="Ama") for name in ("Asante", "Boateng", "Mensah")]
    first, second, third = (Enrolment(participant_id=each.id, number=n) for n, each in enumerate(people, 1))
    events = (
        Event(enrolment_id=first.id, step="contract", organisation_id=employer.id),
        Event(
            enrolment_id=first.id,
            step="training",
            organisation_id=centre.id,
            status="done",
            started_on=DAY,
            done_on=LATER,
        ),
        Event(enrolment_id=second.id, step="training", organisation_id=centre.id, status="done", done_on=LATER),
    )
    with closing(pilots.create_pilot(tmp_path / "test.ptrack", "inspire_gh", "Test")) as workspace:
        workspace.commit("Enter", map(added, (centre, employer, *people, first, second, third, *events)))
        lanes = board.board(workspace, board.Layout(by_organisation=True), LATER).lanes
        assert {lane.label: lane.ids for lane in lanes} == {
            "No organisation": (third.id,),
            "Centre in Tema": (second.id,),
            "Kaya Works": (first.id,),
            "Left": (),
        }
        at = dict.fromkeys((first.id, second.id, third.id), "training")
        assert board.since(workspace, at, LATER) == {first.id: DAY, second.id: LATER}
        assert board.since(workspace, at, DAY) == {first.id: DAY}
