"""A card of the board is dragged with a real mouse on a real screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PATIENCE = 90  # seconds, for a machine with much else to do

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not (shutil.which("xvfb-run") and shutil.which("xdotool")),
        reason="Xvfb and xdotool are not installed: sudo apt-get install xvfb xdotool",
    ),
]


def test_a_card_dropped_on_the_next_lane_asks_for_the_day(tmp_path: Path) -> None:
    world = {**os.environ, "QT_QPA_PLATFORM": "xcb", "LANGUAGE": "en"}
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    done = subprocess.run(
        [*screen, sys.executable, "-m", "tests.e2e.drag", str(tmp_path)],
        cwd=ROOT,
        env=world,
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.stdout.strip() == "Move 1 person to “Mobility”"
