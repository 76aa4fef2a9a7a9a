"""The command line opens encrypted pilots by what it is given, asks where it may, and never says a secret."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain import recovery_code
from tests.cheap_keys import cheap_keys

WORDS, NEW, THIRD = "violin gravel sunday tooth", "another set of words", "for the figures only"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("PARTNERTRACK_PASSPHRASE", raising=False)
    with cheap_keys():
        yield


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return _file(tmp_path / "words.txt", WORDS)


def _file(path: Path, text: str) -> Path:
    path.write_text(f"\ufeff{text}\r\nnot this line\n", "utf-8")
    return path


def _run(*arguments: object) -> int:
    return start([str(argument) for argument in arguments])


@pytest.fixture
def pilot(tmp_path: Path, words: Path, capsys: Said) -> Path:
    path = tmp_path / "pilot.ptrack"
    assert _run("new", path, "--scheme", "inspire_gh", "--passphrase-file", words) == 0
    capsys.readouterr()
    return path


def test_a_new_pilot_is_encrypted_and_opens_by_file_variable_and_terminal(
    pilot: Path, words: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"SQLite" not in pilot.read_bytes()
    assert _run("check", pilot) == 1
    told = capsys.readouterr().err
    assert "--passphrase-file" in told
    assert "PARTNERTRACK_PASSPHRASE" in told
    assert len(told.splitlines()) == 1
    assert _run("check", pilot, "--passphrase-file", words) == 0
    assert _run("list", pilot, "--json", "--passphrase-file", _file(words.with_name("bad"), "wrong")) == 1
    monkeypatch.setenv("PARTNERTRACK_PASSPHRASE", WORDS)
    assert _run("figures", pilot, "--as-of", "2026-01-01") == 0
    monkeypatch.delenv("PARTNERTRACK_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    typed = iter(["wrong", WORDS])
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(typed))
    assert _run("check", pilot) == 0
    assert next(typed, None) is None
    told = "".join(capsys.readouterr())
    assert WORDS not in told


def test_a_new_passphrase_is_asked_for_twice(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pilot.ptrack"
    assert _run("new", path, "--scheme", "inspire_gh") == 1
    assert not path.exists()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    typed = iter([WORDS, "something else", WORDS, WORDS])
    monkeypatch.setattr(getpass, "getpass", lambda _question: next(typed))
    assert _run("new", path, "--scheme", "inspire_gh", "--recovery-sheet", tmp_path / "sheet.pdf") == 0
    told = capsys.readouterr().err
    assert "differ" in told
    assert "Strong" in told
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    empty = _file(tmp_path / "empty", " ")
    assert _run("new", tmp_path / "other.ptrack", "--scheme", "inspire_gh", "--passphrase-file", empty) == 1


def test_ways_in_are_listed_added_changed_and_removed(pilot: Path, words: Path, tmp_path: Path, capsys: Said) -> None:
    def ways() -> list[dict[str, str]]:
        capsys.readouterr()
        assert _run("passphrase", pilot, "list", "--json") == 0
        found: list[dict[str, str]] = json.loads(capsys.readouterr().out)["ways"]
        return found

    new, third = _file(tmp_path / "new", NEW), _file(tmp_path / "third", THIRD)
    mine = ("--passphrase-file", words)
    assert (
        _run("passphrase", pilot, "add", *mine, "--new-passphrase-file", third, "--role", "viewer", "--label", "K") == 0
    )
    assert [(way["role"], way["label"]) for way in ways()] == [("officer", ""), ("viewer", "K")]
    assert _run("passphrase", pilot, "change", *mine, "--new-passphrase-file", new) == 0
    assert _run("check", pilot, *mine) == 1
    assert _run("passphrase", pilot, "remove", ways()[0]["id"], "--passphrase-file", third) == 1
    assert "viewer" in capsys.readouterr().err
    assert _run("passphrase", pilot, "recovery", "--passphrase-file", new) == 0
    read = recovery_code.read(capsys.readouterr().out)
    assert read is not None
    assert read.wrong == ()
    assert _run("passphrase", pilot, "remove", ways()[1]["id"], "--passphrase-file", new) == 0
    assert [way["kind"] for way in ways()] == ["passphrase", "recovery"]
    assert _run("passphrase", pilot, "keyring", "--passphrase-file", new) == 1
    assert "no keyring" in capsys.readouterr().err
    assert _run("passphrase", pilot, "new-key", "--passphrase-file", new, "--new-passphrase-file", third) == 0
    assert _run("check", pilot, "--passphrase-file", third) == 0


def test_a_plain_pilot_is_encrypted_and_copied_without(tmp_path: Path, words: Path, capsys: Said) -> None:
    path, copy = tmp_path / "pilot.ptrack", tmp_path / "copy.ptrack"
    assert _run("new", path, "--scheme", "inspire_gh", "--no-encryption") == 0
    assert _run("passphrase", path, "list") == 0
    assert "not encrypted" in capsys.readouterr().err
    assert _run("passphrase", path, "encrypt", "--new-passphrase-file", words) == 0
    assert _run("check", path) == 1
    assert _run("passphrase", path, "plain-copy", "--output", copy, "--passphrase-file", words) == 0
    assert _run("check", copy) == 0
