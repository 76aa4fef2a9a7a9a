"""Starts the program as its own process on a real screen, as the README's first command does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCREEN = (1366, 768)  # the smallest that project officers have
PATIENCE = 90  # seconds, for a machine with much else to do

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")),
        reason="Xvfb and xdotool are not installed: sudo apt-get install xvfb xdotool",
    ),
]


@pytest.fixture
def display() -> Iterator[str]:
    """Name a screen in memory that nobody else uses."""
    size = "{}x{}x24".format(*SCREEN)
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
        server.terminate()


def test_practice_pilot_opens_in_a_window_that_fits_a_small_screen(display: str, tmp_path: Path) -> None:
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    world = {**os.environ, **homes, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANGUAGE": "en"}
    start = [sys.executable, "-m", "partnertrack", "--practice"]
    with subprocess.Popen(start, cwd=ROOT, env=world, stderr=subprocess.PIPE, text=True) as program:
        try:
            window = xdotool(world, "search", "--sync", "--onlyvisible", "--name", "invented people")
            size = dict(line.split("=") for line in xdotool(world, "getwindowgeometry", "--shell", window).splitlines())
        finally:
            program.terminate()
            _, complaints = program.communicate(timeout=PATIENCE)
    assert complaints == ""
    assert int(size["WIDTH"]) <= SCREEN[0]
    assert int(size["HEIGHT"]) <= SCREEN[1]


def xdotool(world: dict[str, str], *words: str) -> str:
    """Return what xdotool says; the search waits until there is such a window."""
    command = ["xdotool", *words]
    return subprocess.run(
        command, env=world, check=True, capture_output=True, text=True, timeout=PATIENCE
    ).stdout.strip()
