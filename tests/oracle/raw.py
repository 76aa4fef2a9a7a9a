"""What a pilot's file says, in the plainest shapes: trainees what happened to them, and the rules of the scheme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
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
    """What of a scheme bears upon figures; `levels` run from low to high."""

    steps: frozenset[str]
    means: Mapping[str, str]
    leaves: Mapping[str, str]
    required: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pilot:
    rules: Rules
    trainees: tuple[Trainee, ...]
    applied: int | None = None


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
        template.get("required_level", ""),
        tuple(_toml("codelists/cefr.toml")["codes"]),
    )


def _listed(template: Mapping[str, Any]) -> list[str]:
    return [key for stage in template["stages"] for key in stage["steps"]]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / name).read_text(encoding="utf-8"))
