"""The day of an officer is as quick at 100,000 people as at 100."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import new_id
from partnertrack.progress import SILENT
from partnertrack.services import pilots, today
from partnertrack.services.workspace import Workspace
from partnertrack.ui import today_asks

pytestmark = pytest.mark.benchmark

PEOPLE = 100_000
LEAVING = 3_000
AS_OF = date(2026, 6, 17)
WAY = ("selected", "training", "contract", "work_authorisation", "visa_lodged", "visa_decision", "departed")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A pilot of 100,000 people who are spread over the way, 3,000 of them with a planned departure."""
    path = tmp_path_factory.mktemp("today") / "large.ptrack"
    pilots.create_pilot(path, "inspire_gh", "Large").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, rows in _rows(random.Random(1)).items():  # noqa: S311 - the same people each time, no secret
            marks = ", ".join("?" * len(rows[0]))
            columns = ", ".join(f'"{name}"' for name in _COLUMNS[table])
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    pilot = pilots.open_pilot(path)
    yield pilot
    pilot.close()


_COLUMNS = {
    Participant.kind: ("id", "version", "last_name", "first_name", "birth_date", "region", "values", "folded"),
    Enrolment.kind: ("id", "version", "participant_id", "number", "reference", "track"),
    Event.kind: ("id", "version", "enrolment_id", "step", "occurrence", "status", "done_on", "planned_on", "outcome"),
}


def _rows(luck: random.Random) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {kind: [] for kind in _COLUMNS}
    for number in range(PEOPLE):
        person, enrolment = new_id().bytes, new_id().bytes
        name, born = f"Mensah {number}", date(1990, 1, 1) + timedelta(luck.randrange(5000))
        passport = AS_OF + timedelta(luck.randrange(-100, 3000))
        rows[Participant.kind].append(
            (
                person,
                1,
                name,
                "Ama",
                born.isoformat(),
                luck.choice(("Ashanti", "Volta")),
                f'{{"passport_exp":"{passport}"}}',
                name.lower(),
            )
        )
        rows[Enrolment.kind].append((enrolment, 1, person, number, f"GH-{number}", "away"))
        far = 5 if number < LEAVING else luck.randrange(1, len(WAY) + 1)
        day = AS_OF - timedelta(30 * far + luck.randrange(60))
        for step in WAY[:far]:
            outcome = "granted" if step in ("work_authorisation", "visa_decision") else None
            rows[Event.kind].append((new_id().bytes, 1, enrolment, step, 1, "done", day.isoformat(), None, outcome))
            day += timedelta(luck.randrange(10, 40))
        if number < LEAVING:
            leaves = AS_OF + timedelta(luck.randrange(1, 200))
            rows[Event.kind].append(
                (new_id().bytes, 1, enrolment, "departed", 1, "planned", None, leaves.isoformat(), None)
            )
    return rows


def _best(work: Callable[[], object], times: int = 3) -> float:
    """Milliseconds of processor time that the work takes at best."""
    taken = []
    for _each in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1000


def test_the_lines_of_the_day(workspace: Workspace) -> None:
    taken = _best(lambda: today.today(workspace, AS_OF))
    told = today.today(workspace, AS_OF)
    people = sum(line.count for line in told.lines)
    print(f"today: {taken:.0f} ms, {len(told.lines)} lines, {people} people, {len(told.departures)} departures")  # noqa: T201 - a benchmark tells
    assert taken <= 4000


def test_the_page_of_the_day(workspace: Workspace) -> None:
    taken = _best(lambda: today_asks.today(workspace, AS_OF, progress=SILENT))
    print(f"page of the day: {taken:.0f} ms")  # noqa: T201 - a benchmark tells
    assert taken <= 6000
