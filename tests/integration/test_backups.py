"""Backups are whole or not there; a restore shows what it would change, keeps what it replaces, and can be undone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from partnertrack.domain.change import added
from partnertrack.domain.participant import Participant
from partnertrack.errors import DamagedError, LockedError, RuleError, StoreError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import access, backups, pilots
from partnertrack.services.backups import Target, second_place
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.workspace import Workspace

ROOT = Path(__file__).parents[2]
KNOWN: dict[bytes, access.Access] = {}
PASSPHRASE = "a horse that counts to nine"  # noqa: S105 - of an invented pilot


def no_secret(path: Path) -> None:
    raise LockedError(f"{path.name} asks for a passphrase")


BOTH = pytest.mark.parametrize("pilot", ["plain", "encrypted"], indirect=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def pilot(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "pilot.ptrack"
    passphrase = PASSPHRASE if getattr(request, "param", "encrypted") == "encrypted" else ""
    with closing(at_home(pilots.create_pilot(path, "generic_dual_track", "Test", passphrase=passphrase))) as workspace:
        enter(workspace, "Mensah")
    return path


def opens(path: Path) -> access.Access | None:
    """What opens a pilot; asked once for each, because it takes its time on purpose."""
    if not access.is_encrypted(path):
        return None
    salt = path.read_bytes()[:16]
    if salt not in KNOWN:
        KNOWN[salt] = access.unlock(path, PASSPHRASE)
    return KNOWN[salt]


def opened(path: Path) -> Workspace:
    return at_home(pilots.open_pilot(path, access=opens(path)))


def at_home(workspace: Workspace) -> Workspace:
    """Let the backups lie beside the pilot."""
    workspace.home = workspace.path.parent / "home"
    return workspace


def enter(workspace: Workspace, *names: str) -> None:
    for name in names:
        workspace.commit(f"Enter {len(name)}", [added(Participant(last_name=name))])


def people(path: Path) -> set[str]:
    with closing(opened(path)) as workspace, workspace.store.reading() as reading:
        assert check(workspace.store) == []
        return {person.last_name for person in records.all_of(reading, Participant)}


def target(path: Path) -> Target:
    return Target(path, opens(path))


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@BOTH
def test_a_backup_is_one_file_that_was_opened_and_counted(pilot: Path, tmp_path: Path) -> None:
    with closing(opened(pilot)) as workspace:
        made = backups.make(workspace)
        assert made.manifest.counts["participant"] == 1
        assert made.manifest.pages
        assert made.manifest.title == "Test"
        assert [each.name for each in made.path.parent.iterdir()] == [made.path.name]
        again = backups.make_before(workspace, "import")
        assert (again.is_new, again.backup) == (False, made)
        enter(workspace, "Owusu")
        later = backups.make_before(workspace, "import")
        assert later.is_new
        assert backups.overview(workspace).current == later.backup
    with zipfile.ZipFile(made.path) as archive:  # whoever has nothing but an unpacker gets a pilot out of it
        archive.extractall(tmp_path / "by hand")
        assert b"Mensah" not in archive.read("manifest.json")
    assert people(tmp_path / "by hand" / "pilot.ptrack") == {"Mensah"}


@BOTH
def test_a_restore_shows_what_it_changes_keeps_what_it_replaces_and_can_be_undone(pilot: Path, home: Path) -> None:
    with closing(opened(pilot)) as workspace:
        backup = backups.make(workspace)
        enter(workspace, "Owusu", "Boateng")
        before = origin(pilot, workspace)
    seen = backups.preview(backup.path, target(pilot), no_secret)
    assert [told.title for told in seen.comparison.gone] == ["Enter 7", "Enter 5"]
    assert seen.comparison.back == ()
    assert seen.comparison.now
    assert (seen.comparison.now.counts["participant"], seen.comparison.then.counts["participant"]) == (3, 1)
    done = backups.restore(backup.path, target(pilot), no_secret, home)
    assert people(pilot) == {"Mensah"}
    assert done.kept
    assert done.kept.is_kept
    with closing(opened(pilot)) as workspace:
        assert origin(pilot, workspace) != before
        enter(workspace, "Asante")
    seen = backups.preview(done.kept.path, target(pilot), no_secret)
    assert [told.title for told in seen.comparison.gone] == ["Enter 6"]
    assert [told.title for told in seen.comparison.back] == ["Enter 7", "Enter 5"]
    backups.restore(done.kept.path, target(pilot), no_secret, home)
    assert people(pilot) == {"Mensah", "Owusu", "Boateng"}
    assert not list(pilot.parent.glob(".*.part"))


def origin(path: Path, workspace: Workspace) -> UUID:
    engine = workspace.store.doors.engine
    del path
    with engine.connect() as connection:
        return UUID(bytes=bytes(connection.exec_driver_sql("SELECT origin FROM replica").scalar_one()))


@pytest.mark.parametrize("fault", ["damaged", "emptied", "missing", "keys are gone"])
def test_a_file_that_cannot_be_opened_is_replaced_and_kept_for_repair(pilot: Path, home: Path, fault: str) -> None:
    is_encrypted = access.is_encrypted(pilot)
    with closing(opened(pilot)) as workspace:
        backup = backups.make(workspace)
        enter(workspace, "Owusu")
    if fault == "damaged":
        pilot.write_bytes(pilot.read_bytes()[:9000] + os.urandom(30_000))
    elif fault == "emptied":
        pilot.write_bytes(b"")
    elif fault == "missing":
        pilot.unlink()
    for beside in pilot.parent.glob("*-keys*") if fault == "keys are gone" else ():
        beside.unlink()
    if not is_encrypted and fault == "keys are gone":
        return
    assert backups.backups_of_file(pilot, home) == (backup,)
    blind = Target(pilot)
    seen = backups.preview(backup.path, blind, opens)
    assert seen.comparison.now is None
    assert bool(seen.trouble) is (fault != "missing")
    done = backups.restore(backup.path, blind, opens, home)
    assert people(pilot) == {"Mensah"}
    assert (done.aside is None) is (fault == "missing")
    assert done.aside is None or done.aside.exists()


def test_what_is_no_sound_backup_of_this_pilot_is_refused_and_changes_nothing(
    pilot: Path, home: Path, tmp_path: Path
) -> None:
    with closing(opened(pilot)) as workspace:
        backup = backups.make(workspace)
        enter(workspace, "Owusu")
    with closing(at_home(pilots.create_pilot(tmp_path / "other.ptrack", "inspire_gh", "Other"))) as other:
        foreign = backups.make(other)
    with pytest.raises(RuleError):
        backups.restore(foreign.path, target(pilot), no_secret, home)
    newer = rewritten(backup.path, tmp_path / "newer.ptbackup", schema=999)
    broken = tmp_path / "broken.ptbackup"
    shutil.copy(backup.path, broken)
    flip(broken, backup.size // 2)
    (tmp_path / "no.ptbackup").write_bytes(b"PK\x03\x04 and no more")
    for bad in (newer, broken, tmp_path / "no.ptbackup", pilot):
        with pytest.raises(StoreError):
            backups.restore(bad, target(pilot), no_secret, home)
    assert people(pilot) == {"Mensah", "Owusu"}
    done = backups.restore_as(backup.path, tmp_path / "old.ptrack", opens)
    assert people(done.path) == {"Mensah"}
    with pytest.raises(StoreError):
        backups.restore_as(backup.path, tmp_path / "old.ptrack", opens)


def rewritten(backup: Path, place: Path, **said: object) -> Path:
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(place, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | said).encode()
            new.writestr(name, content)
    return place


def test_a_file_that_another_program_has_open_is_not_replaced(pilot: Path, home: Path) -> None:
    with closing(opened(pilot)) as workspace:
        backup = backups.make(workspace)
        with pytest.raises(StoreError):
            backups.restore(backup.path, target(pilot), no_secret, home)
        enter(workspace, "Owusu")
    assert people(pilot) == {"Mensah", "Owusu"}


def test_an_older_passphrase_opens_an_older_backup_and_the_newest_stays_in_force(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "pilot.ptrack"
    with closing(at_home(pilots.create_pilot(path, "inspire_gh", "Test", passphrase=PASSPHRASE))) as workspace:
        backup = backups.make(workspace)
        opens = workspace.access
    with pytest.raises(LockedError) as refused:
        backups.preview(backup.path, Target(path), no_secret)
    assert not refused.value.is_wrong
    with pytest.raises(LockedError) as refused:
        backups.preview(backup.path, Target(path), lambda place: access.unlock(place, "wrong"))
    assert refused.value.is_wrong
    for beside in path.parent.glob("pilot.ptrack-keys*"):
        beside.write_bytes(beside.read_bytes().replace(b'"label": ""', b'"label": ""  '))
    changed = [each.read_bytes() for each in sorted(path.parent.glob("pilot.ptrack-keys*"))]
    backups.restore(backup.path, Target(path, opens), no_secret, home)
    assert [each.read_bytes() for each in sorted(path.parent.glob("pilot.ptrack-keys*"))] == changed


def test_damage_is_found_when_a_backup_is_made_and_leaves_no_backup(
    pilot: Path, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(opened(pilot)) as workspace:
        enter(workspace, "Mensah" * 40_000)
    with closing(opened(pilot)) as workspace:
        content = bytearray(pilot.read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle : middle + 4096] = os.urandom(4096)
        pilot.write_bytes(content)
        with pytest.raises(DamagedError):
            backups.make(workspace)
        outcome = backups.make_before(workspace, "import")
        assert isinstance(outcome.error, DamagedError)
        assert "a backup failed" in caplog.text
        shelf = shelf_of(workspace.pilot.id, home)
        assert [each.name for each in shelf.folder.iterdir()] == ["notes.json"]
        known = backups.overview(workspace)
        assert known.failure
        assert known.last is None


_MAKER = """
import sys
from pathlib import Path
from partnertrack.services import backups, pilots
workspace = pilots.open_pilot(Path(sys.argv[1]))
workspace.home = Path(sys.argv[2])
while True:
    print("made", flush=True)
    backups.make(workspace)
