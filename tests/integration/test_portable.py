"""A portable program keeps everything on its stick, and finds it again wherever the stick is."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from partnertrack import paths, settings, stick, temporary
from partnertrack.persistence import places
from partnertrack.persistence.places import Mount, Surroundings
from partnertrack.persistence.store import Store
from partnertrack.services import circumstances, pilots
from partnertrack.settings import Settings
from tests.integration.two_pilots import add_cohorts, cohorts_of

_HOW = ("journal_mode", "synchronous")


def _plug_in(monkeypatch: pytest.MonkeyPatch, top: Path) -> Path:
    """Have a portable program run from a stick; the folder of the program."""
    program = top / "PartnerTrack"
    (program / "app-1.0.0").mkdir(parents=True, exist_ok=True)
    (program / "current").write_text("app-1.0.0\n")
    (program / "portable").touch()
    monkeypatch.setattr(paths, "portable_data", lambda: program / "data")
    monkeypatch.setattr(Path, "is_mount", lambda path: path in (top, Path("/")))
    monkeypatch.delenv("PARTNERTRACK_HOME", raising=False)
    return program


def test_what_is_remembered_of_a_stick_is_found_at_another_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _plug_in(monkeypatch, tmp_path / "E")
    beside, off = tmp_path / "E" / "office" / "b.ptrack", tmp_path / "c.ptrack"
    known = Settings(recent=(str(program / "data" / "pilots" / "a.ptrack"), str(beside), str(off)))
    known = (
        known.with_view(beside, "mine", "text")
        .with_arrangement(beside, "board", "x")
        .with_ends(beside, {"o": (3, "h")})
    )
    settings.save(known)
    text = (program / "data" / "settings.json").read_text()
    assert str(tmp_path / "E") not in text
    assert json.loads(text)["recent"][:2] == ["<stick>/data/pilots/a.ptrack", "<stick>/../office/b.ptrack"]
    assert settings.load() == known

    (tmp_path / "E").rename(tmp_path / "F")
    moved = _plug_in(monkeypatch, tmp_path / "F")
    there = tmp_path / "F" / "office" / "b.ptrack"
    found = settings.load()
    assert found.recent == (str(moved / "data" / "pilots" / "a.ptrack"), str(there), str(off))
    assert (found.views_of(there), found.arrangement_of(there, "board")) == ((("mine", "text"),), "x")
    assert found.ends_of(there) == {"o": (3, "h")}
    shutil.rmtree(moved)
    monkeypatch.undo()
    assert stick.kept(str(there)) == str(there)


def test_the_folder_of_data_is_made_for_the_user_alone_and_a_stick_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _plug_in(monkeypatch, tmp_path)
    assert stick.is_medium()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home" / "ama")
    assert (stick.root(), stick.is_medium()) == (program, False)
    stick.prepare()
    assert settings.home() == program / "data"
    assert (program / "data").stat().st_mode & 0o777 == 0o700
    assert stick.pilots() == program / "data" / "pilots"
    assert not stick.is_read_only()
    shutil.rmtree(program / "data")
    (program / "data").write_text("in the way")
    assert stick.is_read_only()


def test_files_for_a_moment_are_on_the_stick_and_what_a_killed_program_left_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _plug_in(monkeypatch, tmp_path)
    place = program / "data" / "temporary"
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr("atexit.register", lambda *_what, **_how: None)
    for left, hours in ((".run.ffff-1-00000000.part", 48), (".run.ffff-1-11111111.part", 1)):
        (place / left).mkdir(parents=True)
        moment = (place / left).stat().st_mtime - hours * 3600
        os.utime(place / left, (moment, moment))
    stick.prepare()
    temporary.keep_on_stick()
    with tempfile.TemporaryDirectory() as folder:
        assert Path(folder).is_relative_to(place)
    assert Path(os.environ["TMPDIR"]).is_relative_to(place)
    assert not (place / ".run.ffff-1-00000000.part").exists()
    assert (place / ".run.ffff-1-11111111.part").exists()


@pytest.mark.parametrize("kind", ["vfat", "exfat", "fuse.exfat", "msdos", "fat32"])
def test_nothing_lies_beside_a_pilot_on_fat(tmp_path: Path, kind: str) -> None:
    around = Surroundings("linux", (Mount("/", "ext4"), Mount(str(tmp_path), kind, "/dev/sda9")), {}, tmp_path / "home")
    found = places.place_of(tmp_path / "a.ptrack", around)
    assert (found.kind, found.is_fragile) == (places.DISK, True)
    assert not places.place_of(tmp_path.parent / "a.ptrack", around).is_fragile


def test_a_pilot_goes_from_the_disk_to_the_stick_and_back_with_all_that_was_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk" / "a.ptrack"
    disk.parent.mkdir()
    program = _plug_in(monkeypatch, tmp_path / "E")
    there = program / "data" / "pilots" / "a.ptrack"
    assert stick.pilots() == there.parent
    with closing(pilots.create_pilot(disk, "inspire_gh", "One")) as workspace:
        assert _modes(workspace.store) == ["wal", 2]
        assert circumstances.farewell(workspace) == ""
        add_cohorts(workspace)
        for each in disk.parent.glob("a.ptrack*"):  # as after a crash: a part of it is in its log
            if not each.name.endswith("-shm"):
                shutil.copy(each, there.parent)
    assert (there.parent / "a.ptrack-wal").stat().st_size
    with closing(pilots.open_pilot(there, is_alone=True)) as workspace:
        assert cohorts_of(workspace) == 1
        assert _modes(workspace.store) == ["delete", 3]
        assert circumstances.where(workspace) == "Saved on this stick"
        assert not list(there.parent.glob("*-wal"))
    shutil.copy(there, disk)
    with closing(pilots.open_pilot(disk)) as workspace:
        assert (cohorts_of(workspace), _modes(workspace.store)) == (1, ["wal", 2])


def _modes(store: Store) -> list[object]:
    with store.reading() as reading:
        return [reading.connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in _HOW]
