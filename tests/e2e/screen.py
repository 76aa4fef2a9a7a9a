"""A program on a screen in memory, driven by the keyboard alone."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from tests.house.sources import ROOT

PATIENCE = 90  # seconds, for a machine with much else to do
CAN_RUN = bool(shutil.which("Xvfb") and shutil.which("xdotool"))

_HEADER = struct.Struct(">25I")  # of an X window dump: the first 25 numbers of its header
_COLOUR = 12  # bytes an entry of its colour table
_LOOK = 0.2  # seconds between two looks
_IDLE = 2  # hundredths of a second of work between two looks that are no work: a cursor blinks
_USER, _SYSTEM = 11, 12  # where /proc/PID/stat tells them, counted from behind the name


class Seat:
    """Somebody before the program: presses keys, waits until it is at rest, looks at the screen."""

    def __init__(self, display: str, folder: Path, program: int) -> None:
        self._display, self._dump, self._program = display, folder / "Xvfb_screen0", program
        self._window = ""

    def find(self, title: str) -> str:
        """Wait for the window with that in its title, give it the keyboard, and return its number."""
        self._window = self.xdotool("search", "--sync", "--onlyvisible", "--name", title)
        self.xdotool("windowfocus", "--sync", self._window)
        self.rest()
        return self._window

    def press(self, *keys: str) -> None:
        """Press keys one after the other ("ctrl+k", "Down"), each when what the one before asked for is done."""
        for key in keys:
            self._keep_focus()
            self.xdotool("key", "--clearmodifiers", key)
            self.rest()

    def type(self, text: str) -> None:
        """Type a text, and wait until the program is at rest."""
        self._keep_focus()
        self.xdotool("type", "--delay", "15", text)
        self.rest()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, and the program at rest."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError("It does not come to pass.")
            time.sleep(_LOOK)
        self.rest()

    def rest(self) -> None:
        """Wait until the program neither works nor draws anything more."""
        before, worked, end = b"", 0, time.monotonic() + PATIENCE
        while time.monotonic() < end:
            now, work = self._dump.read_bytes(), self._work()
            if now == before and work - worked <= _IDLE:
                return
            before, worked = now, work
            time.sleep(_LOOK)
        raise TimeoutError("The program does not come to rest.")

    def _work(self) -> int:
        """How long the program has worked, in hundredths of a second."""
        told = Path(f"/proc/{self._program}/stat").read_text().rpartition(") ")[2].split()
        return int(told[_USER]) + int(told[_SYSTEM])

    def picture(self) -> QImage:
        """What is on the screen."""
        dump = self._dump.read_bytes()
        head = _HEADER.unpack(dump[: _HEADER.size])
        begin, wide, high, line = head[0] + head[19] * _COLOUR, head[4], head[5], head[12]
        return QImage(dump[begin : begin + line * high], wide, high, line, QImage.Format.Format_RGB32).copy()

    def xdotool(self, *words: str) -> str:
        """What xdotool says; a search waits until there is such a window."""
        world = {**os.environ, "DISPLAY": self._display}
        command = ["xdotool", *words]
        said = subprocess.run(command, env=world, check=True, capture_output=True, text=True, timeout=PATIENCE)
        return said.stdout.strip()

    def _keep_focus(self) -> None:
        """Give the keyboard back to the window after a dialog went: there is no window manager to do it."""
        if not self.xdotool("getwindowfocus", "getwindowname"):
            self.xdotool("windowfocus", "--sync", self._window)


@contextmanager
def seat(home: Path, size: tuple[int, int], arguments: Sequence[str]) -> Iterator[Seat]:
    """The program, started as users start it, on a screen of that size in pixels; it may complain of nothing."""
    with screen(size) as (display, folder):
        homes = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        world = {**os.environ, **homes, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANGUAGE": "en"}
        command = [sys.executable, "-m", "partnertrack", *arguments]
        with subprocess.Popen(command, cwd=ROOT, env=world, stderr=subprocess.PIPE, text=True) as program:
            try:
                yield Seat(display, folder, program.pid)
            finally:
                program.terminate()
                _said, complaints = program.communicate(timeout=PATIENCE)
        assert complaints == ""


@contextmanager
def screen(size: tuple[int, int]) -> Iterator[tuple[str, Path]]:
    """A screen that nobody else uses: its name, and the folder in which it can be looked at."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="partnertrack-screen-") as folder:
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "{}x{}x24".format(*size), "-nolisten", "tcp"]
        with subprocess.Popen([*command, "-fbdir", folder], pass_fds=[write], stderr=subprocess.DEVNULL) as server:
            os.close(write)
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}", Path(folder)
            server.terminate()
