"""What encryption costs: a file taken in, the dashboard, the list, opening, a copy; how long a passphrase takes."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from partnertrack.domain.change import added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.importing.choices import Choices
from partnertrack.importing.workbook import close_reader
from partnertrack.persistence.engine import copy_into
from partnertrack.services import access, import_workbook, participants, pilots
from partnertrack.services.workspace import Workspace
from tests.benchmarks.test_import_bench import born, name
from tests.benchmarks.test_reading_bench import HEADINGS, person
from tests.unit.importing import makers

pytestmark = pytest.mark.benchmark

PEOPLE, ROWS, TIMES = 3_000, 300, 3
SECRET = "a harbour in the fog"  # noqa: S105 - a passphrase of a made-up pilot
DAY = date(2026, 6, 30)
MOST, LONGEST = 1.3, 1.5
"""How many times as much the encrypted pilot may take, and how many seconds its passphrase."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pilots of the same people, one of them encrypted."""

    plain: Path
    encrypted: Path
    key: access.Access

    def opened(self, path: Path) -> Workspace:
        """One of the two, opened."""
        return pilots.open_pilot(path, access=self.key if path == self.encrypted else None)

    def compared(self, what: str, work: Callable[[Path], object]) -> float:
        """How many times as much of the processor the work takes on the encrypted one, at its best of a few times."""
        taken: dict[Path, list[float]] = {self.plain: [], self.encrypted: []}
        for _time in range(TIMES):
            for path, times in taken.items():
                times.append(_cpu(partial(work, path)))
        plain, encrypted = min(taken[self.plain]), min(taken[self.encrypted])
        print(f"{what}: plain {plain:.3f} s, encrypted {encrypted:.3f} s")  # noqa: T201 - a benchmark tells
        return encrypted / plain


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("encryption")
    people = list(_people())
    for file, passphrase in (("plain.ptrack", ""), ("encrypted.ptrack", SECRET)):
        with closing(pilots.create_pilot(folder / file, "inspire_gh", passphrase=passphrase)) as workspace:
            workspace.apply(change_set("Begin", map(added, people)))
    encrypted = folder / "encrypted.ptrack"
    yield Pair(folder / "plain.ptrack", encrypted, access.unlock(encrypted, SECRET))
    close_reader()


def _people() -> Iterator[Record]:
    for number in range(PEOPLE):
        last_name, first_name = name(number)
        somebody = Participant(last_name=last_name, first_name=first_name, sex="female", birth_date=born(number))
        enrolment = Enrolment(participant_id=somebody.id, number=number + 1)
        yield from (somebody, enrolment)
        for step in ("application", "selection", "language_training"):
            yield Event(enrolment_id=enrolment.id, step=step, status="done", done_on=DAY)


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def test_import_of_a_workbook(pair: Pair, tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - a benchmark's dice
    rows = []
    for number in range(ROWS):
        row = person(number, dice)
        row[1:5] = [*name(PEOPLE + number), "F", f"{born(number):%d/%m/%Y}"]
        rows.append(row)
    workbook = import_workbook.read(makers.write_xlsx(tmp_path / "list.xlsx", {"List": [HEADINGS, *rows]}))

    def take_in(path: Path) -> None:
        with closing(pair.opened(path)) as workspace:
            draft = import_workbook.draft(workspace, workbook, partner="P", choices=Choices())
            import_workbook.commit(workspace, draft)
            workspace.store.undo()

    assert pair.compared("import", take_in) <= MOST


def test_dashboard(pair: Pair) -> None:
    def count(path: Path) -> None:
        with closing(pair.opened(path)) as workspace:
            workspace.results(DAY)

    assert pair.compared("dashboard", count) <= MOST


def test_a_page_of_the_list(pair: Pair) -> None:
    def look(path: Path) -> None:
        with closing(pair.opened(path)) as workspace:
            found = participants.find(workspace, participants.Search(text="mensa"), DAY)
            found = participants.find(workspace, participants.Search(), DAY)
            for start in range(0, 2560, 128):
                participants.rows(workspace, found.ids[start : start + 128], DAY)

    assert pair.compared("list", look) <= MOST


def test_opening_and_copying_are_told(pair: Pair, tmp_path: Path) -> None:
    def copy(path: Path) -> None:
        target = tmp_path / "copy"
        target.unlink(missing_ok=True)
        copy_into(path, target, pair.key if path == pair.encrypted else None)

    pair.compared("opening", lambda path: pair.opened(path).close())
    assert pair.compared("copy", copy) <= 4


def test_a_passphrase_takes_no_longer_than_people_wait(pair: Pair) -> None:
    start = time.perf_counter()
    key = access.unlock(pair.encrypted, SECRET)
    pilots.open_pilot(pair.encrypted, access=key).close()
    assert time.perf_counter() - start <= LONGEST
