"""One program writes to a pilot at a time; another reads meanwhile, knows who has it, and goes on when it is free."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnertrack.bootstrap import start
from partnertrack.domain.change import added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.errors import StoreError
from partnertrack.persistence import hold, lock
from partnertrack.persistence.lock import Holder
from partnertrack.persistence.queries import records
from partnertrack.services import circumstances, pilots
from partnertrack.services.workspace import Workspace

ROOT = Path(__file__).parents[2]

_OTHER = """
import sys
from pathlib import Path
from partnertrack.domain.change import added
from partnertrack.domain.cohort import Cohort
from partnertrack.services import pilots

workspace = pilots.open_pilot(Path(sys.argv[1]), is_alone=True)
workspace.commit("Add", [added(Cohort(name="Theirs"))])
print("open", flush=True)
sys.stdin.readline()
workspace.close()
print("closed", flush=True)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "ghana.ptrack"
    pilots.create_pilot(path, "inspire_gh", "Ghana").close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


@contextmanager
def _other_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the pilot open for writing, until it is told to close it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield other
        finally:
            other.kill()


def _cohorts(workspace: Workspace) -> list[str]:
    with workspace.store.reading() as reading:
        return sorted(cohort.name for cohort in records.all_of(reading, Cohort))


def test_the_second_program_reads_and_goes_on_when_the_first_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hold, "PATIENCE", 0.2)
    with _other_program(path) as other, closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        assert _cohorts(workspace) == ["Theirs"]
        (told,) = circumstances.circumstances(workspace)
        assert told.code == circumstances.IN_USE
        assert "another program on this computer has it open since" in told.text
        for write in (
            lambda: workspace.commit("Add", [added(Cohort(name="Ours"))]),
            workspace.store.undo,
            workspace.store.rehearsal().__enter__,
        ):
            with pytest.raises(StoreError, match="open for reading"):
                write()
        assert not circumstances.try_to_write(workspace)
        assert start(["check", str(path)]) == 0  # who only reads needs no lock
        assert start(["undo", str(path)]) == 1
        said = capsys.readouterr()
        assert "open for writing elsewhere" in said.err
        assert "has it open since" in said.err
        target = path.with_name("backup.ptrack")
        circumstances.copy_here(workspace, target)  # a copy can be made of what is read
        other.communicate("close\n")
        seen = circumstances.last_change(workspace)
        assert circumstances.try_to_write(workspace)
        assert circumstances.circumstances(workspace) == ()
        workspace.commit("Add", [added(Cohort(name="Ours"))])
        assert circumstances.last_change(workspace) != seen
        assert _cohorts(workspace) == ["Ours", "Theirs"]
    with closing(pilots.open_pilot(target)) as copy:
        assert _cohorts(copy) == ["Theirs"]
    assert {each.name for each in path.parent.iterdir()} == {path.name, target.name}


@pytest.mark.faults
def test_a_program_that_was_killed_keeps_nobody_out(path: Path) -> None:
    with _other_program(path) as other:
        other.kill()
        other.wait()
        assert path.with_name(path.name + "-open").exists()
    with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        assert circumstances.circumstances(workspace) == ()
        assert _cohorts(workspace) == ["Theirs"]


def test_one_program_opens_a_pilot_as_often_as_it_likes(path: Path) -> None:
    with closing(pilots.open_pilot(path, is_alone=True)) as first:
        with closing(pilots.open_pilot(path)) as second:
            second.commit("Add", [added(Cohort(name="Second"))])
        first.commit("Add", [added(Cohort(name="First"))])
        assert lock.Lock(path).holder() is not None
    assert lock.Lock(path).holder() is None


def test_the_note_says_who_has_the_pilot_and_nothing_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(path.parent))
    (path.parent / "settings.json").write_text(json.dumps({"name": "Ama"}))
    with closing(pilots.open_pilot(path, is_alone=True)):
        said = json.loads(path.with_name(path.name + "-open").read_text())
        assert said.keys() == {"computer", "name", "process", "since"}
        assert (said["name"], said["process"]) == ("Ama", os.getpid())


def test_a_note_is_read_out_for_people() -> None:
    since = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
    holder = Holder("LAPTOP2", "Ama", 17, since)
    assert holder.words(since) == f"Ama has it open on the computer “LAPTOP2” since {since.astimezone():%H:%M}"
    assert "2026-03-0" in Holder("LAPTOP2", "", 17, since).words(since + timedelta(days=3))


@pytest.mark.parametrize(
    "note", ["", "{}", "[]", '{"computer": "x", "name": "", "process": "y", "since": ""}', "\udcff"]
)
def test_a_note_that_makes_no_sense_stops_nobody(path: Path, note: str) -> None:
    path.with_name(path.name + "-open").write_text(note, "utf-8", "surrogateescape")
    assert lock.Lock(path).holder() is None
    with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        workspace.commit(*("Add", change_set("Add", [added(Cohort(name="Ours"))]).changes))
