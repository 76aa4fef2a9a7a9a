"""The figures that must come out of partner files, held against those that the command line gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from partnertrack.bootstrap import start

Answer = dict[str, Any]

MILESTONES = {
    "selected": "selected",
    "training_started": "training_started",
    "contracts": "contract",
    "departed": "departed",
    "arrived": "arrived",
    "P1": "work_started",
    "placement_ended": "placement_ended",
}
"""What the truth calls a milestone, and what the program calls it."""

RECEIPT = ("created", "updated", "unchanged", "skipped", "review", "rejected")


def call(*arguments: object) -> Answer:
    """The JSON document that a command prints; nothing for a command that prints none."""
    printed = StringIO()
    with redirect_stdout(printed):
        status = start([str(argument) for argument in arguments])
    assert status in (0, 3), (arguments, printed.getvalue())
    return json.loads(printed.getvalue()) if "--json" in arguments else {}


def make_pilot(pilot: Path, scheme: str, files: Sequence[Path]) -> list[Answer]:
    """Import these files into a new pilot, one after another, as far as they are certain; what each import said."""
    call("new", pilot, "--scheme", scheme, "--no-encryption")
    return [call("import", pilot, file, "--accept", "--json") for file in files]


def differences(
    pilot: Path, expected: Mapping[date, Mapping[str, Mapping[str, object]]], indicators: Sequence[str]
) -> list[str]:
    """Every milestone and indicator that differs from what is expected on a day."""
    found: list[str] = []
    for day, truth in expected.items():
        answer = call("figures", pilot, "--as-of", day.isoformat(), "--json")
        found += (f"{day} {line}" for line in _milestones(answer, truth))
        found += (f"{day} {line}" for line in _indicators(answer, truth, indicators))
    return found


def _milestones(answer: Answer, truth: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for key, name in MILESTONES.items():
        got = answer["milestones"].get(name, {})
        for part, value in truth[key].items():
            if got.get(part) != value:
                yield f"{name} {part}: {got.get(part)}, not {value}"


def _indicators(answer: Answer, truth: Mapping[str, Mapping[str, object]], wanted: Sequence[str]) -> Iterator[str]:
    for key in wanted:
        got = answer["indicators"].get(key, {})
        counted: tuple[object, ...] = (got.get("n"), got.get("d")) if "d" in truth[key] else (got.get("value"),)
        meant = tuple(truth[key].values())
        if counted != meant:
            yield f"{key}: {counted}, not {meant}"
