"""A partner's file of 10,000 rows and 20 columns against a pilot of 50,000 people, and the peers on the same file."""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.importing.workbook import close_reader
from partnertrack.services import import_workbook, pilots
from partnertrack.services.import_workbook import Choices
from partnertrack.services.workspace import Workspace
from tests.benchmarks.test_reading_bench import HEADINGS, person
from tests.unit.importing import makers

pytestmark = pytest.mark.benchmark

PEOPLE, ROWS = 50_000, 10_000
SYLLABLES = ("ba", "du", "ki", "lo", "me", "na", "po", "ri", "su", "ta", "vo", "ze", "gha", "an", "os", "ei")
FAMILY_NAMES, FIRST_NAMES = 4_000, 200


def word(number: int, length: int) -> str:
    return "".join(SYLLABLES[number * 7919 // 16**power % 16] for power in range(length)).title()


def name(number: int) -> tuple[str, str]:
    """A family name and a first name; people share them as they do in a country."""
    return word(number * 31 % FAMILY_NAMES, 4), word(number * 17 % FIRST_NAMES, 3)


def born(number: int) -> date:
    return date(1995, 1, 1) + timedelta(days=number * 7 % 3650)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A pilot of 50,000 people."""
    workspace = pilots.create_pilot(tmp_path_factory.mktemp("bench") / "large.ptrack", "inspire_gh")
    changes: list[Change] = []
    for number in range(PEOPLE):
        last_name, first_name = name(number)
        somebody = Participant(last_name=last_name, first_name=first_name, sex="female", birth_date=born(number))
        changes += [added(somebody), added(Enrolment(participant_id=somebody.id, number=number + 1))]
    workspace.apply(change_set("Begin", changes))
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half of the rows are about people of the pilot, half about new ones."""
    dice = random.Random(7)  # noqa: S311 - a benchmark's dice
    rows = []
    for number in range(ROWS):
        row = person(number, dice)
        last_name, first_name = name(number * 5 if number % 2 else PEOPLE + number)
        when = born(number * 5 if number % 2 else number)
        row[1:5] = [last_name, first_name, "F", f"{when:%d/%m/%Y}"]
        rows.append(row)
    return makers.write_xlsx(tmp_path_factory.mktemp("bench") / "list.xlsx", {"List": [HEADINGS, *rows]})


def seconds(task: Callable[[], object]) -> float:
    """Processor time of this process."""
    started = time.process_time()
    task()
    return time.process_time() - started


def openpyxl(path: Path, *, read_only: bool = False) -> None:
    """The peer that most programs read with."""
    book = load_workbook(path, read_only=read_only)
    for row in book.worksheets[0].iter_rows(values_only=True):
        len(row)
    book.close()


def test_a_large_file_is_drafted_and_stored_in_a_few_times_what_a_peer_reads_it_in(
    workspace: Workspace, path: Path
) -> None:
    """We mean to draft in 3.6 times what openpyxl takes to read the file alone."""
    workbook = import_workbook.read(path)
    close_reader()
    drafts = []
    drafting = seconds(
        lambda: drafts.append(import_workbook.draft(workspace, workbook, choices=Choices(trusts_likely=True)))
    )
    (draft,) = drafts
    storing = seconds(lambda: import_workbook.commit(workspace, draft))
    peer = seconds(lambda: openpyxl(path))
    sys.stdout.write(f"\n{ROWS} rows against {PEOPLE} people: drafted {drafting:.1f} s, stored {storing:.1f} s CPU; ")
    sys.stdout.write(f"{drafting / peer:.1f} and {storing / peer:.1f} times openpyxl; {draft.receipt}\n")
    assert draft.receipt.review + draft.receipt.rejected < 0.05 * ROWS
    assert drafting <= 7 * peer
    assert storing <= 3 * peer


def test_a_draft_takes_less_than_250_megabytes(workspace: Workspace, path: Path) -> None:
    workbook = import_workbook.read(path)
    close_reader()
    tracemalloc.start()
    import_workbook.draft(workspace, workbook, choices=Choices(trusts_likely=True))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sys.stdout.write(f"\nat most {peak / 2**20:.0f} MB for the draft\n")
    assert peak <= 250 * 2**20


def test_reading_beside_the_peers(path: Path) -> None:
    """The peers in one run: calamine alone, openpyxl reading only, openpyxl as usual."""

    def calamine() -> None:
        with CalamineWorkbook.from_path(path) as book:
            book.get_sheet_by_index(0).to_python()

    started = time.perf_counter()
    import_workbook.read(path)
    ours = time.perf_counter() - started
    close_reader()
    peers = {
        "calamine alone": seconds(calamine),
        "openpyxl, reading only": seconds(lambda: openpyxl(path, read_only=True)),
        "openpyxl": seconds(lambda: openpyxl(path)),
    }
    told = ", ".join(f"{peer} {ours / taken:.2f}" for peer, taken in peers.items())
    sys.stdout.write(f"\nreading in a process of its own with all guards, as a multiple of: {told}\n")
    assert ours < peers["openpyxl, reading only"]
