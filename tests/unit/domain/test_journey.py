from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnertrack.domain.event import Event
from partnertrack.domain.journey import due_dates, order_warnings
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import Scheme
from partnertrack.services import pilots


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def event(step: str, done_on: date | None = None, occurrence: int = 1, **said: str | date) -> Event:
    told: dict[str, Any] = {"status": "done", "done_on": done_on, **said}
    return Event(enrolment_id=new_id(), step=step, occurrence=occurrence, **told)


def due(scheme: Scheme, *events: Event, track: str = "away") -> dict[tuple[str, int], date]:
    return {(item.step.key, item.occurrence): item.day for item in due_dates(scheme, track, events)}


def test_a_step_is_due_so_many_days_after_the_one_before(scheme: Scheme) -> None:
    found = due(scheme, event("visa_lodged", date(2025, 3, 1)))
    assert found["visa_decision", 1] == date(2025, 4, 12)


def test_a_repeated_step_is_due_once_for_each_offset(scheme: Scheme) -> None:
    done = event("follow_up", date(2025, 2, 5), 30)
    found = due(scheme, event("work_start", date(2025, 1, 1)), done)
    assert {key: day for key, day in found.items() if key[0] == "follow_up"} == {
        ("follow_up", 90): date(2025, 4, 1),
        ("follow_up", 180): date(2025, 6, 30),
        ("follow_up", 365): date(2026, 1, 1),
    }


def test_nobody_is_followed_up_after_the_end_of_the_placement(scheme: Scheme) -> None:
    found = due(scheme, event("work_start", date(2025, 1, 1)), event("placement_end", date(2025, 3, 1)))
    assert not [key for key in found if key[0] == "follow_up"]
    assert found["return_or_stay", 1] == date(2025, 4, 30)


def test_a_step_is_due_so_many_days_before_a_planned_date(scheme: Scheme) -> None:
    planned = event("placement_end", status="planned", planned_on=date(2026, 3, 1))
    assert due(scheme, planned) == {
        ("return_interview", 1): date(2025, 12, 31),
        ("placement_end", 1): date(2026, 3, 1),
    }


def test_what_was_agreed_comes_before_the_plan_and_the_rule(scheme: Scheme) -> None:
    lodged = event("visa_lodged", date(2025, 3, 1))
    planned = event("visa_decision", status="waiting_third_party", planned_on=date(2025, 5, 1))
    agreed = event("visa_decision", status="planned", planned_on=date(2025, 5, 1), due_on=date(2025, 5, 2))
    assert due(scheme, lodged, planned)["visa_decision", 1] == date(2025, 5, 1)
    assert due(scheme, lodged, agreed)["visa_decision", 1] == date(2025, 5, 2)


@pytest.mark.parametrize("status", ["failed", "waived", "cancelled", "not_applicable"])
def test_what_is_settled_is_not_due(scheme: Scheme, status: str) -> None:
    settled = event("visa_decision", status=status)
    assert ("visa_decision", 1) not in due(scheme, event("visa_lodged", date(2025, 3, 1)), settled)


def test_nothing_follows_from_an_unknown_day(scheme: Scheme) -> None:
    assert due(scheme, event("visa_lodged")) == {}


def test_nobody_departs_after_a_refusal(scheme: Scheme) -> None:
    granted = event("visa_decision", date(2025, 3, 1), outcome="granted")
    refused = event("visa_decision", date(2025, 3, 1), outcome="refused")
    assert ("departed", 1) in due(scheme, granted)
    assert ("departed", 1) not in due(scheme, refused)


def test_whoever_stays_needs_no_reintegration_plan(scheme: Scheme) -> None:
    day = date(2026, 1, 1)
    assert ("reintegration_plan", 1) in due(scheme, event("return_or_stay", day))  # a date of return alone says so
    assert ("reintegration_plan", 1) not in due(scheme, event("return_or_stay", day, outcome="stayed"))


@pytest.mark.parametrize("step", ["dropout", "deceased", "closed"])
def test_nothing_is_due_from_whoever_has_left(scheme: Scheme, step: str) -> None:
    assert due(scheme, event("visa_lodged", date(2025, 3, 1)), event(step)) == {}


def test_whoever_pauses_still_has_to_do_it(scheme: Scheme) -> None:
    assert due(scheme, event("visa_lodged", date(2025, 3, 1)), event("on_hold")) != {}


def test_the_home_track_owes_no_visa(scheme: Scheme) -> None:
    certified = event("certificate", date(2025, 3, 1))
    assert due(scheme, certified, track="home") == {("home_job", 1): date(2025, 5, 30)}
    assert due(scheme, certified) == {("matching", 1): date(2025, 4, 30)}


def test_the_earliest_comes_first(scheme: Scheme) -> None:
    days = [item.day for item in due_dates(scheme, "away", [event("arrived", date(2025, 1, 1))])]
    assert days == sorted(days)
    assert len(days) > 1


def test_an_arrival_before_the_departure_is_noticed(scheme: Scheme) -> None:
    (warning,) = order_warnings(
        scheme, "away", [event("departed", date(2025, 3, 2)), event("arrived", date(2025, 3, 1))]
    )
    assert warning.other
    assert (warning.kind, warning.step.key, warning.other.key) == ("early", "arrived", "departed")


def test_the_same_day_is_in_order(scheme: Scheme) -> None:
    day = date(2025, 3, 1)
    assert not list(order_warnings(scheme, "away", [event("departed", day), event("arrived", day)]))


def test_a_departure_without_a_granted_visa_is_noticed(scheme: Scheme) -> None:
    refused = event("visa_decision", date(2025, 3, 1), outcome="refused")
    (warning,) = order_warnings(scheme, "away", [refused, event("departed", date(2025, 4, 1))])
    assert (warning.kind, warning.step.key) == ("outcome", "departed")


def test_an_answer_that_nobody_gave_forbids_nothing(scheme: Scheme) -> None:
    events = [event("visa_decision", date(2025, 3, 1)), event("departed", date(2025, 4, 1))]
    assert not list(order_warnings(scheme, "away", events))


def test_a_visa_on_the_home_track_is_noticed(scheme: Scheme) -> None:
    lodged = [event("visa_lodged", date(2025, 3, 1))]
    (warning,) = order_warnings(scheme, "home", lodged)
    assert (warning.kind, warning.step.key, warning.other) == ("track", "visa_lodged", None)
    assert not list(order_warnings(scheme, "undecided", lodged))


def test_what_is_only_planned_breaks_no_order(scheme: Scheme) -> None:
    events = [event("departed", date(2025, 3, 2)), event("arrived", date(2025, 3, 1), status="planned")]
    assert not list(order_warnings(scheme, "away", events))
