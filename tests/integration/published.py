"""Published tables as workbooks of invented people, brought into a new pilot and counted by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from partnertrack.bootstrap import start

Cell = str | int | date | None

Column = Callable[[int], Cell]
"""What stands in a column for the person of a place, from 0."""


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: whose people, and what the program prints of them, figure by figure.

    `groups` are the counts of milestones by a dimension, by the label of the group.
    """

    scheme: str
    people: int
    as_of: str
    columns: Mapping[str, Column]
    prints: Mapping[str, str]
    applicants: int | None = None
    groups: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    employers: int | None = None


def workbook(path: Path, title: str, heading: Sequence[str], rows: Iterator[Sequence[Cell]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append([])
    sheet.append(list(heading))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def name(place: int) -> tuple[str, str]:
    """A family name and a first name that nobody else in the workbook has."""
    syllables = ("ba", "du", "ki", "lo", "me", "na", "po", "ri", "su", "ta", "vo", "ze")
    letters = [syllables[place // 12**power % 12] for power in range(4)]
    return ("".join(letters) + "n").title(), ("".join(reversed(letters)) + "a").title()


def born(place: int) -> date:
    return date(1985, 1, 1) + timedelta(days=(place * 37) % 5000)


def first(count: int, cell: Cell, other: Cell = None) -> Column:
    """The cell for so many people, then another or an empty one."""
    return lambda place: cell if place < count else other


def shared_by(count: int, noun: str) -> Column:
    """People spread over so many places of a kind."""
    return lambda place: f"{noun} {place % count + 1}"


def spread(*parts: tuple[int, Cell]) -> Column:
    """So many people with the first cell, so many with the next, and so on."""

    def cell(place: int) -> Cell:
        for count, each in parts:
            if place < count:
                return each
            place -= count
        return None

    return cell


def pilot_of(folder: Path, table: Table) -> Path:
    """A pilot file into which the table was imported as a partner would send it."""
    pilot = folder / "pilot.ptrack"
    heading = ["Reference", "Surname", "First name", "Date of birth", *table.columns]
    rows = (
        [f"P-{place:05}", *name(place), born(place), *(column(place) for column in table.columns.values())]
        for place in range(table.people)
    )
    book = workbook(folder / "people.xlsx", "Participants", heading, rows)
    applied = [] if table.applicants is None else ["--applicants", str(table.applicants)]
    assert start(["new", str(pilot), "--scheme", table.scheme, "--no-encryption", *applied]) == 0
    assert start(["import", str(pilot), str(book), "--accept", "--json"]) == 0
    return pilot


def figures(pilot: Path, as_of: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """What the command prints as JSON."""
    capsys.readouterr()
    assert start(["figures", str(pilot), "--as-of", as_of, *more, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def by(pilot: Path, as_of: str, dimension: str, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, int]]:
    """The milestones by a dimension: the label of each group and its counts."""
    rows = figures(pilot, as_of, capsys, "--by", dimension)["by"]["rows"]
    return {row["label"]: {key: n for key, n in row.items() if key not in {"key", "label"}} for row in rows}
