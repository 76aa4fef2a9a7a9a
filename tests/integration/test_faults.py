"""What can befall a pilot file is found out on real files, and said with the way out; nothing stored is lost by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.bootstrap import start
from partnertrack.errors import StoreError
from partnertrack.persistence import leftovers, lock, migrate, places
from partnertrack.persistence.lock import SUFFIXES
from partnertrack.persistence.places import Mount, Place
from partnertrack.persistence.store import Store
from partnertrack.services import access as ways_in
from partnertrack.services import backups, circumstances, health, pilots
from partnertrack.services.workspace import Workspace
from tests.integration.two_pilots import PASSPHRASE, add_cohorts, cohorts_of, copy_of, make_two


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_two(folder)
    return folder


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return copy_of(made, "plain", tmp_path)


@pytest.fixture
def sealed(made: Path, tmp_path: Path) -> Path:
    return copy_of(made, "sealed", tmp_path)


def _codes(workspace: Workspace) -> list[str]:
    return [each.code for each in circumstances.circumstances(workspace)]


def _lies(monkeypatch: pytest.MonkeyPatch, kind: str, name: str = "", root: Path | None = None) -> None:
    """Have the system tell that every file lies on such a place."""
    monkeypatch.setattr(places, "place_of", lambda _path: Place(kind, name, root))


@contextmanager
def _unwritable(*where: Path) -> Iterator[None]:
    modes = [each.stat().st_mode for each in where]
    for each in where:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        yield
    finally:
        for each, mode in zip(where, modes, strict=True):
            each.chmod(mode)


def _changed(path: Path) -> set[tuple[str, bytes]]:
    return {(each.name, each.read_bytes()) for each in path.parent.iterdir()}


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_cannot_be_written_is_read_without_a_trace(path: Path, tmp_path: Path, *, is_folder: bool) -> None:
    before = _changed(path)
    with _unwritable(tmp_path if is_folder else path):
        with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
            assert cohorts_of(workspace) == 300
            assert _codes(workspace) == [circumstances.READ_ONLY]
            with pytest.raises(StoreError, match="read-only"):
                add_cohorts(workspace)
            backup = backups.save_to(workspace, tmp_path.with_name(f"{tmp_path.name}-backup.ptbackup"))
            assert backup.manifest.counts["cohort"] == 300
            assert _changed(path) == before
        assert start(["check", str(path)]) == 0
    assert _changed(path) == before


def test_a_read_only_file_with_a_log_is_read_from_a_copy_with_what_the_log_holds(path: Path, tmp_path: Path) -> None:
    with closing(pilots.open_pilot(path)) as workspace:
        add_cohorts(workspace)
        stick = tmp_path / "stick"
        stick.mkdir()
        for each in path.parent.glob(f"{path.name}*"):
            if not each.name.endswith((*SUFFIXES, "-shm")):
                shutil.copy(each, stick)
    there = stick / path.name
    with _unwritable(stick, there), closing(pilots.open_pilot(there)) as workspace:
        assert cohorts_of(workspace) == 301
        copy = workspace.store.hold.file
        assert copy.parent != stick
    assert not copy.parent.exists()


def test_an_older_file_that_cannot_be_written_is_read_in_todays_shape(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _later(tmp_path, monkeypatch)
    before = path.read_bytes()
    path = Path(shutil.copy(path, tmp_path / "stick.ptrack"))
    with _unwritable(path), closing(pilots.open_pilot(path)) as workspace:
        assert cohorts_of(workspace) == 300
        with pytest.raises(StoreError, match="read-only"):
            add_cohorts(workspace)
    assert path.read_bytes() == before


def test_a_share_is_read_only_and_its_copy_here_can_be_changed(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = ways_in.unlock(sealed, PASSPHRASE)
    target = tmp_path / "here" / "mine.ptrack"
    with monkeypatch.context() as context:
        _lies(context, places.SHARE, "//server/pilots")
        with closing(pilots.open_pilot(sealed, access=entry, is_alone=True)) as workspace:
            assert _codes(workspace) == [circumstances.ON_SHARE]
            with pytest.raises(StoreError, match="//server/pilots"):
                add_cohorts(workspace)
            circumstances.copy_here(workspace, target)
        assert start(["new", str(tmp_path / "new.ptrack"), "--scheme", "inspire_gh", "--no-encryption"]) == 1
        assert "network share" in capsys.readouterr().err
    assert not (tmp_path / "new.ptrack").exists()
    with closing(pilots.open_pilot(target, access=ways_in.unlock(target, PASSPHRASE))) as copy:
        add_cohorts(copy)
        assert cohorts_of(copy) == 301
        assert health.check(copy).findings == ()
        with copy.store.reading() as reading:
            assert len(set(reading.connection.exec_driver_sql("SELECT origin FROM journal"))) == 2


def test_a_copy_never_takes_the_place_of_a_file(path: Path) -> None:
    with closing(pilots.open_pilot(path)) as workspace:
        with pytest.raises(StoreError, match="already"):
            circumstances.copy_here(workspace, path)
        with pytest.raises(StoreError, match="cannot be made"):
            circumstances.copy_here(workspace, path.with_name("x" * 300))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_of_a_cloud_program_is_told_and_so_are_its_second_copies(path: Path) -> None:
    (path.parent / ".dropbox").touch()
    shutil.copy(path, path.with_name("plain (Ama's conflicted copy 2026-03-01).ptrack"))
    with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        told = circumstances.circumstances(workspace)
        assert [each.code for each in told] == [circumstances.CLOUD, circumstances.CONFLICTS]
        assert "Dropbox" in told[0].text
        assert "conflicted copy" in told[1].text
        add_cohorts(workspace)


def test_on_a_stick_every_change_is_in_the_file_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lies(monkeypatch, places.REMOVABLE)
    with closing(pilots.open_pilot(path)) as workspace:
        add_cohorts(workspace)
        with workspace.store.reading() as reading:
            modes = [reading.connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in _HOW]
        assert modes == ["delete", 3]
        assert {each.name for each in path.parent.iterdir()} == {path.name, *(path.name + each for each in SUFFIXES)}
    monkeypatch.undo()
    with closing(pilots.open_pilot(path)) as workspace, workspace.store.reading() as reading:
        assert [reading.connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in _HOW] == ["wal", 2]


_HOW = ("journal_mode", "synchronous")


def test_a_stick_that_is_pulled_out_takes_nothing_that_was_said_to_be_stored(path: Path) -> None:
    away = path.parent / "away"
    away.mkdir()
    with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        add_cohorts(workspace)
        for each in list(path.parent.glob(f"{path.name}*")):
            each.rename(away / each.name)
        with pytest.raises(StoreError, match="no longer where it was opened"):
            add_cohorts(workspace)
        for each in list(away.iterdir()):
            each.rename(path.parent / each.name)
        add_cohorts(workspace)
        assert cohorts_of(workspace) == 302


def test_a_file_that_takes_the_place_of_an_open_one_is_not_written_to(path: Path, made: Path) -> None:
    with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
        fresh = Path(shutil.copy(made / "plain.ptrack", path.with_name("fresh")))
        fresh.replace(path)
        with pytest.raises(StoreError, match="Another file has taken the place"):
            add_cohorts(workspace)
    assert path.read_bytes() == (made / "plain.ptrack").read_bytes()


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
@pytest.mark.parametrize("name", ["plain", "sealed"])
def test_the_log_of_another_file_is_put_away(made: Path, tmp_path: Path, name: str, suffix: str) -> None:
    for file in made.glob(f"{name}*"):
        shutil.copy(file, tmp_path)
    path = tmp_path / f"{name}.ptrack"
    log = path.with_name(path.name + suffix)
    other = pilots.create_pilot(tmp_path / "other.ptrack", "generic_dual_track", "Another")
    if suffix == "-wal":
        add_cohorts(other, 500)
        shutil.copy(tmp_path / "other.ptrack-wal", log)
        other.close()
    else:
        other.close()
        _leave_journal(tmp_path / "other.ptrack", log)
    entry = ways_in.unlock(path, PASSPHRASE) if name == "sealed" else None
    before = path.read_bytes()
    with closing(pilots.open_pilot(path, access=entry, is_alone=True)) as workspace:
        assert cohorts_of(workspace) == 300
        (told,) = circumstances.circumstances(workspace)
        assert told.code == circumstances.ASIDE
        assert log.name in told.text
        assert health.check(workspace).findings == ()
    assert path.read_bytes() == before
    assert log.with_name(log.name + leftovers.ASIDE).exists()


def _leave_journal(path: Path, log: Path) -> None:
    """Keep the journal of a change that was broken off while it was written into a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=delete")
        raw.execute("PRAGMA cache_spill=1")
        raw.execute("PRAGMA cache_size=2")
        raw.execute("BEGIN IMMEDIATE")
        for number in range(300):
            raw.execute(
                "INSERT INTO archive (sha256, content, size) SELECT randomblob(32), randomblob(3000), ?", (number,)
            )
        shutil.copy(path.with_name(path.name + "-journal"), log)
        raw.execute("ROLLBACK")


