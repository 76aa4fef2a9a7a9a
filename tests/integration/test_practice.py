"""The practice pilot's files are those that the script writes, and tell what its people tell."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from installer.practice.__main__ import AS_OF, DAYS, people, write
from partnertrack.paths import resources
from partnertrack.services import practice, today
from tests.integration.truth_layouts import call, differences, make_pilot

SHIPPED = resources() / "practice"
TRUTH = json.loads((SHIPPED / "truth.json").read_text(encoding="utf-8"))
PILOT = tomllib.loads((SHIPPED / "pilot.toml").read_text(encoding="utf-8"))
FIGURES = ("T2", "T3", "T4", "M4", "M5", "M6", "M7", "M8", "P3.6", "P4", "P5", "R1", "R2", "R4", "R5")


def content(path: Path) -> object:
    """What a file holds, without how hard its zip archive was pressed."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_script_writes_what_is_shipped(tmp_path: Path) -> None:
    write(tmp_path)
    shipped = (path for path in SHIPPED.rglob("*") if path.is_file() and path.parent.name != "office")
    names = {path.relative_to(SHIPPED) for path in shipped}
    assert {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()} == names
    assert [name for name in sorted(names) if content(tmp_path / name) != content(SHIPPED / name)] == []


def test_script_writes_the_same_bytes_each_time(tmp_path: Path) -> None:
    write(tmp_path / "first")
    write(tmp_path / "second")
    for path in filter(Path.is_file, (tmp_path / "first").rglob("*")):
        again = tmp_path / "second" / path.relative_to(tmp_path / "first")
        assert path.read_bytes() == again.read_bytes(), path.name


def test_description_names_the_shipped_files_in_order() -> None:
    assert [file["name"] for file in PILOT["files"]] == TRUTH["files"]
    assert PILOT["as_of"] == AS_OF
    assert PILOT["since"] < AS_OF


def test_every_file_says_that_its_people_are_invented() -> None:
    everybody = people()
    assert len(everybody) == TRUTH["people"]
    assert all(person.email.endswith("@example.org") for person in everybody)


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "pilot.ptrack"
    make_pilot(path, PILOT["scheme"], [SHIPPED / name for name in TRUTH["files"]])
    return path


def test_practice_people_are_neither_doubled_nor_merged(pilot: Path) -> None:
    assert len(call("list", pilot, "--json")["participants"]) == TRUTH["people"]


def test_practice_figures_are_those_of_the_people(pilot: Path) -> None:
    expected = {date.fromisoformat(day): figures for day, figures in TRUTH["as_of"].items()}
    assert set(expected) == set(DAYS)
    assert differences(pilot, expected, FIGURES) == []


def test_what_the_office_plans_alters_no_figure(tmp_path: Path) -> None:
    workspace = practice.open_practice(tmp_path)
    leaving = today.departures(workspace, AS_OF)
    workspace.close()
    assert [each.plan.is_possible for each in leaving].count(False) == 2
    assert sum(bool(each.expiring) for each in leaving) == 2
    assert len(leaving) == 7
    expected = {AS_OF: TRUTH["as_of"][AS_OF.isoformat()]}
    assert differences(tmp_path / practice.PILOT_NAME, expected, FIGURES) == []
