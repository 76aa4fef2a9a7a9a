"""How much longer the bundle takes to show its window than the sources do: at most 1.4 times the CPU time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.screen import CAN_RUN, screen
from tests.house.sources import ROOT

MOST = 1.4
TRIES = 3
PATIENCE = 120  # seconds
USER, SYSTEM = 11, 12  # where /proc/PID/stat tells of work, counted from behind the name
BUNDLE = Path(os.environ.get("PARTNERTRACK_BUNDLE", ROOT / "build/package/frozen/partnertrack/partnertrack"))


@pytest.mark.benchmark
@pytest.mark.skipif(not CAN_RUN, reason="Xvfb and xdotool are not installed")
@pytest.mark.skipif(not BUNDLE.is_file(), reason="there is no bundle: sh installer/package.sh tar")
def test_bundle_shows_its_window_nearly_as_fast(tmp_path: Path) -> None:
    by_turns = [
        (_work(tmp_path, (sys.executable, "-m", "partnertrack")), _work(tmp_path, (str(BUNDLE),))) for _ in range(TRIES)
    ]
    sources, bundle = (min(taken) for taken in zip(*by_turns, strict=True))
    assert bundle <= MOST * sources, f"sources {sources:.2f} s, bundle {bundle:.2f} s"


def _work(home: Path, command: Sequence[str]) -> float:
    """Seconds of CPU time until something is drawn on the screen."""
    with screen((1366, 768)) as (display, folder):
        world = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PARTNERTRACK_HOME": str(home)}
        blank = _middle(folder)
        with subprocess.Popen(command, cwd=ROOT, env=world, stderr=subprocess.DEVNULL) as program:
            try:
                end = time.monotonic() + PATIENCE
                while _middle(folder) == blank and time.monotonic() < end:
                    time.sleep(0.003)
                told = Path(f"/proc/{program.pid}/stat").read_text().rpartition(") ")[2].split()
                return (int(told[USER]) + int(told[SYSTEM])) / os.sysconf("SC_CLK_TCK")
            finally:
                program.kill()


def _middle(folder: Path) -> bytes:
    """What stands in the middle of the screen."""
    with (folder / "Xvfb_screen0").open("rb") as dump:
        dump.seek(1366 * 4 * 384)
        return dump.read(1366 * 4 * 8)
