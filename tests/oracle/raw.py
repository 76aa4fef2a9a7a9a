"""What a pilot's file says, in the plainest shapes: trainees what happened to them, and the rules of the scheme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class Happening:
    step: str
    occurrence: int = 1
    status: str = "done"
    outcome: str | None = None
    started: date | None = None
    done: date | None = None
    planned: date | None = None
    due: date | None = None
    organisation: int | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trainee:
    """One enrolment; several may be of one `person`."""

    key: int
    person: int
    happened: tuple[Happening, ...] = ()
    sex: str | None = None
    born: date | None = None
    region: str | None = None
    nationality: str | None = None
    cohort: str | None = None
    track: str = "undecided"
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """What of a scheme bears upon figures.

    `means` is what "done" means where nobody said more, by step; `leaves` by which steps, and `leaves_with` by which
    answers at a step, people leave, and with what status; `levels` run from low to high; `follow_ups` are the days
    after the work start on which one is due.
    """

    steps: frozenset[str]
    means: Mapping[str, str]
    leaves: Mapping[str, str]
    leaves_with: Mapping[tuple[str, str], str]
    required: str
    levels: tuple[str, ...]
    follow_ups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wage:
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Employer:
    """How far an employer came, and since when; None on an unknown day."""

    key: int
    came: Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """So many places, and which trainees took one when; None on an unknown day."""

    key: int
    places: int
    taken: tuple[tuple[int, date | None], ...]


@dataclass(frozen=True, slots=True)
class Cost:
    day: date
    category: str
    payer: str
    amount: Decimal
    trainee: int | None = None
    recruitment: bool = False
    eligible: bool = True
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """What the pilot may spend in which days; `rates` are of other currencies; `women` the least share of women."""

    currency: str = "EUR"
    budget: Decimal | None = None
    first: date | None = None
    last: date | None = None
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    women: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Pilot:
    """`sheets` are the days on which partners' sheets were due and came."""

    rules: Rules
    trainees: tuple[Trainee, ...]
    applied: int | None = None
    employers: tuple[Employer, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    costs: tuple[Cost, ...] = ()
    sheets: tuple[tuple[date, date | None], ...] = ()
    grant: Grant = Grant()


@cache
def rules_of(scheme: str) -> Rules:
    """The rules that a shipped scheme's own text and the step library state."""
    library = _toml("steps.toml")["steps"]
    template = _toml(f"schemes/{scheme}.toml")
    steps = {key: {**library.get(key, {}), **template.get("steps", {}).get(key, {})} for key in _listed(template)}
    exits = {key: each for key, each in library.items() if "exit_status" in each}
    return Rules(
        frozenset(steps),
        {key: each["default_outcome"] for key, each in steps.items() if each.get("default_outcome")},
        {key: each["exit_status"] for key, each in exits.items()},
        {
            (key, answer): code["exit_status"]
            for key, each in steps.items()
            if "codes" in each
            for answer, code in _answers(template, each["codes"]).items()
            if "exit_status" in code
        },
        template.get("required_level", ""),
        tuple(_toml("codelists/cefr.toml")["codes"]),
        tuple(steps.get("follow_up", {}).get("due", {}).get("offsets", ())),
    )


def _answers(template: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The answers on a code list: the scheme's own, else the one that all share."""
    own = template.get("code_lists", {}).get(name)
    codes: Mapping[str, Any] = (own or _toml(f"codelists/{name}.toml"))["codes"]
    return codes


def _listed(template: Mapping[str, Any]) -> list[str]:
    return [key for stage in template["stages"] for key in stage["steps"]]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / name).read_text(encoding="utf-8"))
