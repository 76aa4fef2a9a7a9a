"""A partner is asked for what it can tell and nobody knows: overdue steps, and fields that it usually fills."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.gaps import Asked, asked_of_kind, asked_of_layouts, gaps
from partnertrack.domain.participant import Participant
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.statement import SlotKey
from partnertrack.services import pilots

AMA = Participant(last_name="Mensah", first_name="Ama", sex="female")
ENROLMENT = Enrolment(participant_id=AMA.id, number=1, reference="GH-1", track="away")
TODAY = date(2025, 6, 1)
LAYOUT: dict[SlotKey, int] = {
    ("last_name", None): 40,
    ("birth_date", None): 40,
    ("phone", None): 3,
    ("visa_lodged", None): 40,
    ("visa_decision_date", None): 12,
    ("nobody_knows_this", None): 40,
}


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def event(step: str, done_on: date | None = None, occurrence: int = 1, **said: str | date) -> Event:
    told: dict[str, Any] = {"status": "done", "done_on": done_on, **said}
    return Event(enrolment_id=ENROLMENT.id, step=step, occurrence=occurrence, **told)


def missing(scheme: Scheme, asked: Asked, *events: Event, person: Participant = AMA) -> list[tuple[str, date | None]]:
    found = gaps(scheme, asked, person, ENROLMENT, events, TODAY)
    return [(gap.key, gap.due_on) for gap in found]


def test_an_overdue_step_comes_with_its_day_and_a_blank_field_without(scheme: Scheme) -> None:
    asked = asked_of_layouts(scheme, LAYOUT)
    assert missing(scheme, asked, event("visa_lodged", date(2025, 3, 1))) == [
        ("visa_decision", date(2025, 4, 12)),
        ("birth_date", None),
    ]


def test_what_is_due_later_or_told_by_others_is_not_asked_for(scheme: Scheme) -> None:
    asked = asked_of_layouts(scheme, LAYOUT)
    lodged = event("visa_lodged", date(2025, 5, 20))
    arrived = event("arrival", date(2025, 5, 20))
    assert missing(scheme, asked, lodged, arrived) == [("birth_date", None)]


def test_the_day_of_a_step_that_is_done_on_an_unknown_day_is_asked_for(scheme: Scheme) -> None:
    asked = asked_of_layouts(scheme, LAYOUT)
    assert ("visa_lodged", None) in missing(scheme, asked, event("visa_lodged"))


def test_a_field_that_the_partner_seldom_fills_is_not_asked_for(scheme: Scheme) -> None:
    assert ("phone", None) not in asked_of_layouts(scheme, LAYOUT).slots
    assert ("phone", None) in asked_of_layouts(scheme, {**LAYOUT, ("phone", None): 20}).slots


def test_nobody_is_chased_about_those_who_left(scheme: Scheme) -> None:
    asked = asked_of_layouts(scheme, LAYOUT)
    left = event("dropout", date(2025, 4, 1))
    assert missing(scheme, asked, event("visa_lodged", date(2025, 3, 1)), left) == []


def test_a_kind_of_organisation_is_asked_for_its_own_steps(scheme: Scheme) -> None:
    employers = asked_of_kind(scheme, "employer")
    assert employers.steps
    assert all(step.responsible == "employer" for step in scheme.steps() if step.key in employers.steps)
    assert asked_of_kind(scheme, "nobody").steps == {step.key for step in scheme.steps()}


def test_a_repeated_step_is_missing_once_for_each_time(scheme: Scheme) -> None:
    started = event("work_start", date(2024, 10, 1))
    found = gaps(scheme, Asked(frozenset(), frozenset({"follow_up"})), AMA, ENROLMENT, (started,), TODAY)
    assert [(gap.occurrence, gap.due_on) for gap in found] == [
        (30, date(2024, 10, 31)),
        (90, date(2024, 12, 30)),
        (180, date(2025, 3, 30)),
    ]
