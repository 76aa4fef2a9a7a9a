"""Starts the program as its own process on a real screen, as the README's first command does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.screen import CAN_RUN, seat

SCREEN = (1366, 768)  # the smallest that project officers have

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CAN_RUN, reason="Xvfb and xdotool are not installed: sudo apt-get install xvfb xdotool"),
]


def test_practice_pilot_opens_in_a_window_that_fits_a_small_screen(tmp_path: Path) -> None:
    with seat(tmp_path, SCREEN, ["--practice"]) as officer:
        window = officer.find("invented people")
        told = officer.xdotool("getwindowgeometry", "--shell", window).splitlines()
    size = dict(line.split("=") for line in told)
    assert int(size["WIDTH"]) <= SCREEN[0]
    assert int(size["HEIGHT"]) <= SCREEN[1]
