"""Holds the two commands of the README to one script that says how it is used."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.house.sources import ROOT


@pytest.mark.parametrize("folder", [".", "tests/house"])
def test_script_without_a_command_says_how_it_is_used(folder: str) -> None:
    script = os.path.relpath(ROOT / "installer/run.sh", ROOT / folder)
    run = subprocess.run(["sh", script], cwd=ROOT / folder, capture_output=True, text=True, check=False)  # noqa: S607  as a user types it
    assert (run.returncode, run.stdout) == (2, "")
    assert "sh installer/run.sh run" in run.stderr
    assert "sh installer/run.sh test" in run.stderr


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    assert "sh installer/run.sh test\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "sh installer/run.sh test" in (ROOT / "README.md").read_text(encoding="utf-8")
