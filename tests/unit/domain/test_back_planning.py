"""A plan counts back from the departure, and is possible exactly where going on from today reaches it in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.back_planning import back_plan, passport_needed_until, too_short
from partnertrack.domain.duration import Duration
from partnertrack.domain.durations import days_for
from partnertrack.domain.event import Event
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import Due, Scheme, Step
from partnertrack.services import pilots

TODAY = date(2026, 3, 2)
LEAVES = date(2026, 6, 1)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def event(step: str, done_on: date | None = None, **said: Any) -> Event:  # noqa: ANN401 - parts of an event
    return Event(enrolment_id=new_id(), step=step, **{"status": "done", "done_on": done_on, **said})


LODGED = (
    event("contract", date(2025, 12, 1)),
    event("work_authorisation", date(2026, 2, 1), outcome="granted"),
    event("visa_lodged", TODAY),
)


def test_each_step_has_its_latest_start(scheme: Scheme) -> None:
    plan = back_plan(scheme, "away", LODGED, LEAVES, TODAY)
    days = {planned.step.key: (planned.latest_start, planned.latest_end) for planned in plan.steps}
    assert days["departed"] == (LEAVES, LEAVES)
    assert days["travel_booked"] == days["pre_departure"] == (date(2026, 5, 18), LEAVES)
    assert days["visa_decision"] == (date(2026, 4, 6), date(2026, 5, 18))
    assert "training" not in days  # overtaken by the contract, though nobody told us of it
    assert plan.is_possible
    assert plan.first_late is None


def test_an_impossible_plan_names_the_step_the_days_and_the_earliest_departure(scheme: Scheme) -> None:
    plan = back_plan(scheme, "away", LODGED, date(2026, 4, 20), TODAY)
    late = plan.first_late
    assert not plan.is_possible
    assert late is not None
    assert (late.step.key, late.days_late) == ("visa_decision", 7)
    assert plan.earliest == date(2026, 4, 27)


def test_what_the_pilot_has_learnt_comes_before_the_rule(scheme: Scheme) -> None:
    plan = back_plan(scheme, "away", LODGED, LEAVES, TODAY, days={"visa_decision": 90})
    assert not plan.is_possible
    assert plan.earliest == TODAY + timedelta(90 + 14)


def test_nobody_leaves_after_a_refusal_and_nothing_is_planned_after_the_departure(scheme: Scheme) -> None:
    refused = back_plan(scheme, "away", (*LODGED, event("visa_decision", TODAY, outcome="refused")), LEAVES, TODAY)
    assert refused.barred is not None
    assert refused.barred.key == "visa_decision"
    assert not refused.is_possible
    assert not back_plan(scheme, "away", (*LODGED, event("departed", TODAY)), LEAVES, TODAY).steps
    assert not back_plan(scheme, "home", LODGED, LEAVES, TODAY).steps


def test_the_more_exact_duration_counts() -> None:
    consulate = new_id()
    kept = [
        Duration(step="visa_decision", days=30, organisation_id=consulate, region="Volta"),
        Duration(step="visa_decision", days=40, organisation_id=consulate),
        Duration(step="visa_decision", days=50, region="Volta"),
        Duration(step="visa_decision", days=60),
    ]
    there: Mapping[str, Any] = {"visa_decision": consulate}
    assert days_for(kept, there, "Volta") == {"visa_decision": 30}
    assert days_for(kept, there, "Ashanti") == {"visa_decision": 40}
    assert days_for(kept, {}, "Volta") == {"visa_decision": 50}
    assert days_for(kept, {}, "") == {"visa_decision": 60}


def test_a_passport_must_outlast_the_departure_by_six_months() -> None:
    assert passport_needed_until(date(2026, 8, 31)) == date(2027, 2, 28)
    assert passport_needed_until(date(2026, 6, 1)) == date(2026, 12, 1)
    assert passport_needed_until(date(2026, 5, 31)) == date(2026, 11, 30)
    valid = {"passport_exp": date(2026, 11, 30), "visa_to": LEAVES, "permit_to": LEAVES - timedelta(1)}
    assert too_short(valid, LEAVES) == ("passport_exp", "permit_to")


@st.composite
def ways(draw: st.DrawFn) -> tuple[tuple[Step, ...], dict[str, date]]:
    """Steps in order that build on earlier ones, and the days on which some of them were done."""
    steps: list[Step] = []
    for place in range(draw(st.integers(1, 7))):
        keys = [step.key for step in steps]
        after = draw(st.sampled_from(["", *keys]))
        follows = draw(st.lists(st.sampled_from(keys), unique=True, max_size=2)) if keys else []
        due = Due(after=after, offsets=(draw(st.integers(0, 60)),)) if after else None
        label = pilots.template("inspire_gh").stages[0].steps[0].label
        steps.append(Step(f"s{place}", label, due=due, follows=dict.fromkeys(follows, "")))
    done = draw(st.dictionaries(st.sampled_from([step.key for step in steps]), st.integers(0, 80)))
    return tuple(steps), {key: TODAY - timedelta(ago) for key, ago in done.items() if key != steps[-1].key}


def built_on(steps: tuple[Step, ...]) -> dict[str, set[str]]:
    """What must be done before each step."""
    return {step.key: {*step.follows, *([step.due.after] if step.due else [])} - {""} for step in steps}


def known(before: Mapping[str, set[str]], done: Mapping[str, date]) -> dict[str, date]:
    """What was done, and what must have been done before it on a day that nobody told us: as of today."""
    ended, asked = dict(done), list(done)
    while asked:
        for key in before[asked.pop()]:
            ended.setdefault(key, TODAY)
            asked.append(key)
    return ended


def goes_on(steps: tuple[Step, ...], done: Mapping[str, date], takes: Mapping[str, int]) -> date:
    """The day on which the last step is done by somebody who does everything as soon as it is possible."""
    before = built_on(steps)
    ended, today = known(before, done), TODAY
    while True:
        for step in steps:
            if step.key not in ended and before[step.key] <= ended.keys():
                began = max((ended[key] for key in before[step.key]), default=TODAY)
                if began + timedelta(takes[step.key]) <= today:
                    ended[step.key] = today
        if steps[-1].key in ended:
            return today
        today += timedelta(1)


@given(ways(), st.integers(0, 400), st.dictionaries(st.sampled_from([f"s{n}" for n in range(6)]), st.integers(0, 60)))
def test_a_plan_is_possible_where_going_on_from_today_reaches_the_departure(
    way: tuple[tuple[Step, ...], dict[str, date]], ahead: int, kept: dict[str, int]
) -> None:
    steps, done = way
    template = pilots.template("inspire_gh")
    scheme = replace(template, stages=(replace(template.stages[0], steps=steps),), exits=())
    events = [event(key, day) for key, day in done.items()]
    target = steps[-1].key
    takes = {step.key: kept.get(step.key, step.due.offsets[0] if step.due else 0) for step in steps}
    takes[target] = kept.get(target, 0)
    prepared = steps[-1].due.after if steps[-1].due else ""
    if prepared and any(step.due and step.due.after == prepared for step in steps[:-1]):
        return  # the departure waits for its preparations too, which `goes_on` does not know
    plan = back_plan(scheme, "away", events, TODAY + timedelta(ahead), TODAY, days=kept, target=target)
    reached = goes_on(steps, done, takes)
    assert plan.earliest == reached
    assert plan.is_possible == (reached <= plan.departure) == (plan.first_late is None)
