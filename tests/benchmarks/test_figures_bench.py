from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest

from partnertrack.indicators.breakdown import DIMENSIONS, breakdown
from partnertrack.indicators.calculate import calculate
from partnertrack.indicators.case import Case, EventFact
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import by_month
from tests.unit.indicators.makers import SCHEME, case, done, on

PEOPLE = 10_000

WAY = (
    ("selected", "selected"),
    ("training", None),
    ("language_test", "passed"),
    ("certificate", None),
    ("contract", None),
    ("visa_lodged", None),
    ("visa_decision", "granted"),
    ("departed", None),
    ("arrived", None),
    ("work_start", None),
    ("placement_end", "planned_end"),
    ("return_or_stay", "returned"),
)


def person(luck: random.Random) -> Case:
    """One who went the whole way, a step every few weeks."""
    day = on(luck.randrange(300))
    events: list[EventFact] = []
    for step, outcome in WAY:
        day += timedelta(luck.randrange(5, 80))
        events.append(done(step, day, outcome, started_on=day))
    return case(
        *events,
        sex=luck.choice(["female", "male", None]),
        region=luck.choice(["Ashanti", "Volta", "Northern", "Central", None]),
        birth_date=on(-luck.randrange(7000, 14_000)),
        cohort=luck.choice(["2024-1", "2024-2"]),
        track=luck.choice(["away", "circular", "home"]),
    )


@pytest.mark.benchmark
def test_all_figures_of_ten_thousand_people() -> None:
    luck = random.Random(1)  # noqa: S311 - the same people each time, no secret
    cases = [person(luck) for _ in range(PEOPLE)]
    catalogue = shipped_catalogue()
    began = time.process_time()
    found = calculate(SCHEME, catalogue, cases, date(2025, 12, 31), since=date(2025, 7, 1))
    figures = time.process_time()
    for dimension in DIMENSIONS:
        breakdown(found, list(found.milestones), dimension)
    funnel(found)
    tables = time.process_time()
    months = by_month(found, "work_started")
    ended = time.process_time()
    print(  # noqa: T201 - the figures of a benchmark
        f"{PEOPLE} people, {len(WAY)} steps each: {figures - began:.2f} s for {len(found.indicators)} figures, "
        f"{tables - figures:.2f} s for {len(DIMENSIONS)} breakdowns, {ended - tables:.2f} s for {len(months)} months"
    )
    assert figures - began < 1.5
    assert ended - figures < 1.0
