"""Pilots outlive the end of the process that works on them: by some kills and cuts each time, a thousand on demand.

`python -m tests.torture --kills 1000 --cuts 1000` prints a table; the marker `torture` runs it as a test.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import recording

ROOT = Path(__file__).parents[2]


def ended(*arguments: object) -> subprocess.CompletedProcess[str]:
    """What the torture has to say."""
    command = [sys.executable, "-m", "tests.torture", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=recording.environment(), capture_output=True, text=True, check=False)


def test_a_few_kills_and_cuts_lose_nothing() -> None:
    run = ended("--kills", 5, "--cuts", 5, "--scene", "day")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.torture
def test_a_thousand_kills_lose_nothing() -> None:
    run = ended("--kills", 1000, "--cuts", 0)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.torture
def test_a_thousand_cuts_lose_nothing() -> None:
    if recording.library() is None:
        pytest.skip("needs Linux and a C compiler, to record what is written")
    run = ended("--kills", 0, "--cuts", 1000)
    assert run.returncode == 0, run.stdout + run.stderr
