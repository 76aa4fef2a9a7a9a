"""Partner files in layouts and languages of every kind give the figures of the people behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from installer.practice.truth import figures
from tests.integration.layouts.circular import CIRCULAR
from tests.integration.layouts.dual import DUAL
from tests.integration.layouts.inspire import INSPIRE
from tests.integration.layouts.layout import Layout
from tests.integration.layouts.palim import PALIM
from tests.integration.layouts.translated import IN_DUTCH, IN_FRENCH
from tests.integration.truth_layouts import RECEIPT, Answer, call, differences, make_pilot

LAYOUTS = (PALIM, CIRCULAR, INSPIRE, DUAL, IN_FRENCH, IN_DUTCH)
FIGURES = ("T2", "T3", "M5", "M7", "R1", "R2")


@dataclass(frozen=True, slots=True)
class Imported:
    """A pilot that was filled from a layout's files, and what each import said."""

    layout: Layout
    pilot: Path
    files: tuple[Path, ...]
    answers: list[Answer]


@pytest.fixture(scope="module", params=LAYOUTS, ids=lambda layout: layout.name)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    layout: Layout = request.param
    folder = tmp_path_factory.mktemp(layout.name)
    files = layout.write(folder)
    pilot = folder / "pilot.ptrack"
    return Imported(layout, pilot, files, make_pilot(pilot, layout.scheme, files))


def test_every_receipt_adds_up(imported: Imported) -> None:
    for answer in imported.answers:
        assert answer["read"] == sum(answer[part] for part in RECEIPT), answer["files"][0]["file"]
        assert answer["read"] == sum(sheet["read"] for file in answer["files"] for sheet in file["sheets"])


def test_hardly_any_row_is_left_to_a_person(imported: Imported) -> None:
    left = {answer["files"][0]["file"]: answer["review"] + answer["rejected"] for answer in imported.answers}
    read = sum(answer["read"] for answer in imported.answers)
    assert sum(left.values()) <= 0.05 * read, left


def test_nobody_is_doubled_or_merged(imported: Imported) -> None:
    listed = call("list", imported.pilot, "--json")["participants"]
    assert len(listed) == len(imported.layout.people())


def test_figures_are_those_of_the_people(imported: Imported) -> None:
    people = imported.layout.people()
    expected = {day: figures(people, day) for day in imported.layout.days}
    assert differences(imported.pilot, expected, FIGURES) == []


@pytest.mark.parametrize("place", [0, 1, -1])
def test_the_same_file_twice_changes_nothing(imported: Imported, place: int) -> None:
    again = call("import", imported.pilot, imported.files[place], "--accept", "--json")
    assert (again["created"], again["updated"]) == (0, 0)
