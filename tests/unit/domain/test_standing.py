from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnertrack.domain.event import Event
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import Standing, standing
from partnertrack.services import pilots

DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def stand(scheme: Scheme, **steps: dict[str, Any]) -> Standing:
    enrolment = new_id()
    events = {key: [Event(enrolment_id=enrolment, step=key, **said)] for key, said in steps.items()}
    return standing(scheme, "away", events, DAY)


def done(on: date | None, outcome: str | None = None) -> dict[str, Any]:
    return {"status": "done", "done_on": on, "outcome": outcome}


def test_nobody_stands_anywhere_before_the_first_step(scheme: Scheme) -> None:
    assert stand(scheme) == Standing(None, None, "active", 0.0)


def test_the_stage_is_the_highest_with_a_step_that_has_begun(scheme: Scheme) -> None:
    here = stand(
        scheme, selected=done(date(2024, 1, 1)), arrived=done(date(2025, 1, 5)), contract=done(date(2024, 9, 1))
    )
    assert here.stage is not None
    assert here.step is not None
    assert (here.stage.kind, here.step.key) == ("placement", "arrived")


def test_what_happens_later_does_not_count_yet(scheme: Scheme) -> None:
    here = stand(scheme, selected=done(date(2024, 1, 1)), departed=done(date(2025, 7, 1)))
    assert here.stage is not None
    assert here.stage.kind == "origin"


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ({"selected": done(None)}, "active"),
        ({"dropout": done(date(2025, 1, 1))}, "dropped_out"),
        ({"dropout": done(date(2025, 7, 1))}, "active"),
        ({"selected": done(date(2024, 1, 1), "not_selected")}, "not_selected"),
        ({"closed": done(date(2025, 1, 1))}, "completed"),
        ({"on_hold": done(date(2025, 1, 1))}, "on_hold"),
        ({"on_hold": done(date(2025, 1, 1)), "departed": done(date(2025, 3, 1))}, "active"),
    ],
)
def test_the_status_follows_from_what_happened(scheme: Scheme, steps: dict[str, dict[str, Any]], status: str) -> None:
    assert stand(scheme, **steps).status == status
    assert stand(scheme, **steps).has_left == (status not in ("active", "completed"))
