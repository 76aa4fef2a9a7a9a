"""How fast partners' files are read, against the bare native reader."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Cell
from partnertrack.importing.typed_sheet import Context
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import close_reader, open_workbook
from partnertrack.services.pilots import library
from tests.unit.importing import makers

pytestmark = pytest.mark.benchmark

ROWS = 10_000
HEADINGS = [
    "Applicant ID", "Surname", "First name", "Sex", "Date of birth", "Region", "Disability", "Phone", "E-mail",
    "Intake", "Track", "Selected on", "Training start", "Hours planned", "Hours attended", "Certificate date",
    "Certificate no.", "Contract signed on", "Gross wage", "Remarks",
]  # fmt: skip


def person(number: int, dice: random.Random) -> list[Cell]:
    day = date(2024, 1, 1) + timedelta(days=dice.randrange(300))
    born = date(1995, 1, 1) + timedelta(days=dice.randrange(3000))
    return [
        f"GH-{number:05}", f"Name{dice.randrange(3000)}", f"First{dice.randrange(3000)}", dice.choice("MF"),
        f"{born:%d/%m/%Y}", dice.choice(["North", "South"]), dice.choice(["yes", "no"]), f"+233 {number:09}",
        f"p{number}@example.org", "Intake 2024", "Away", day, f"{day:%d.%m.%Y}", 480, dice.randrange(480), day,
        f"C-{number}", f"{day:%Y-%m-%d}", f"{dice.randrange(800, 2000)},50 €", dice.choice(["", "called twice"]),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dice = random.Random(1)  # noqa: S311 - a benchmark's dice
    people = [person(number, dice) for number in range(ROWS)]
    return makers.write_xlsx(tmp_path_factory.mktemp("bench") / "list.xlsx", {"List": [HEADINGS, *people]})


def fastest(task: Callable[[], object]) -> float:
    """The least processor time of five runs, in seconds."""
    seconds = []
    for _ in range(5):
        started = time.process_time()
        task()
        seconds.append(time.process_time() - started)
    return min(seconds)


def reader_seconds(path: Path, times: int) -> float:
    """The processor time of a reader process that reads the file so many times."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(times):
        open_workbook(path)
    close_reader()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_reading_in_another_process_costs_little_more_than_the_bare_reader(path: Path) -> None:
    def bare() -> object:
        with CalamineWorkbook.from_path(path) as book:
            return book.get_sheet_by_index(0).to_python(skip_empty_area=False)

    there = (reader_seconds(path, 9) - reader_seconds(path, 1)) / 8
    here = fastest(lambda: open_workbook(path))
    close_reader()
    theirs = fastest(bare)
    ratio = (there + here) / theirs
    print(  # noqa: T201 - the figures of a benchmark
        f"\nreading {ROWS} x {len(HEADINGS)}: {here:.2f} s here, {there:.2f} s in the reader, {ratio:.2f} x bare"
    )
    assert ratio < 2.2


def test_ten_thousand_rows_are_read_and_typed_in_seconds(path: Path) -> None:
    shipped = library()
    families = {key: family.headings for key, family in shipped.families.items()}
    vocabulary = Vocabulary(shipped.fields, shipped.code_lists, families)
    book = open_workbook(path)
    close_reader()
    context = Context("list.xlsx", date(2026, 6, 30))
    seconds = fastest(lambda: read_sheets(book, vocabulary, context, {}))
    print(f"\ntyping {ROWS} x {len(HEADINGS)}: {seconds:.2f} s of processor time")  # noqa: T201 - the same
    assert seconds < 3