"""


def test_a_killed_backup_leaves_nothing_that_looks_like_one(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "pilot.ptrack"
    pilots.create_pilot(path, "inspire_gh", "Test").close()
    maker = subprocess.Popen([sys.executable, "-c", _MAKER, str(path), str(home)], cwd=ROOT, stdout=subprocess.PIPE)
    assert maker.stdout
    for _line in range(3):
        maker.stdout.readline()
    maker.kill()
    maker.communicate()
    with closing(opened(path)) as workspace:
        shelf = shelf_of(workspace.pilot.id, home)
        for each in shelf.all():
            backups.verify(each.path)
        assert shelf.unreadable() == ()
        backups.make(workspace)
        assert not list(shelf.folder.glob(".*.part"))


def test_the_second_place_is_known_again_as_another_drive(tmp_path: Path, home: Path) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "elsewhere"
    (stick / "safe").mkdir(parents=True)
    with closing(at_home(pilots.create_pilot(tmp_path / "pilot.ptrack", "inspire_gh", "Test"))) as workspace:
        made = backups.make(workspace)
        shelf = shelf_of(workspace.pilot.id, home)
        place = backups.choose(workspace, stick / "safe")
        second_place.remember(shelf, replace(place, below="safe"))
        carried = backups.carry(workspace, mounts=[])
        assert carried
        assert carried.copied_at
        assert (stick / "safe" / made.path.name).read_bytes() == made.path.read_bytes()
        assert backups.overview(workspace).carried == {made.manifest.id}
        stick.rename(elsewhere)
        away = backups.carry(workspace, mounts=[])
        assert away
        assert not away.is_there
        assert away.days_away(datetime.now(UTC) + timedelta(days=9)) == 9
        enter(workspace, "Owusu")
        later = backups.make(workspace)
        back = backups.carry(workspace, mounts=[elsewhere])
        assert back
        assert back.folder == elsewhere / "safe"
        assert (elsewhere / "safe" / later.path.name).exists()
        with pytest.raises(StoreError):
            backups.choose(workspace, shelf.folder)


def test_a_practice_pilot_needs_no_backup(tmp_path: Path, home: Path) -> None:
    with closing(
        at_home(pilots.create_pilot(tmp_path / "p.ptrack", "inspire_gh", "Test", is_practice=True))
    ) as workspace:
        assert backups.make_before(workspace, "import") == backups.Outcome()
        with pytest.raises(RuleError):
            backups.make(workspace)
        assert not home.exists()
        assert backups.save_to(workspace, tmp_path / "carried").path == tmp_path / "carried.ptbackup"
