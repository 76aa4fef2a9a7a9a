"""Departures are planned for all or none, with what must begin when, and taken back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.persistence.queries import records
from partnertrack.services import history, pilots, plan_departures, today
from partnertrack.services.workspace import Workspace

NOW = date(2026, 6, 17)
LODGED, GRANTED, REFUSED, GONE, HOME = range(5)
WHO = ("Lodged", "Granted", "Refused", "Gone", "Home")


def people() -> Iterator[Record]:
    """One each who waits for the visa, has it, was refused it, has left, and stays at home."""
    for place, name in enumerate(WHO):
        values = {"passport_exp": NOW + timedelta(120)} if place == GRANTED else {}
        person = Participant(last_name=name, first_name="Ama", values=values)
        enrolment = Enrolment(participant_id=person.id, number=place + 1, track="home" if place == HOME else "away")
        yield person
        yield enrolment
        if place == HOME:
            continue
        lodged = NOW - timedelta(10)
        for step, outcome in (("work_authorisation", "granted"), ("visa_lodged", None)):
            yield Event(enrolment_id=enrolment.id, step=step, status="done", done_on=lodged, outcome=outcome)
        decided = {GRANTED: "granted", REFUSED: "refused", GONE: "granted"}.get(place)
        if decided:
            yield Event(enrolment_id=enrolment.id, step="visa_decision", status="done", done_on=NOW, outcome=decided)
        if place == GONE:
            yield Event(enrolment_id=enrolment.id, step="departed", status="done", done_on=NOW)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = pilots.create_pilot(tmp_path / "plans.ptrack", "inspire_gh", "Skills for Ghana")
    made.commit("Invent people", [added(record) for record in people()])
    yield made
    made.close()


def ids(workspace: Workspace) -> tuple[UUID, ...]:
    return tuple(case.enrolment_id for case in sorted(workspace.cases(), key=lambda case: case.number))


def departures(workspace: Workspace) -> dict[UUID, Event]:
    with workspace.store.reading() as reading:
        return {each.enrolment_id: each for each in records.all_of(reading, Event) if each.step == "departed"}


def test_a_day_tells_for_whom_it_is_possible_and_why_not(workspace: Workspace) -> None:
    found = plan_departures.outlooks(workspace, ids(workspace), NOW + timedelta(20), NOW)
    assert [each.obstacle for each in found] == ["", "", "barred", "departed", "track"]
    waits, ready = found[LODGED], found[GRANTED]
    assert not waits.is_possible
    assert waits.first_late is not None
    assert waits.first_late.label == waits.steps[0].label == "Visa decision"
    assert waits.earliest is not None
    assert (waits.earliest - (NOW + timedelta(20))).days == waits.first_late.days_late
    assert ready.is_possible
    assert [(paper.label, paper.needed_until) for paper in ready.papers] == [("Passport expiry", date(2027, 1, 7))]
    assert found[REFUSED].barred_by == "Visa decision"


def test_on_the_earliest_day_it_is_possible_and_a_day_before_it_is_not(workspace: Workspace) -> None:
    who = ids(workspace)[LODGED]
    (found,) = plan_departures.outlooks(workspace, [who], None, NOW)
    assert found.departure == found.earliest
    assert found.is_possible
    (sooner,) = plan_departures.outlooks(workspace, [who], found.departure - timedelta(1), NOW)
    assert not sooner.is_possible


def test_a_day_is_kept_for_all_changed_and_taken_back(workspace: Workspace) -> None:
    chosen = ids(workspace)[:2]
    day = NOW + timedelta(90)
    change = plan_departures.plan(workspace, chosen, day, NOW)
    assert {(each.status, each.planned_on) for each in departures(workspace).values() if each.done_on is None} == {
        ("planned", day)
    }
    assert {each.enrolment_id for each in today.departures(workspace, NOW)} == set(chosen)
    assert plan_departures.plan(workspace, chosen, day, NOW) is None
    plan_departures.plan(workspace, chosen[:1], day + timedelta(7), NOW)
    assert departures(workspace)[chosen[0]].planned_on == day + timedelta(7)
    plan_departures.plan(workspace, chosen, None, NOW)
    assert not today.departures(workspace, NOW)
    assert chosen[0] not in departures(workspace)
    assert change is not None


def test_one_undo_takes_back_the_plan_of_all(workspace: Workspace) -> None:
    change = plan_departures.plan(workspace, ids(workspace)[:3], NOW + timedelta(90), NOW)
    assert change is not None
    history.undo(workspace, change)
    assert set(departures(workspace)) == {ids(workspace)[GONE]}


def test_nothing_is_kept_where_one_has_left_or_the_day_has_passed(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="PT-000004"):
        plan_departures.plan(workspace, ids(workspace), NOW + timedelta(90), NOW)
    with pytest.raises(UserError):
        plan_departures.plan(workspace, ids(workspace)[:1], NOW - timedelta(1), NOW)
    assert set(departures(workspace)) == {ids(workspace)[GONE]}
