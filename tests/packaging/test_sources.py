"""The sources prove themselves as a package does, with every way out of the computer closed in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

pytestmark = pytest.mark.packaging


def test_the_self_test_holds_and_calls_nobody(tmp_path: Path) -> None:
    tried, home = tmp_path / "tried.txt", tmp_path / "home"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "network"), str(ROOT))),
        "PARTNERTRACK_HOME": str(home),
        "TZ": "Pacific/Noumea",  # pyHanko signs by a zone that has a name
        "NETWORK_TRIED": str(tried),
    }
    command = [sys.executable, "-m", "partnertrack", "self-test"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "FAULT" in done.stdout) == (0, False), f"{done.stdout}{done.stderr}"
    assert not tried.exists(), tried.read_text("utf-8")
    assert not home.exists(), "the settings of the user were touched"
