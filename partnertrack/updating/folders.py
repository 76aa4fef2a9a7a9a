"""The folder of an installation: which version is started from it, and which one was before."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from partnertrack import paths, saving
from partnertrack.updating.version import Version, parse

_APP: Final = "app-"
_DRAFT: Final = re.compile(r"\.app-.+\.part")
_LINE: Final = 200
_DAY: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with versions of the program; `running` is the name of the one that runs, `program` its file in there.

    `program` is a path with slashes, such as "partnertrack".
    """

    folder: Path
    running: str
    program: str

    @property
    def current(self) -> str:
        """The name of the version that is started; raises OSError."""
        return self._line(paths.CURRENT)

    @property
    def previous(self) -> str:
        """The name of the version before, where it can still be started; "" where there is none."""
        try:
            name = self._line(paths.PREVIOUS)
        except OSError:
            return ""
        return name if name != self.current and self.has(name) else ""

    def has(self, name: str) -> bool:
        """Whether a version of that name can be started."""
        return version_of(name) is not None and (self.folder / name / self.program).is_file()

    def is_writable(self) -> bool:
        """Whether a version can be put into the folder."""
        trial = saving.draft_of(self.folder / self.running)
        try:
            trial.mkdir()
            trial.rmdir()
        except OSError:
            return False
        return True

    def newest_pending(self) -> str:
        """The version that is started next, where it is another one than runs; "" where it is not."""
        name = self.current
        return name if name != self.running and self.has(name) else ""

    def put_first(self, name: str, before: str) -> None:
        """Let a version be started from now on, and the other one be the one before; raises OSError.

        What is started changes last, and in one stroke.
        """
        saving.store(self.folder / paths.PREVIOUS, f"{before}\n".encode("ascii"))
        saving.store(self.folder / paths.CURRENT, f"{name}\n".encode("ascii"))

    def clear(self, *kept: str) -> None:
        """Take away versions that are neither current nor before nor among the kept, and what was left half done.

        One from which a program still runs stays.
        """
        saving.sweep(self.folder)
        mine = {self.current, self.previous, self.running, *kept}
        for place in self._versions():
            if place.name not in mine and not _is_in_use(place):
                remove(place)
        for left in self.folder.glob(f".{_APP}*"):
            with suppress(OSError):
                if _DRAFT.fullmatch(left.name) and time.time() - left.stat().st_mtime > _DAY:
                    shutil.rmtree(left, ignore_errors=True)

    def _versions(self) -> Iterator[Path]:
        for place in sorted(self.folder.glob(f"{_APP}*")):
            if version_of(place.name) is not None and place.is_dir() and not place.is_symlink():
                yield place

    def _line(self, name: str) -> str:
        with (self.folder / name).open("rb") as file:
            return file.read(_LINE).decode("ascii", "replace").strip()


def here(executable: str = "") -> Installation | None:
    """The installation from which this program runs; None for a checkout and for one that the system updates."""
    program = Path(executable or sys.executable).resolve()
    folder = paths.installation(str(program))
    if folder is None:
        return None
    running, *below = program.relative_to(folder).parts
    return Installation(folder, running, "/".join(below)) if version_of(running) and below else None


def name_of(version: str) -> str:
    """The name of the folder of a version."""
    return _APP + version


def version_of(name: str) -> Version | None:
    """The version in a folder of that name; None where it is no such name."""
    try:
        return parse(name.removeprefix(_APP)) if name.startswith(_APP) else None
    except ValueError:
        return None


def remove(place: Path) -> None:
    """Take a version away: in one stroke, as far as anybody looks for it; one that cannot be taken away stays."""
    draft = saving.draft_of(place)
    with suppress(OSError):
        place.rename(draft)
        shutil.rmtree(draft, ignore_errors=True)


def _is_in_use(place: Path) -> bool:
    """Whether a program runs from a folder."""
    for process in psutil.process_iter(["exe"]):
        executable = process.info["exe"]
        if executable and Path(executable).is_relative_to(place):
            return True
    return False
