"""What is kept of a run beside the settings while it lasts: the last steps and the place, so that a crash is noticed.

It says which pages and commands were used and the ids of what was shown: no name, no title, no text that was written.
A run that ends well takes it away again.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO
from uuid import UUID

from partnertrack import stick
from partnertrack.ui.place import Place

_FOLDER: Final = "running"
_KEPT: Final = 50
_NAME: Final = re.compile(r"[a-z][a-z_]{0,40}")
_FRAME: Final = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>[\w<>.]+)')
_HEADS: Final = (
    "Fatal Python error: Segmentation fault",
    "Fatal Python error: Aborted",
    "Fatal Python error: Bus error",
)
_IDS: Final = ("person", "organisation", "vacancy", "report")
_SLACK: Final = 5.0


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that did not end well: its last steps, where it broke ("" where it was killed), and where one was.

    An `is_again` one had itself been brought back to where one was.
    """

    steps: tuple[tuple[float, str], ...]
    fault: str
    pilot: Path | None = None
    place: Place | None = None
    geometry: tuple[int, int, int, int] | None = None
    is_again: bool = False


@dataclass(slots=True, weakref_slot=True, eq=False)
class Running:
    """This run; `steps` are the last pages and commands with the seconds since the start."""

    home: Path
    steps: deque[tuple[float, str]] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _begun: float = field(default_factory=time.monotonic)
    _at: dict[str, Any] = field(default_factory=dict)
    _faults: TextIO | None = None

    def begin(self) -> Ended | None:
        """Begin to keep; what the newest run left behind that did not end well, None where all did."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            ended = self._look_back()
            self._faults = self._own("fault").open("w", encoding="utf-8")
            faulthandler.enable(self._faults)
            self._write()
            return ended
        return None

    def end(self) -> None:
        """End well: nothing is left."""
        if self._faults:
            faulthandler.disable()
            self._faults.close()
            self._faults = None
        for suffix in ("json", "fault"):
            with suppress(OSError):
                self._own(suffix).unlink(missing_ok=True)

    def step(self, name: str) -> None:
        """A page or a command was used; what is no plain name of ours is not kept."""
        if _NAME.fullmatch(name):
            self.steps.append((round(time.monotonic() - self._begun, 1), name))
            self._write()

    def move(self, pilot: Path, place: Place) -> None:
        """The user is at another place of a pilot."""
        ids = {name: key.hex for name in _IDS if isinstance(key := getattr(place, name), UUID)}
        self._at |= {"pilot": stick.kept(str(pilot)), "page": place.page, "ids": ids}
        self.step(place.page)

    def take_up(self) -> None:
        """This run goes on from where another one ended."""
        self._at["is_again"] = True

    def leave(self) -> None:
        """The pilot was put away."""
        for name in ("pilot", "page", "ids"):
            self._at.pop(name, None)
        self._write()

    def stand(self, geometry: tuple[int, int, int, int]) -> None:
        """Where the window is on the screen."""
        self._at["geometry"] = list(geometry)

    @property
    def _folder(self) -> Path:
        return self.home / _FOLDER

    def _own(self, suffix: str) -> Path:
        return self._folder / f"{os.getpid()}.{suffix}"

    def _write(self) -> None:
        if self._faults is None:
            return
        with suppress(OSError):
            fresh = self._own("new")
            fresh.write_text(json.dumps({**self._at, "steps": list(self.steps)}), "utf-8")
            fresh.replace(self._own("json"))

    def _look_back(self) -> Ended | None:
        """The newest of the runs that are no more and did not end well; all their traces are taken away."""
        left = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        over = [path for path in left if not _is_alive(path)]
        found = _read(over[-1]) if over else None
        for path in over:
            for suffix in (".json", ".fault", ".new"):
                path.with_suffix(suffix).unlink(missing_ok=True)
        return found


def _is_alive(path: Path) -> bool:
    """Whether the run is still going on: another process with its number began after it wrote last."""
    import psutil  # noqa: PLC0415 - only where a trace of another run was found

    number = int(path.stem) if path.stem.isdigit() else 0
    if number == os.getpid() or not psutil.pid_exists(number):
        return False
    try:
        return bool(psutil.Process(number).create_time() <= path.stat().st_mtime + _SLACK)
    except psutil.Error:
        return False


def _read(path: Path) -> Ended | None:
    """What a run left behind; None for what cannot be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        steps = tuple((float(at), str(name)) for at, name in kept.get("steps", ()) if _NAME.fullmatch(str(name)))
        pilot = Path(stick.found(kept["pilot"])) if kept.get("pilot") else None
        geometry = tuple(map(int, kept["geometry"])) if kept.get("geometry") else None
        whole = (geometry[0], geometry[1], geometry[2], geometry[3]) if geometry else None
        fault, is_again = _fault(path.with_suffix(".fault")), kept.get("is_again") is True
        return Ended(steps, fault, pilot, _place(kept), whole, is_again)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Ended((), "")


def _code(name: str) -> str:
    """The name of a file of code without its folder, which may say who the user is."""
    last = re.split(r"[/\\]", name)[-1]
    return last if re.fullmatch(r"[\w.-]+\.pyc?", last) else "?"


def _place(kept: Mapping[str, Any]) -> Place | None:
    page = kept.get("page")
    if not isinstance(page, str) or not _NAME.fullmatch(page):
        return None
    person, organisation, vacancy, report = (_id(kept, name) for name in _IDS)
    return Place(page, person=person, organisation=organisation, vacancy=vacancy, report=report)


def _id(kept: Mapping[str, Any], name: str) -> UUID | None:
    key = kept.get("ids", {}).get(name)
    return UUID(key) if key else None


def _fault(path: Path) -> str:
    """Where a run broke as Python's fault handler wrote it: names of code and lines, no folder and no word else."""
    with suppress(OSError):
        text = path.read_text("utf-8", errors="replace")
        heads = [head.partition(": ")[2] for head in _HEADS if head in text]
        frames = [f"{_code(each['file'])}:{each['line']} {each['name']}" for each in _FRAME.finditer(text)]
        return "\n".join((*heads, *frames)) if text.strip() else ""
    return ""
