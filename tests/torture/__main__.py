"""Ends a thousand processes in the middle of their work and prints what became of the pilots.

python -m tests.torture --kills 1000 --cuts 1000 --seed 7 [--scene import] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.torture import recording
from tests.torture.promises import KINDS, Outcome

if TYPE_CHECKING:
    from tests.torture.running import Theatre
    from tests.torture.stage import Scene

_CUTS_AT_ONCE = 25


def main(arguments: Sequence[str]) -> int:
    """Do as asked; 1 when something was lost, half done, unopenable or left over."""
    asked = argparse.ArgumentParser(prog="python -m tests.torture")
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--cuts", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=600, help="stop then, and print what came of it so far")
    asked.add_argument("--scene", action="append", help="only this one; may be repeated")
    asked.add_argument("--keep", type=Path, help="keep what failed in this folder")
    wanted = asked.parse_args(arguments)
    if recording.library() and not recording.preloaded():
        command = [sys.executable, "-m", "tests.torture", *arguments]
        os.execve(sys.executable, command, recording.environment())  # noqa: S606 - itself, behind the library
    from tests.cheap_keys import cheap_keys  # noqa: PLC0415 - slow, and not before the library is there

    with cheap_keys():
        return _begin(wanted)


def _begin(wanted: argparse.Namespace) -> int:
    """Work in the folder that was named, or in one that is gone afterwards."""
    if wanted.keep:
        return _run(wanted, wanted.keep)
    with tempfile.TemporaryDirectory(prefix="partnertrack-torture-") as home:
        return _run(wanted, Path(home))


def _run(wanted: argparse.Namespace, home: Path) -> int:
    from tests.torture.running import Theatre  # noqa: PLC0415 - slow, and not before the library is there
    from tests.torture.scenes import SCENES  # noqa: PLC0415 - the same

    home.mkdir(parents=True, exist_ok=True)
    theatre = Theatre(home.resolve(), wanted.seed)
    scenes = [scene for scene in SCENES if not wanted.scene or scene.name in wanted.scene]

    table, end = _Table(), time.monotonic() + 60 * wanted.minutes
    for outcome in takewhile(lambda _outcome: time.monotonic() < end, _outcomes(theatre, scenes, wanted)):
        table.take(outcome)
    print("\n".join(table.lines()))  # noqa: T201 - a command
    if wanted.cuts and not recording.preloaded():
        print("No power was cut: there is no C compiler here.")  # noqa: T201 - a command
    return int(bool(table.found))


def _outcomes(theatre: Theatre, scenes: Sequence[Scene], wanted: argparse.Namespace) -> Iterator[Outcome]:
    """One end after another, scene by scene."""
    for scene in islice(cycle(scenes), wanted.kills):
        yield theatre.kill(scene)
    left = wanted.cuts if recording.preloaded() else 0
    for scene in cycle(scenes) if left else ():
        yield from theatre.cuts(scene, min(left, _CUTS_AT_ONCE))
        left -= _CUTS_AT_ONCE
        if left <= 0:
            return


class _Table:
    """What became of all that was ended: a line for each way and scene, then what was wrong, with how often."""

    def __init__(self) -> None:
        self.runs: Counter[tuple[str, str]] = Counter()
        self.found: Counter[tuple[str, str, str]] = Counter()
        self.told: Counter[str] = Counter()

    def take(self, outcome: Outcome) -> None:
        """Count one more."""
        way, scene = outcome.way, outcome.scene
        self.runs[way, scene] += 1
        self.found.update((way, scene, kind) for kind in {kind for kind, _what in outcome.faults})
        self.told.update(f"{way} in {scene}: {kind}: {what}" for kind, what in outcome.faults)

    def lines(self) -> Iterator[str]:
        """The table."""
        yield f"{'':6}{'scene':12}{'runs':>6}" + "".join(f"{kind:>12}" for kind in KINDS)
        for (way, scene), number in sorted(self.runs.items()):
            yield f"{way:6}{scene:12}{number:6}" + "".join(f"{self.found[way, scene, kind]:12}" for kind in KINDS)
        for what, number in self.told.most_common(40):
            yield f"{number:4} × {what}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
