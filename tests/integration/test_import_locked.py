"""Workbooks with a password on the command line: from a file, from the terminal, or one line that asks for it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.cli import imports
from tests.unit.importing import lockers, makers

PASSWORD = "open sesame"  # noqa: S105 - it opens invented people only
PEOPLE = [["Applicant ID", "Surname", "First name", "Selected on"], ["X-1", "Mensah", "Ama", "13/03/2024"]]

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Imports locked people into a new pilot, with these arguments besides."""
    pilot, sheets = tmp_path / "pilot.ptrack", tmp_path / "people.xlsx"
    assert start(["new", str(pilot), "--scheme", "inspire_gh", "--no-encryption"]) == 0
    sheets.write_bytes(lockers.agile(makers.write_xlsx(sheets, {"People": PEOPLE}).read_bytes(), PASSWORD))
    capsys.readouterr()
    return lambda *more: start(["import", str(pilot), str(sheets), "--accept", "--json", *map(str, more)])


class Terminal(io.StringIO):
    """A terminal at which nobody types but where a password is asked for."""

    def isatty(self) -> bool:
        return True


def test_without_a_terminal_a_locked_workbook_is_one_line(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "people.xlsx is password-protected." in said.err


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nand a note below it\n"])
def test_the_password_may_stand_in_a_file(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(f"{PASSWORD}{ending}".encode())
    assert run("--password-file", secret) == 0
    assert json.loads(capsys.readouterr().out)["created"] == 1


@pytest.mark.parametrize(
    ("content", "says"), [(b"open barley", "does not open with this password"), (b"", "is empty"), (None, "be read")]
)
def test_a_file_without_the_password_is_one_line_that_does_not_repeat_it(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, says: str
) -> None:
    secret = tmp_path / "secret.txt"
    if content is not None:
        secret.write_bytes(content)
    assert run("--password-file", secret) == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert says in said
    assert "barley" not in said
    assert str(tmp_path) not in said


def test_a_terminal_is_asked_until_the_password_is_right(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["open barley", PASSWORD])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(imports, "getpass", lambda _prompt: next(typed))
    assert run() == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["created"] == 1
    assert "does not open with this password" in said.err
    assert "barley" not in said.err


def test_nothing_typed_ends_the_asking(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(imports, "getpass", lambda _prompt: "")
    assert run() == 1
    assert "password-protected" in capsys.readouterr().err
