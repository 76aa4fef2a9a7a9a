"""What a step took is counted from the steps that it builds on, and told by its quartiles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.event import Event
from partnertrack.domain.measured_durations import LEAST, Measured, by_place, measured, taken
from partnertrack.domain.record import new_id
from partnertrack.services import pilots

LODGED = date(2026, 3, 2)


def done(step: str, day: date | None) -> dict[str, list[Event]]:
    return {step: [Event(enrolment_id=new_id(), step=step, status="done", done_on=day)]}


@pytest.mark.parametrize(("day", "took"), [(40, {"visa_decision": 40}), (-1, {}), (None, {})])
def test_a_step_takes_the_days_since_what_it_builds_on(day: int | None, took: dict[str, int]) -> None:
    scheme = pilots.template("inspire_gh")
    decided = None if day is None else LODGED + timedelta(day)
    events = done("visa_lodged", LODGED) | done("visa_decision", decided)
    assert dict(taken(scheme, "away", events)) == took


def test_the_latest_of_several_counts() -> None:
    scheme = pilots.template("inspire_gh")
    step = next(step for step in scheme.steps() if step.key == "departed")
    assert step.due
    before = {step.due.after, *step.follows}
    events = {
        key: found for place, each in enumerate(before) for key, found in done(each, LODGED + timedelta(place)).items()
    }
    took = dict(taken(scheme, "away", events | done("departed", LODGED + timedelta(30))))
    assert took["departed"] == 30 - (len(before) - 1)


def test_quartiles_are_those_of_the_days() -> None:
    assert measured([10, 20, 30, 40, 50]) == Measured(5, 20, 30, 40)
    assert measured([10, 21]) == Measured(2, 13, 16, 18)
    assert measured([7]) == Measured(1, 7, 7, 7)
    assert measured([]) is None


@given(st.lists(st.integers(0, 900), min_size=1))
def test_half_of_the_days_lie_between_the_quartiles(days: list[int]) -> None:
    told = measured(days)
    assert told is not None
    assert min(days) <= told.low <= told.median <= told.high <= max(days)
    assert told.n == len(days)


def test_a_place_about_which_few_tell_has_no_measure() -> None:
    told = [("Volta", 10)] * (LEAST - 1) + [("Ashanti", 20)] * LEAST + [("", 5)] * 9
    assert by_place(told) == {"Ashanti": Measured(LEAST, 20, 20, 20)}
