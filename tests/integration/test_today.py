"""The day of an officer: lines that count exactly their people, reminders that rest and come back, plans that fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.document import Document
from partnertrack.domain.duration import Duration
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.services import history, participants, pilots, today
from partnertrack.services.workspace import Workspace

NOW = date(2026, 6, 17)  # a Wednesday
TRAVELLERS = 3


def people() -> Iterator[Record]:
    """Three who wait for their visas since 60, 50 and 40 days; the last wants to leave next week."""
    for place in range(TRAVELLERS):
        person = Participant(last_name=f"Mensah {place}", values={"passport_exp": NOW + timedelta(60 * place)})
        enrolment = Enrolment(participant_id=person.id, number=place + 1, track="away")
        lodged = NOW - timedelta(60 - 10 * place)
        yield person
        yield enrolment
        yield Event(enrolment_id=enrolment.id, step="visa_lodged", status="done", done_on=lodged)
        yield Event(
            enrolment_id=enrolment.id, step="work_authorisation", status="done", done_on=lodged, outcome="granted"
        )
        if place == TRAVELLERS - 1:
            leaves = NOW + timedelta(7)
            yield Event(enrolment_id=enrolment.id, step="departed", status="planned", planned_on=leaves)
            yield Document(enrolment_id=enrolment.id, type="passport", expires_on=NOW + timedelta(20))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "day.ptrack", "inspire_gh", "Skills for Ghana")
    made.commit("Invent people", [added(record) for record in people()])
    yield made
    made.close()


def lines(workspace: Workspace, day: date = NOW) -> dict[tuple[str, str], today.Line]:
    return {(line.group, line.subject): line for line in today.today(workspace, day).lines}


def test_each_line_counts_its_people_and_says_the_longest(workspace: Workspace) -> None:
    found = lines(workspace)
    late = found["overdue", "step:visa_decision"]
    assert late.text == "Visa decision: 2 overdue, the longest 18 days"
    assert late.count == len(set(late.people)) == 2
    assert found["week", "step:visa_decision"].count == 1
    assert found["expiring", "expiry:passport_exp"].count == 2
    assert found["expiring", "document:passport"].count == 1
    assert [line.group for line in today.today(workspace, NOW).lines] == [
        "overdue",
        "week",
        "expiring",
        "expiring",
        "impossible",
    ]


def test_a_departure_that_cannot_be_reached_says_why(workspace: Workspace) -> None:
    (departure,) = today.departures(workspace, NOW)
    late = departure.plan.first_late
    assert late is not None
    assert (late.step.key, late.days_late) == ("visa_decision", 9)
    assert departure.expiring == ("passport_exp",)
    workspace.keep("Learn", Duration(step="travel_booked", days=1))
    workspace.keep("Learn", Duration(step="pre_departure", days=1))
    assert today.departures(workspace, NOW)[0].plan.is_possible
    assert ("impossible", "plan:departed") not in lines(workspace)


def test_a_line_is_put_off_as_one_change_and_comes_back_by_itself(workspace: Workspace) -> None:
    late = lines(workspace)["overdue", "step:visa_decision"]
    until = NOW + timedelta(5)
    change = today.put_off(workspace, late.about, until, "The consulate is closed", NOW)
    assert ("overdue", "step:visa_decision") not in lines(workspace)
    (rests,) = today.resting(workspace, NOW)
    assert (len(rests.ids), rests.until, rests.reason) == (2, until, "The consulate is closed")
    assert lines(workspace, until)["overdue", "step:visa_decision"].count == TRAVELLERS
    history.undo(workspace, change)
    assert lines(workspace)["overdue", "step:visa_decision"].count == 2


def test_a_reminder_that_rests_is_put_off_further_or_woken(workspace: Workspace) -> None:
    late = lines(workspace)["overdue", "step:visa_decision"]
    for days in (5, 9):
        today.put_off(workspace, late.about, NOW + timedelta(days), "Waiting", NOW)
    (rests,) = today.resting(workspace, NOW)
    assert rests.until == NOW + timedelta(9)
    today.wake(workspace, rests.ids)
    assert lines(workspace)["overdue", "step:visa_decision"].count == 2


def test_nothing_is_put_off_without_a_reason_or_until_yesterday(workspace: Workspace) -> None:
    about = lines(workspace)["overdue", "step:visa_decision"].about
    with pytest.raises(UserError):
        today.put_off(workspace, about, NOW + timedelta(1), "  ", NOW)
    with pytest.raises(UserError):
        today.put_off(workspace, about, NOW, "Waiting", NOW)


def test_the_command_line_says_the_same(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    told = today.today(workspace, NOW)
    workspace.close()
    assert start(["today", str(workspace.path), "--as-of", NOW.isoformat(), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(line["text"], line["count"]) for line in found["lines"]] == [
        (line.text, line.count) for line in told.lines
    ]
    assert start(["today", str(workspace.path), "--as-of", NOW.isoformat()]) == 0
    assert all(line.text in capsys.readouterr().out for line in told.lines[:1])


@pytest.mark.parametrize("late", [0, 1, 3])  # after three days, a decision is one day overdue
def test_the_list_behind_each_line_holds_exactly_its_people(workspace: Workspace, late: int) -> None:
    day = NOW + timedelta(late)
    asked = [line for line in today.today(workspace, day).lines if line.criteria]
    for line in asked:
        found = participants.find(workspace, participants.Search(criteria=line.criteria), day)
        assert set(found.ids) == set(line.people), line.text
    assert {line.group for line in asked} >= {"overdue", "expiring"}
