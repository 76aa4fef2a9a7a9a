"""The list of participants is as fast at 100,000 people as at 100."""

from __future__ import annotations

import random
import sqlite3
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import new_id
from partnertrack.persistence.rows import searchable
from partnertrack.services import participants, pilots
from partnertrack.services.participants import Search
from partnertrack.services.workspace import Workspace

pytestmark = pytest.mark.benchmark

PEOPLE = 100_000
EVENTS = 9
PAGE = 128
AS_OF = date(2027, 12, 31)
FAMILY = ("Mensah", "Owusu", "Boateng", "Diallo", "El Amrani", "Benali", "Schäfer", "Łukasz", "Kvaratskhelia", "Asante")
GIVEN = ("Ama", "Kofi", "Yaw", "Fatima", "Zoë", "Youssef", "Nino", "Giorgi", "Adwoa", "Salma")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A pilot of 100,000 people with nine events each, written straight into the tables."""
    path = tmp_path_factory.mktemp("register") / "large.ptrack"
    made = pilots.create_pilot(path, "thamm_giz")
    steps = [step.key for stage in made.scheme.stages for step in stage.steps][: EVENTS * 2]
    made.close()
    luck = random.Random(1)  # noqa: S311 - the same people each time, no secret
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, rows in _rows(luck, steps).items():
            marks = ", ".join("?" * len(rows[0]))
            columns = ", ".join(f'"{name}"' for name in _COLUMNS[table])
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    began = time.process_time()
    pilot = pilots.open_pilot(path)
    print(f"all derived rows: {time.process_time() - began:.1f} s")  # noqa: T201 - a benchmark tells
    yield pilot
    pilot.close()


_COLUMNS = {
    Participant.kind: ("id", "version", "last_name", "first_name", "sex", "birth_date", "region", "values", "folded"),
    Enrolment.kind: ("id", "version", "participant_id", "number", "reference", "track"),
    Event.kind: ("id", "version", "enrolment_id", "step", "occurrence", "status", "done_on"),
}


def _rows(luck: random.Random, steps: list[str]) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {kind: [] for kind in _COLUMNS}
    for number in range(PEOPLE):
        person, enrolment = new_id().bytes, new_id().bytes
        last, first = f"{luck.choice(FAMILY)} {number % 977}", luck.choice(GIVEN)
        born = date(1990, 1, 1) + timedelta(luck.randrange(5000))
        values = f'{{"email":"p{number}@example.org","phone":"+233 {number:09}"}}'
        sex = luck.choice(["female", "male"])
        rows[Participant.kind].append(
            (person, 1, last, first, sex, born.isoformat(), "Ashanti", values, searchable(last, first))
        )
        rows[Enrolment.kind].append((enrolment, 1, person, number, f"GH-{number}", "away"))
        day = date(2024, 1, 1) + timedelta(luck.randrange(600))
        for step in sorted(luck.sample(steps, EVENTS), key=steps.index):
            day += timedelta(luck.randrange(1, 40))
            rows[Event.kind].append((new_id().bytes, 1, enrolment, step, 1, "done", day.isoformat()))
    return rows


def _best(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time that the work takes at best."""
    taken = []
    for _each in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1000


def _open(workspace: Workspace, search: Search) -> int:
    found = participants.find(workspace, search, AS_OF)
    participants.rows(workspace, found.ids[:PAGE], AS_OF)
    return len(found.ids)


@pytest.mark.parametrize(
    ("name", "search", "limit"),
    [
        ("open", Search(), 1500),
        ("stage", Search(stage="left"), 1500),
        ("keystroke, 1 letter", Search(text="d"), 1500),
        ("keystroke, 6 letters", Search(text="diallo"), 400),
        ("keystroke, rare", Search(text="kvarat 97 nino"), 400),
        ("phone", Search(text="000012345"), 400),
        ("sort by day", Search(order="updated_on"), 4000),
        ("sort by e-mail", Search(order="email"), 4000),
        ("sort by organisation", Search(order="organisation"), 4000),
        ("women", Search(criteria=(Criterion("sex", "is", ("female",)),)), 1500),
        ("overdue", Search(criteria=(Criterion("deadline", "within", ("step", "0")),)), 4000),
        ("departed", Search(criteria=(Criterion("step", "is", ("departed",)),)), 4000),
    ],
)
def test_finding_and_the_first_page(workspace: Workspace, name: str, search: Search, limit: float) -> None:
    taken = _best(lambda: _open(workspace, search))
    print(f"{name}: {taken:.0f} ms, {_open(workspace, search)} people")  # noqa: T201 - a benchmark tells
    assert taken <= limit


def test_a_page_of_rows_with_chosen_columns(workspace: Workspace) -> None:
    ids = participants.find(workspace, Search(), AS_OF).ids[5000 : 5000 + PAGE]
    plain = _best(lambda: participants.rows(workspace, ids, AS_OF))
    chosen = _best(lambda: participants.rows(workspace, ids, AS_OF, ("email", "phone", "sex")))
    print(f"page: {plain:.0f} ms, with chosen columns {chosen:.0f} ms")  # noqa: T201 - a benchmark tells
    assert chosen <= 150


def test_the_list_takes_little_memory_and_a_fraction_of_what_loading_everybody_takes(workspace: Workspace) -> None:
    tracemalloc.start()
    found = participants.find(workspace, Search(), AS_OF)
    kept, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    opened = _best(lambda: _open(workspace, Search()), 3)
    everybody = _best(lambda: participants.rows(workspace, found.ids, AS_OF), 1)
    print(f"memory {kept / 1e6:.0f} MB; opened in {opened:.0f} ms, all rows in {everybody:.0f} ms")  # noqa: T201 - a benchmark tells
    assert kept <= 40e6
    assert everybody >= 3 * opened
