"""The stage clock of 100,000 people with a million events is told while one waits, and grows with the people only."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from uuid import UUID

import pytest

from partnertrack.indicators import clock as clocks
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.services import pilots

pytestmark = pytest.mark.benchmark

WAY = (
    "application", "preselection", "selected", "language_course", "language_test", "training", "certificate",
    "matching", "contract", "work_authorisation", "visa_appointment", "visa_lodged", "visa_decision", "departed",
    "arrived", "work_start",
)  # fmt: skip
PLACES = [UUID(int=number + 1) for number in range(40)]
TYPES = ("employer", "consulate", "training_centre", "ministry")
KINDS = {place: TYPES[number % 4] for number, place in enumerate(PLACES)}
NOW = date(2025, 3, 1)


def person(number: int, luck: random.Random) -> Case:
    day = date(2024, 1, 1) + timedelta(luck.randrange(300))
    events = []
    for step in WAY[: luck.choice((7, 10, 10, 16))]:
        day += timedelta(luck.randrange(2, 50))
        events.append(EventFact(step, status="done", done_on=day, organisation_id=luck.choice(PLACES)))
    if luck.random() < 0.1:
        events.append(EventFact("dropout", status="done", done_on=day + timedelta(5), reason="family"))
    keys = UUID(int=number + 1000), UUID(int=number + 10**7)
    return Case(*keys, number, cohort=str(number % 12), region=str(number % 7), track="away", events=by_step(events))


def told(count: int) -> tuple[float, float]:
    """The seconds for the columns, which are kept, and for the clock of a day."""
    luck = random.Random(1)  # noqa: S311 - the same people each time, no secret
    cases = [person(number, luck) for number in range(count)]
    began = time.process_time()
    columns = clocks.columns(pilots.template("inspire_gh"), cases)
    kept = time.process_time() - began
    clocks.clock(clocks.stood(columns, KINDS, NOW - timedelta(1)), ())  # the first one loads SciPy
    began = time.process_time()
    stood = clocks.stood(columns, KINDS, NOW)
    found = clocks.clock(stood, ())
    clocks.passages(stood)
    for held in clocks.held(found):
        clocks.held_at(found, held.link.key)
    return kept, time.process_time() - began


def test_the_clock_is_told_while_one_waits() -> None:
    _few, small = told(10_000)
    kept, large = told(100_000)
    print(f"100,000 people: {kept:.2f} s for the columns, {large:.3f} s for a day; 10,000: {small:.3f} s")  # noqa: T201
    assert large < 0.75
    assert kept < 6
    assert large < 20 * max(small, 0.02)
