"""Nothing that the program writes says whom an encrypted pilot is about; what the user asked for lies elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.torture import recording
from tests.torture.leaks import Search, on_disk, written

ROOT = Path(__file__).parents[2]


def test_a_day_of_work_leaks_nobody(tmp_path: Path) -> None:
    _watch(tmp_path)


@pytest.mark.torture
def test_a_day_in_the_window_leaks_nobody(tmp_path: Path) -> None:
    _watch(tmp_path, "--window")
    assert "ValueError" in (tmp_path / "home" / "log" / "partnertrack.log").read_text()


def test_the_search_finds_what_is_there() -> None:
    search = Search(frozenset({"Benali", "+212 6 12"}))
    packed = b"..." + zlib.compress(b"y" * 40 + b"benali")
    for form in (b"xxBenaliAma", b"\x01BENALI", "Benali".encode("utf-16-le"), packed):
        assert search.words_in(form) == {"Benali"}
    assert search.words_in(b"+212 6 12 34") == {"+212 6 12"}
    assert search.words_in(b"nothing of that kind, Benal") == set()


def _watch(folder: Path, *more: str) -> None:
    """Let a day go by and search what was written below the folder and elsewhere."""
    log = folder.with_name(folder.name + ".log")
    for name in ("home", "temp"):
        (folder / name).mkdir()
    places = {name: str(folder / "home") for name in ("HOME", "PARTNERTRACK_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    environment = recording.environment() if recording.library() else dict(os.environ)
    environment |= {**places, "TMPDIR": str(folder / "temp"), "TORTURE_ROOT": "/", "TORTURE_LOG": str(log)}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.torture.leaking", str(folder), *more]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    search = Search(frozenset(json.loads((folder / "words.json").read_text())))
    everything = on_disk(folder)
    for path, content in written(recording.steps(log)).items() if log.exists() else ():
        everything[path] = everything.get(path, b"") + content
    asked, words = str(folder / "asked"), str(folder / "words.json")
    leaks = {path: found for path, content in everything.items() if (found := search.words_in(content))}
    assert any(path.startswith(asked) for path in leaks)  # the search finds what lies in the open
    assert [path for path in leaks if not path.startswith((asked, words))] == []
