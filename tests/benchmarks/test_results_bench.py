"""Results of a hundred thousand people with a million events: each answer, the whole overview, the whole catalogue."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import new_id
from partnertrack.indicators.breakdown import DIMENSIONS, breakdown
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.cross import cross
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import by_month
from partnertrack.services import dashboard, pilots
from partnertrack.services.workspace import Workspace

pytestmark = pytest.mark.benchmark

SIZES = (1_000, 10_000, 100_000)
AS_OF = date(2027, 6, 30)
SINCE = date(2027, 1, 1)
EMPLOYERS = 200
COHORTS = ("2024-A", "2024-B", "2025-A", "2025-B", "2026-A")
REGIONS = ("Ashanti", "Volta", "Northern", "Central", "Oti", None)

WAY = (
    ("selected", 1, ("selected",)),
    ("training", 1, (None,)),
    ("language_test", 1, ("passed", "passed", "failed")),
    ("certificate", 1, (None,)),
    ("contract", 1, (None,)),
    ("visa_lodged", 1, (None,)),
    ("visa_decision", 1, ("granted", "granted", "granted", "refused", None)),
    ("departed", 1, (None,)),
    ("arrived", 1, (None,)),
    ("work_start", 1, (None,)),
    ("follow_up", 90, (None,)),
    ("follow_up", 180, (None,)),
    ("placement_end", 1, ("planned_end", "early_end", "extended")),
    ("return_or_stay", 1, ("returned", "stayed")),
)
"""The steps with their occurrence and outcomes; each takes the first ten of them on average."""

COLUMNS = {
    Organisation.kind: ("id", "version", "name", "type", "values"),
    Cohort.kind: ("id", "version", "name"),
    Participant.kind: (
        *("id", "version", "last_name", "first_name", "sex", "birth_date", "nationality", "region", "values", "folded"),
    ),
    Enrolment.kind: ("id", "version", "participant_id", "number", "cohort_id", "track", "values"),
    Event.kind: (
        *("id", "version", "enrolment_id", "step", "occurrence", "status", "outcome", "started_on", "done_on"),
        *("organisation_id", "values"),
    ),
}

Rows = dict[str, list[tuple[object, ...]]]


def said(luck: random.Random, step: str) -> dict[str, object]:
    """What partners tell of a step besides."""
    if step == "training":
        return {"hours_planned": 400, "hours_attended": luck.randrange(200, 401)}
    if step == "language_test":
        return {"cefr_exit": luck.choice(["a2", "b1", "b2"])}
    if step == "certificate":
        return {"cert_no": str(luck.randrange(900))} if luck.random() < 0.8 else {}
    if step == "follow_up":
        return {"still_employed": luck.random() < 0.9, "satisfaction": luck.choice(["satisfied", "neutral"])}
    return {}


def people(size: int) -> Rows:
    """So many people, each somewhere on the way, ten events each on average."""
    luck = random.Random(1)  # noqa: S311 - the same people each time, no secret
    rows: Rows = {kind: [] for kind in COLUMNS}
    employers = [new_id().bytes for _each in range(EMPLOYERS)]
    cohorts = [new_id().bytes for _each in COHORTS]
    rows[Organisation.kind] += [(key, 1, f"Firm {place}", "employer", "{}") for place, key in enumerate(employers)]
    rows[Cohort.kind] += [(key, 1, name) for key, name in zip(cohorts, COHORTS, strict=True)]
    for number in range(size):
        person, enrolment, name = new_id().bytes, new_id().bytes, f"Mensah {number}"
        born = date(1990, 1, 1) + timedelta(luck.randrange(5000))
        who = (luck.choice(["female", "male", None]), born.isoformat(), luck.choice(["GH", "MA", "TN"]))
        rows[Participant.kind].append((person, 1, name, "Ama", *who, luck.choice(REGIONS), "{}", name.lower()))
        track = luck.choice(["away", "away", "circular", "home", "undecided"])
        rows[Enrolment.kind].append((enrolment, 1, person, number, luck.choice(cohorts), track, "{}"))
        day, employer = date(2024, 1, 1) + timedelta(luck.randrange(600)), luck.choice(employers)
        for step, occurrence, outcomes in WAY[: luck.randrange(6, len(WAY) + 1)]:
            day += timedelta(luck.randrange(1, 80))
            told = None if luck.random() < 0.02 else day.isoformat()
            values = json.dumps(said(luck, step))
            at = employer if step in {"contract", "work_start"} else None
            happened = (new_id().bytes, 1, enrolment, step, occurrence, "done", luck.choice(outcomes), told, told)
            rows[Event.kind].append((*happened, at, values))
    return rows


def pilot_of(path: Path, size: int) -> Workspace:
    """A pilot file of so many people, written straight into the tables."""
    pilots.create_pilot(path, "thamm_giz", applicants=size * 3).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, rows in people(size).items():
            marks = ", ".join("?" * len(COLUMNS[table]))
            names = ", ".join(f'"{name}"' for name in COLUMNS[table])
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    return pilots.open_pilot(path)


def milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """Processor time that the work takes at best."""
    taken = []
    for _each in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1000


def questions(results: Results) -> Iterator[tuple[str, Callable[[], object]]]:
    """What the pages of results ask of figures that are known."""
    yield "funnel", partial(funnel, results)
    yield "months", partial(by_month, results, "work_started")
    yield "names behind P1", partial(results.who, "P1")
    yield "names behind T2, d", partial(results.who, "T2", "d")
    for dimension in DIMENSIONS:
        yield f"milestones by {dimension}", partial(breakdown, results, tuple(results.milestones), dimension)
    yield "region by sex", partial(cross, results, "selected", "region", "sex")
    yield "employer by track", partial(cross, results, "work_started", "employer", "track")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, float]]:
    """By size, what each answer took in milliseconds; "cold" is the first answer after opening the file."""
    found: dict[int, dict[str, float]] = {}
    for size in SIZES:
        pilot = pilot_of(tmp_path_factory.mktemp("results") / f"{size}.ptrack", size)
        found[size] = dict(timed(pilot))
        pilot.close()
    for name in found[SIZES[0]]:
        each = "  ".join(f"{found[size][name]:9.2f}" for size in SIZES)
        print(f"{name:40} {each} ms")  # noqa: T201 - the figures of a benchmark
    return found


def timed(pilot: Workspace) -> Iterator[tuple[str, float]]:
    """What each answer about a pilot takes; a day that nobody asked about has nothing remembered."""
    days = (AS_OF - timedelta(day) for day in range(1, 99))

    def on_a_new_day(work: Callable[[date], object]) -> float:
        return milliseconds(lambda: work(next(days)), 3)

    yield "cold: read the file", milliseconds(pilot.register, 1)
    yield "cold: catalogue with three breakdowns", milliseconds(lambda: everything(pilot, AS_OF), 1)
    yield "another day", on_a_new_day(pilot.results)
    yield "catalogue with three breakdowns", on_a_new_day(partial(everything, pilot))
    dashboard.overview(pilot, AS_OF)
    yield "overview", milliseconds(lambda: dashboard.overview(pilot, AS_OF))
    yield "overview of another day", on_a_new_day(partial(dashboard.overview, pilot))
    for name, work in questions(pilot.results(AS_OF)):
        yield f"ask: {name}", milliseconds(work)


def everything(pilot: Workspace, day: date) -> None:
    """The whole catalogue of a day in a period, by three dimensions."""
    results = pilot.results(day, SINCE)
    for dimension in ("sex", "region", "employer"):
        breakdown(results, tuple(results.indicators), dimension)
        breakdown(results, tuple(results.indicators), dimension, part="d")


def test_each_answer_takes_50_ms_and_the_overview_500(taken: dict[int, dict[str, float]]) -> None:
    largest = taken[SIZES[-1]]
    slow = {name: ms for name, ms in largest.items() if name.startswith("ask: ") and ms > 50}
    assert not slow
    assert largest["overview"] <= 500


def test_the_whole_catalogue_with_three_breakdowns_takes_5_s(taken: dict[int, dict[str, float]]) -> None:
    assert taken[SIZES[-1]]["catalogue with three breakdowns"] <= 5000


def test_growth_is_no_worse_than_linear(taken: dict[int, dict[str, float]]) -> None:
    """From 1,000 to 100,000 and from 10,000 to 100,000, as long as it takes long enough to be measured."""
    worse = {
        (name, size): ms / taken[size][name]
        for name, ms in taken[SIZES[-1]].items()
        for size in SIZES[:-1]
        if taken[size][name] >= 1 and ms / taken[size][name] > 1.15 * SIZES[-1] / size
    }
    assert not worse