def test_a_pilot_keeps_its_own_log(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(pilots.open_pilot(path)) as workspace:
        add_cohorts(workspace)
        for each in path.parent.glob(f"{path.name}*"):
            shutil.copy(each, crashed)
    with closing(pilots.open_pilot(crashed / path.name, is_alone=True)) as workspace:
        assert cohorts_of(workspace) == 301
        assert _codes(workspace) == []


def test_a_folder_that_takes_no_log_is_said(path: Path) -> None:
    path.with_name(path.name + "-wal").mkdir()
    with pytest.raises(StoreError) as refused:
        pilots.open_pilot(path)
    assert refused.value.hint


def test_a_clock_that_was_set_back_is_told_and_changes_keep_their_order(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = time.time_ns() + 400 * 24 * 3600 * 10**9
    with monkeypatch.context() as context, closing(pilots.open_pilot(path)) as workspace:
        context.setattr(time, "time_ns", lambda: ahead)
        add_cohorts(workspace)
        assert _codes(workspace) == []
    with closing(pilots.open_pilot(path)) as workspace:
        add_cohorts(workspace)
        assert _codes(workspace) == [circumstances.CLOCK]
        assert health.check(workspace).findings == ()
        assert [entry.title for entry in workspace.store.history(2)] == ["Add", "Add"]


def _later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "pass") -> None:
    """Have the program know one shape more than the files have."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        f'"""A later shape."""\nfrom alembic import op\nrevision = "9999_later"\n'
        f'down_revision = "{migrate.REVISIONS[-1]}"\n\n\ndef upgrade():\n    {more}\n'
    )
    (scripts / "versions" / "9999_later.py").write_text(script)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "9999_later"))


def test_an_older_file_is_copied_before_it_is_changed_and_the_copy_opens(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.ptrack"
    with monkeypatch.context() as context:
        _later(tmp_path, context)
        before = migrate.schema_of(path)
        store = Store.open(path, before_update=lambda: shutil.copyfile(path, copy))
        store.close()
        assert migrate.schema_of(path) == before + 1
        store = Store.open(path, before_update=lambda: pytest.fail("it is of today's shape"))
        store.close()
    with closing(pilots.open_pilot(copy)) as older:
        assert cohorts_of(older) == 300


def test_an_older_file_that_another_program_has_is_left_as_it_is(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _later(tmp_path, monkeypatch)
    monkeypatch.setattr(lock.Lock, "take", lambda _lock, _patience=0.0: False)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="earlier version, and cannot be updated while it is open elsewhere"):
        pilots.open_pilot(path, is_alone=True)
    assert path.read_bytes() == before


def test_names_that_disks_take_are_taken(made: Path, tmp_path: Path) -> None:
    for name in ("Zażółć “Ghana” #1 50%? & Söhne.ptrack", f"{'x' * 230}.ptrack", "-.ptrack", "名前 اسم.ptrack"):
        path = Path(shutil.copy(made / "plain.ptrack", tmp_path / name))
        with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
            add_cohorts(workspace)
            assert cohorts_of(workspace) == 301
        path.unlink()
        assert list(tmp_path.iterdir()) == []


def _fill(workspace: Workspace) -> int:
    """Store until the disk is full; how many cohorts that were."""
    for number in range(400):
        try:
            add_cohorts(workspace, 20)
        except StoreError as error:
            if "disk is full" in str(error):
                return number * 20
            raise
    raise AssertionError("the disk took everything")


@pytest.mark.faults
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounts a small disk, which takes an administrator")
def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(made: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = (made / "plain.ptrack").stat().st_size + 400_000
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=False)  # noqa: S607 - wherever it is
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        path = Path(shutil.copy(made / "plain.ptrack", disk))
        with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
            stored = 300 + _fill(workspace)
            assert cohorts_of(workspace) == stored
            subprocess.run(["mount", "-o", f"remount,size={size * 4}", str(disk)], check=True)  # noqa: S607 - as above
            add_cohorts(workspace)
            assert health.check(workspace).findings == ()
        with closing(pilots.open_pilot(path)) as workspace:
            assert cohorts_of(workspace) == stored + 1
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)  # noqa: S607 - as above


@pytest.mark.faults
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounts a disk, which takes an administrator")
def test_a_disk_that_is_mounted_for_reading_is_read(made: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], check=False).returncode:  # noqa: S607 - wherever it is
        pytest.skip("no disk can be mounted here")
    try:
        path = Path(shutil.copy(made / "plain.ptrack", disk))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607 - as above
        with closing(pilots.open_pilot(path, is_alone=True)) as workspace:
            assert cohorts_of(workspace) == 300
            assert _codes(workspace) == [circumstances.READ_ONLY]
        assert places.mount_of(path.resolve(), places.here()) == Mount(
            str(disk.resolve()),
            "tmpfs",
            "tmpfs",
            places.mount_of(path.resolve(), places.here()).options,  # type: ignore[union-attr] # it is mounted
        )
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)  # noqa: S607 - as above
