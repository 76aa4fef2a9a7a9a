"""Holds the code to the floors that .importlinter draws."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT

LINT_IMPORTS = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"


def test_imports_run_downstairs_only() -> None:
    run = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
