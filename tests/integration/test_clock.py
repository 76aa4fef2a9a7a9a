"""The stage clock of a pilot file: what it tells as of a day, whom its numbers open, and what the command prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.duration import Duration
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.progress import SILENT
from partnertrack.services import clock, history, participants, pilots
from partnertrack.services.workspace import Workspace
from partnertrack.ui import clock_asks
from partnertrack.ui.view_models.clock import Chosen, hold_lines

EVERYBODY = Chosen()
START = date(2026, 1, 5)
NOW = START + timedelta(120)
OLD, YOUNG = Cohort(name="2025-A"), Cohort(name="2026-A")
ACCRA, LAGOS = (Organisation(name=name, type="consulate") for name in ("Accra", "Lagos"))


def people() -> Iterator[Record]:
    """Eight lodged for a visa on the first day: four are decided after 20, 30, 50 and 60 days, one of them refused.

    One drops out on day 40; three wait for 120 days, two of them at Accra, one at Lagos.
    """
    yield from (OLD, YOUNG, ACCRA, LAGOS)
    for number, decided in enumerate((20, 30, 50, 60, None, None, None, None), 1):
        person = Participant(last_name=f"Mensah {number}", first_name="Ama", region="Volta" if number % 2 else None)
        enrolment = Enrolment(
            participant_id=person.id, number=number, cohort_id=(OLD if number < 5 else YOUNG).id, track="away"
        )
        at = LAGOS if number == 8 else ACCRA
        yield person
        yield enrolment
        yield Event(
            enrolment_id=enrolment.id, step="visa_appointment", status="done", done_on=START, organisation_id=at.id
        )
        yield Event(enrolment_id=enrolment.id, step="visa_lodged", status="done", done_on=START)
        if decided:
            outcome = "refused" if number == 4 else "granted"
            on = START + timedelta(decided)
            yield Event(enrolment_id=enrolment.id, step="visa_decision", status="done", done_on=on, outcome=outcome)
        if number == 5:
            left = START + timedelta(40)
            yield Event(enrolment_id=enrolment.id, step="dropout", status="done", done_on=left, reason="family")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh")
    made.commit("Enter", map(added, people()))
    yield made
    made.close()


def decision(view: clock.ClockView) -> clock.Timing:
    return next(step.timing for step in view.steps if step.key == "visa_decision")


def listed(workspace: Workspace, wanted: clock.Wanted, chosen: Chosen = EVERYBODY) -> list[str]:
    """The names in the list that a number opens."""
    found = clock_asks.people(workspace, NOW, wanted, chosen, progress=SILENT)
    search = clock_asks.search_for(found)
    ids = participants.find(workspace, search, NOW).ids if found else ()
    return [row.name.removeprefix("Ama ") for row in participants.rows(workspace, ids, NOW)]


def test_those_who_still_wait_are_counted_in(workspace: Workspace) -> None:
    timing = decision(clock.clock(workspace, NOW))
    assert (timing.entered, timing.done, timing.open, timing.left, timing.passed) == (8, 4, 3, 1, 0)
    assert (timing.planned, timing.late, timing.late_days, timing.oldest) == (42, 3, 3 * 78, 120)
    # by hand: 7/8 · 6/7 = 0.75 after 30 days, one leaves on day 40, then 0.75 · 4/5 = 0.6 and 0.6 · 3/4 = 0.45
    assert [(day, round(share, 9)) for day, share in timing.estimate.curve][:6] == [
        (0, 1.0), (20, 0.875), (30, 0.75), (40, 0.75), (50, 0.6), (60, 0.45),
    ]  # fmt: skip
    assert (timing.estimate.p25, timing.estimate.median, timing.estimate.p75) == (30, 60, None)


def test_an_earlier_day_knows_nothing_of_what_came_later(workspace: Workspace) -> None:
    then = clock.clock(workspace, START + timedelta(35))
    timing = decision(then)
    assert (timing.done, timing.open, timing.left, timing.late) == (2, 6, 0, 0)
    assert "visa_decision" not in [hold.step.key for hold in then.holds]
    assert all(stage.left == 0 for stage in then.stages)


def test_every_number_opens_exactly_its_people(workspace: Workspace) -> None:
    at = clock_asks.at_step
    assert listed(workspace, at("visa_decision", "done")) == [f"Mensah {n}" for n in (1, 2, 3, 4)]
    assert listed(workspace, at("visa_decision", "late")) == [f"Mensah {n}" for n in (6, 7, 8)]
    assert listed(workspace, at("visa_decision", "left")) == ["Mensah 5"]
    assert listed(workspace, at("visa_decision", "half")) == [f"Mensah {n}" for n in (6, 7, 8)]
    assert listed(workspace, at("visa_decision", "open", "organisation", str(ACCRA.id))) == ["Mensah 6", "Mensah 7"]
    assert listed(workspace, at("", "late")) == [f"Mensah {n}" for n in (1, 2, 3, 6, 7, 8)]
    assert listed(workspace, at("visa_decision", "done"), Chosen(cohort="2026-A")) == []
    assert listed(workspace, at("visa_decision", "open"), Chosen(organisation=LAGOS.id)) == ["Mensah 8"]
    alone = clock.clock(workspace, NOW, clock.Narrowing(organisation=LAGOS.id)).stages
    assert alone[0].entered == 1, "the funnel is about those at the organisation, too"
    mobility = next(stage for stage in clock.clock(workspace, NOW).stages if stage.key == "mobility")
    assert (mobility.entered, mobility.passed, mobility.in_progress, mobility.left) == (8, 0, 7, 1)
    (reason,) = mobility.reasons
    assert reason.label == "Drop-out · Family reasons"
    assert listed(workspace, clock_asks.at_stage("mobility", "left", reason)) == ["Mensah 5"]


def test_who_is_responsible_is_said(workspace: Workspace) -> None:
    (worst, *_others) = [hold for hold in clock.clock(workspace, NOW).holds if hold.step.key == "visa_decision"]
    assert (worst.people, worst.days, worst.name, worst.people_there, worst.days_there) == (3, 234, "Accra", 2, 156)
    line = next(line for line in hold_lines(clock.clock(workspace, NOW)) if line.step == "visa_decision")
    assert line.text == "“Visa decision” holds 3 people beyond the planned 42 days."
    assert "most of them at Accra: 2" in line.detail


def test_what_is_stored_is_told_at_once_and_taken_back(workspace: Workspace) -> None:
    before = clock.clock(workspace, NOW)
    workspace.commit("Set", [added(Duration(step="visa_decision", days=100, organisation_id=ACCRA.id))])
    assert decision(clock.clock(workspace, NOW)).late_days == 2 * 20 + 78
    history.undo(workspace)
    assert clock.clock(workspace, NOW) == before


def test_one_step_by_groups(workspace: Workspace) -> None:
    view = clock.step(workspace, NOW, "visa_decision", "cohort")
    assert view is not None
    assert {group.label: (group.timing.done, group.timing.open) for group in view.groups} == {
        "2025-A": (4, 0),
        "2026-A": (0, 3),
    }
    assert [(hold.name, hold.people) for hold in view.holds] == [("Accra", 2), ("Lagos", 1)]
    assert [(waiting.days, waiting.beyond) for waiting in view.stuck] == [(120, 78)] * 3
    assert clock.step(workspace, NOW, "no_such_step", "cohort") is None


def test_the_command_prints_the_same(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["clock", str(workspace.path), "--as-of", NOW.isoformat()]
    assert start([*arguments, "--by", "organisation", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (step,) = [each for each in told["steps"] if each["step"] == "visa_decision"]
    assert (step["done"], step["open"], step["left"], step["median"], step["p90"]) == (4, 3, 1, 60, None)
    assert {group["label"]: group["open"] for group in step["groups"]} == {"Accra": 2, "Lagos": 1}
    assert all(each["entered"] == each["passed"] + each["in_progress"] + each["left"] for each in told["stages"])
    assert start(arguments) == 0
    assert "Visa decision" in capsys.readouterr().out
    assert start([*arguments, "--by", "shoe_size"]) == 2
