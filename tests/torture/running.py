"""Ends processes in the middle of their work, by kill and by power cut, and has what they leave judged."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from partnertrack.services import access
from tests.torture import recording
from tests.torture.disk import Disk
from tests.torture.judging import HOME, faults, unlocked
from tests.torture.promises import UNOPENABLE, Fault, Outcome, Promise, Told, heard, say
from tests.torture.stage import SECRET, Scene, Stage, tip

_PATIENCE = 60
"""Seconds in which a pilot has to open and be checked."""


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """A scene that went through to its end: how long it took from the first word to the last, and its changes."""

    seconds: float
    changes: int
    steps: tuple[recording.Step, ...]


class Theatre:
    """Plays scenes in a folder of its own, and breaks them off."""

    def __init__(self, home: Path, seed: int) -> None:
        self._home = home
        self._dice = random.Random(seed)  # noqa: S311 - a test's dice
        self._starts: dict[str, Promise] = {}
        self._rehearsed: dict[str, _Rehearsal] = {}
        self._number = 0

    def kill(self, scene: Scene) -> Outcome:
        """One kill: half of them at a random moment, half right before a random change to a file."""
        rehearsal, folder = self._rehearsal(scene), self._set(scene)
        at = self._dice.randint(1, rehearsal.changes) if rehearsal.changes and self._dice.random() < 0.5 else 0
        after = None if at else self._dice.uniform(0, rehearsal.seconds)
        lines, _seconds = _played(scene, folder, kill_at=at, kill_after=after)
        return self._judged(scene, folder, "kill", heard(lines, self._starts[scene.name]))

    def cuts(self, scene: Scene, number: int) -> Iterator[Outcome]:
        """That many power cuts at random moments of one performance."""
        rehearsal = self._rehearsal(scene)
        moments = sorted(self._moment(rehearsal.steps) for _each in range(number))
        disk, done = Disk(self._template(scene), self._home / f"{scene.name}-rehearsal"), 0
        lines: list[str] = []
        for moment in moments:
            for step in rehearsal.steps[done:moment]:
                disk.take(step)
                if step.kind == "N":
                    lines.append(step.data.decode())
            done = moment
            folder = self._empty(scene)
            disk.cut(folder, self._dice)
            yield self._judged(scene, folder, "cut", heard(lines, self._starts[scene.name]))

    def _moment(self, steps: tuple[recording.Step, ...]) -> int:
        """A moment of a performance: half of them right after a word was said."""
        said = [at for at, step in enumerate(steps, 1) if step.kind == "N"]
        return self._dice.choice(said) if self._dice.random() < 0.5 else self._dice.randint(1, len(steps))

    def _rehearsal(self, scene: Scene) -> _Rehearsal:
        if scene.name not in self._rehearsed:
            folder, log = self._home / f"{scene.name}-rehearsal", self._home / f"{scene.name}.log"
            shutil.copytree(self._template(scene), folder)
            lines, seconds = _played(scene, folder, log=log if recording.preloaded() else None)
            if heard(lines, Promise()).at_work:
                raise RuntimeError(f"the scene {scene.name} does not go through")
            steps = tuple(recording.steps(log)) if log.exists() else ()
            changes = sum(step.kind != "N" for step in steps)
            self._rehearsed[scene.name] = _Rehearsal(seconds, changes, steps)
        return self._rehearsed[scene.name]

    def _template(self, scene: Scene) -> Path:
        """What lies there before the scene begins."""
        folder = self._home / f"{scene.name}-before"
        if not folder.exists():
            folder.mkdir()
            os.environ["PARTNERTRACK_HOME"] = str(folder / HOME)
            stage = Stage(folder, lambda *_words: None)
            scene.prepare(stage)
            start = Promise()
            if stage.workspace is not None:
                start = Promise(tip=tip(stage.workspace), is_encrypted=access.is_encrypted(stage.path))
                stage.workspace.close()
            if start.tip and start.is_encrypted:
                start = replace(start, secret=SECRET)
                unlocked(stage.path, SECRET)  # once, for all who will open it
            self._starts[scene.name] = start
        return folder

    def _empty(self, scene: Scene) -> Path:
        self._number += 1
        folder = self._home / f"{scene.name}-{self._number}"
        folder.mkdir()
        return folder

    def _set(self, scene: Scene) -> Path:
        template, folder = self._template(scene), self._empty(scene)
        return Path(shutil.copytree(template, folder, dirs_exist_ok=True))

    def _judged(self, scene: Scene, folder: Path, way: str, told: Told) -> Outcome:
        before = folder.with_name(folder.name + "-left")
        shutil.copytree(folder, before)
        found = _in_child(lambda: _verdict(scene, folder, told))
        shutil.rmtree(folder)
        if found:
            (before / "told.json").write_text(json.dumps([way, told.at_work, told.may, found], indent=1))
        else:
            shutil.rmtree(before)
        return Outcome(scene.name, way, told.at_work or "nothing", told.acknowledged, tuple(map(tuple, found)))


def _verdict(scene: Scene, folder: Path, told: Told) -> list[Fault]:
    signal.alarm(_PATIENCE)
    os.environ["PARTNERTRACK_HOME"] = str(folder / HOME)
    with (scene.surroundings or nullcontext)():
        return list(faults(folder, told))


def _in_child(work: Callable[[], Any]) -> Any:  # noqa: ANN401 - what JSON can say
    """What the work comes to in a process of its own, which may crash or hang."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            result = json.dumps(work())
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a fault
            traceback.print_exc()
            result = json.dumps([[UNOPENABLE, f"{type(error).__name__} while it was looked at"]])
        with os.fdopen(writing, "w") as pipe:
            pipe.write(result)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else [[UNOPENABLE, "whoever looked at it crashed or hung"]]


def _played(
    scene: Scene, folder: Path, *, log: Path | None = None, kill_at: int = 0, kill_after: float | None = None
) -> tuple[list[str], float]:
    """Let another process play the scene, and end it: its words, and the seconds between the first and the last."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _play(scene, folder, writing, log, kill_at)
    os.close(writing)
    words, first = b"", 0.0
    while True:
        left = None if kill_after is None or not first else max(0.0, first + kill_after - time.perf_counter())
        if not select.select([reading], [], [], left)[0]:
            os.kill(child, signal.SIGKILL)
            kill_after = None
            continue
        more = os.read(reading, 65536)
        if not more:
            break
        words += more
        first = first or time.perf_counter()
        last = time.perf_counter()
    os.close(reading)
    _child, status = os.waitpid(child, 0)
    if status and not os.WIFSIGNALED(status):
        raise RuntimeError(f"the scene {scene.name} failed by itself; its words are above")
    return words.decode().splitlines(keepends=True), last - first if first else 0.0


def _play(scene: Scene, folder: Path, writing: int, log: Path | None, kill_at: int) -> None:
    """Be the process that plays; never returns."""

    def speak(is_done: bool, name: str, said: dict[str, Any]) -> None:  # noqa: FBT001 - begun or done
        word = say(is_done, name, said)
        if log:
            recording.note(word)
        os.write(writing, word.encode())

    try:
        os.environ["PARTNERTRACK_HOME"] = str(folder / HOME)
        if log or kill_at:
            recording.begin(folder, log, kill_at)
        with (scene.surroundings or nullcontext)():
            scene.act(Stage(folder, speak))
    except BaseException:  # noqa: BLE001 - told on the screen, and by the status
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)
