"""Holds the code to the habits that a machine can see."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT, modules, name_of

if TYPE_CHECKING:
    from pathlib import Path

CODE = modules("partnertrack", "installer", "tests")
LONGEST = 400


@pytest.mark.parametrize(
    "tool",
    [("ruff", "check", "--quiet"), ("ruff", "format", "--check", "--quiet"), ("mypy", "--no-error-summary")],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_tool_finds_nothing(tool: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_file_is_too_long() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    too_long = {name: lines for name, lines in lengths.items() if lines > LONGEST and "/migrations/" not in name}
    assert not too_long


def test_a_module_opens_with_one_sentence() -> None:
    assert [name_of(path) for path in modules("partnertrack", "installer") if not _opens_with_one_sentence(path)] == []


def _opens_with_one_sentence(path: Path) -> bool:
    """Tell whether the first paragraph of the module's docstring is one sentence."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    opening = " ".join(docstring.split("\n\n", maxsplit=1)[0].split())
    return opening.endswith(".") and ". " not in opening


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"}
    assert [name_of(path) for path in CODE if drawers & {path.stem, path.parent.name}] == []


def test_every_test_folder_is_found_by_pytest() -> None:
    named_like_tests = [path for path in modules("tests") if path.name.endswith("_test.py")]
    assert named_like_tests == []
