"""A Debian without Python in a folder, in which packages are installed and programs started as an ordinary user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.e2e.screen import CAN_RUN, PATIENCE, Seat, screen

USER, HOME = "officer", "/home/officer"
SUITES = ("bookworm", "trixie")
_LONG = 1800  # seconds
_NOTHING: Mapping[str, str] = MappingProxyType({})
_QUIET = {"DEBIAN_FRONTEND": "noninteractive"}
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_NOT_KEPT = ("proc", "sys", "dev", "run", "tmp", "var/cache", "var/lib/apt", "var/lib/dpkg", "var/log")
_FROM_HERE = ("etc/resolv.conf", "etc/hosts")
"""What a chroot needs of the computer around it to reach the archive of packages."""


def lacking() -> str:
    """Why no clean system can be made here; "" where one can."""
    if os.geteuid() != 0:
        return "a clean system is made by root only"
    if missing := [name for name in ("debootstrap", "chroot", "mount") if not shutil.which(name)]:
        return f"{missing[0]} is not installed: sudo apt-get install debootstrap"
    return "" if CAN_RUN else "Xvfb and xdotool are not installed: sudo apt-get install xvfb xdotool"


@dataclass(frozen=True, slots=True)
class Root:
    """The folder of that system."""

    folder: Path

    def command(
        self, *words: str, user: str = "", is_alone: bool = False, world: Mapping[str, str] = _NOTHING
    ) -> list[str]:
        """How it is said from outside: as a user or as root, without any network where it is to be alone."""
        world = {"PATH": _PATH, "LANG": "C.UTF-8", "HOME": HOME if user else "/root", **_QUIET, **world}
        return [
            *(("unshare", "--net") if is_alone else ()),
            "chroot",
            *((f"--userspec={user}:{user}",) if user else ()),
            str(self.folder),
            *("env", "-i", *(f"{name}={value}" for name, value in world.items())),
            *words,
        ]

    def run(self, *words: str, user: str = "", is_alone: bool = False) -> subprocess.CompletedProcess[str]:
        """Let it run to its end."""
        command = self.command(*words, user=user, is_alone=is_alone)
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_LONG
        )

    def must(self, *words: str) -> str:
        """What a command of root says, which may not fail."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    def take(self, file: Path) -> str:
        """Copy a file into the system; its place there."""
        shutil.copy(file, self.folder / "tmp" / file.name)
        return str(Path("/", "tmp", file.name))

    def files(self) -> dict[str, tuple[int, int]]:
        """Every file but what the system itself keeps of its work: its size, and when it was written."""
        skipped = {self.folder / name for name in _NOT_KEPT}
        found = {}
        for place, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if Path(place, name) not in skipped]
            for path in (Path(place, name) for name in names):
                told = path.lstat()
                found[path.relative_to(self.folder).as_posix()] = (told.st_size, told.st_mtime_ns)
        return found

    @contextmanager
    def shown(self, *words: str, size: tuple[int, int] = (1366, 768)) -> Iterator[Seat]:
        """A program of the user on a screen of that size."""
        with screen(size) as (display, folder):
            world = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            command = self.command(*words, user=USER, world=world)
            with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as program:
                try:
                    yield Seat(display, folder, program.pid)
                finally:
                    program.terminate()
                    program.communicate(timeout=PATIENCE)


@contextmanager
def clean_root(suite: str, folder: Path) -> Iterator[Root]:
    """A minimal Debian of that suite, with one ordinary user, in a folder that is not there yet.

    PARTNERTRACK_CLEAN_ROOTS may name a folder with such systems, by their suites, to start from.
    Raises `CalledProcessError` when it cannot be fetched.
    """
    ready = Path(os.environ.get("PARTNERTRACK_CLEAN_ROOTS", "/nowhere"), suite)
    if ready.is_dir():
        _do("cp", "--archive", str(ready), str(folder))
    else:
        _do("debootstrap", "--variant=minbase", suite, str(folder))
    for name in _FROM_HERE:
        shutil.copy(f"/{name}", folder / name)
    root = Root(folder)
    _do("mount", "-t", "proc", "proc", str(folder / "proc"))
    try:
        root.must("useradd", "--create-home", USER)
        yield root
    finally:
        _do("umount", "--lazy", str(folder / "proc"))


def _do(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=_LONG)
