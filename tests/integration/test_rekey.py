"""Proves that a pilot that gets a key, another one or a plain copy keeps all of its data, at whichever step it dies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from partnertrack.domain.change import added
from partnertrack.domain.participant import Participant
from partnertrack.errors import Cancelled, LockedError, RuleError, StoreError
from partnertrack.persistence import engine, exports, keys
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import counts
from partnertrack.services import access, pilots
from partnertrack.services.access import Access
from partnertrack.services.workspace import Workspace
from tests.cheap_keys import cheap_keys

WORDS, NEW = "violin gravel sunday tooth", "another set of words"
SECRET = b"Abimbola-Sarpong"


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a plain pilot and an encrypted one that hold the same."""
    folder = tmp_path_factory.mktemp("made")
    plain = folder / "plain.ptrack"
    with closing(pilots.create_pilot(plain, "inspire_gh", "Test")) as workspace:
        people = (Participant(last_name=SECRET.decode(), first_name=f"Ama {n}") for n in range(60))
        workspace.commit("Enter", map(added, people))
    encrypted = Path(shutil.copy(plain, folder / "encrypted.ptrack"))
    access.encrypt(encrypted, WORDS)
    return plain, encrypted


@pytest.fixture
def plain(made: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(made[0], tmp_path / "pilot.ptrack"))


@pytest.fixture
def encrypted(made: tuple[Path, Path], tmp_path: Path) -> Path:
    path = Path(shutil.copy(made[1], tmp_path / "pilot.ptrack"))
    keys.keep(path, access.opening.header_of(made[1]))
    return path


def _sound(path: Path, opened: Access | None = None) -> Workspace:
    """Return the pilot, closed, having seen that everything is in it."""
    with closing(pilots.open_pilot(path, access=opened)) as workspace:
        assert check(workspace.store) == []
        with workspace.store.reading() as reading:
            assert counts.summary(reading).people == 60
    return workspace


def test_a_plain_pilot_is_encrypted_and_nothing_of_it_stays_readable(plain: Path, tmp_path: Path) -> None:
    assert SECRET in plain.read_bytes()
    other = tmp_path / "hard link to what was there"
    os.link(plain, other)
    opened = access.encrypt(plain, WORDS, "Ama")
    assert _sound(plain, access.unlock(plain, WORDS)).access == opened
    assert SECRET not in other.read_bytes()
    other.unlink()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["pilot.ptrack", "pilot.ptrack-keys", "pilot.ptrack-keys2"]
    assert all(SECRET not in path.read_bytes() for path in tmp_path.iterdir())
    with pytest.raises(LockedError):
        pilots.open_pilot(plain)
    with pytest.raises(RuleError, match="already"):
        access.encrypt(plain, NEW)


def test_what_is_in_the_log_is_encrypted_too(plain: Path) -> None:
    connection = dbapi2.connect(str(plain), isolation_level=None)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("CREATE TABLE late (word)")
    connection.execute("INSERT INTO late VALUES ('in the log')")
    kept = plain.with_name("kept")
    shutil.copy(plain, kept)
    shutil.copy(f"{plain}-wal", f"{kept}-wal")
    connection.close()
    shutil.move(kept, plain)
    shutil.move(f"{kept}-wal", f"{plain}-wal")
    opened = access.encrypt(plain, WORDS)
    with engine.bare(plain, opened) as bare:
        assert bare.execute("SELECT word FROM late").fetchall() == [("in the log",)]


def test_a_new_key_shuts_out_whoever_had_the_old_one(encrypted: Path) -> None:
    before = access.unlock(encrypted, WORDS)
    header = keys.places(encrypted)[0].read_bytes()
    access.add_passphrase(encrypted, before, "a colleague’s words")
    after = access.new_key(encrypted, before, NEW, "Ama")
    assert after.key != before.key
    _sound(encrypted, access.unlock(encrypted, NEW))
    assert [way.label for way in access.slots(encrypted)] == ["Ama"]
    for place in keys.places(encrypted):
        place.write_bytes(header)
    with pytest.raises(LockedError):  # the old header is of another database now
        access.unlock(encrypted, WORDS)
    with pytest.raises(StoreError):
        pilots.open_pilot(encrypted, access=before)


def test_a_plain_copy_is_a_pilot_of_its_own(encrypted: Path, tmp_path: Path) -> None:
    opened = access.unlock(encrypted, WORDS)
    target = tmp_path / "copy.ptrack"
    with closing(pilots.open_pilot(encrypted, access=opened)) as workspace:
        access.write_plain_copy(workspace, target)
        with pytest.raises(StoreError, match="already"):
            access.write_plain_copy(workspace, target)
        with workspace.store.reading() as reading:
            assert [(each.export.what, each.export.people) for each in exports.entries(reading)] == [("backup", 60)]
    assert SECRET in target.read_bytes()
    with closing(pilots.open_pilot(target)) as copy, closing(pilots.open_pilot(encrypted, access=opened)) as first:
        late = [each.commit("Enter", [added(Participant(last_name="X"))]) for each in (copy, first)]
        assert check(copy.store) == []
    assert late[0].entry.origin != late[1].entry.origin


def test_a_viewer_gets_neither_a_new_key_nor_a_plain_copy(encrypted: Path, tmp_path: Path) -> None:
    access.add_passphrase(encrypted, access.unlock(encrypted, WORDS), "for the figures", role=access.VIEWER)
    viewer = access.unlock(encrypted, "for the figures")
    with pytest.raises(RuleError, match="viewer"):
        access.new_key(encrypted, viewer, NEW)
    with closing(pilots.open_pilot(encrypted, access=viewer)) as workspace, pytest.raises(RuleError, match="viewer"):
        access.write_plain_copy(workspace, tmp_path / "copy.ptrack")
    assert not (tmp_path / "copy.ptrack").exists()


def test_a_pilot_that_somebody_has_open_is_left_alone(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnertrack.persistence.engine.PATIENCE", 10)
    with closing(pilots.open_pilot(plain)) as workspace:
        workspace.commit("Enter", [added(Participant(last_name="Late"))])
        with pytest.raises(StoreError, match="Another program"):
            access.encrypt(plain, WORDS)
        assert check(workspace.store) == []
    assert sorted(path.name for path in plain.parent.iterdir()) == ["pilot.ptrack"]


class _Killed(BaseException):
    """The program is gone: nothing more of it runs, no clearing away either."""


@pytest.mark.parametrize("step", ["_look_at", "_swap", "put", "keep", "forget"])
def test_dying_at_any_step_leaves_the_old_pilot_or_the_new_one(
    encrypted: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = access.unlock(encrypted, WORDS)
    shutil.rmtree(keys.copies._spare(before.salt).parent)

    def die(*_given: object, **_more: object) -> None:
        raise _Killed

    with monkeypatch.context() as patch:
        for name in ("discard", "keys.forget"):
            patch.setattr(f"partnertrack.persistence.rekey.{name}", lambda *_given: None)
        _break(patch, step, die)
        with pytest.raises(_Killed):
            access.new_key(encrypted, before, NEW)
    if (spare := keys.copies._spare(before.salt).parent).exists():
        shutil.rmtree(spare)
    opened = next(found for words in (WORDS, NEW) if (found := _try(encrypted, words)))
    _sound(encrypted, opened)
    assert all(place.exists() for place in keys.places(encrypted))


def _break(patch: pytest.MonkeyPatch, step: str, die: Callable[..., None]) -> None:
    """Let the program die in that step: the renaming, or a function that is called again after it."""
    if step == "keep":
        real = keys.keep

        def keep(path: Path, header: keys.Header) -> None:
            if path.suffix != keys.DRAFT:
                die()
            real(path, header)

        patch.setattr("partnertrack.persistence.rekey.keys.keep", keep)
    elif step == "put":
        patch.setattr("partnertrack.persistence.rekey.put", lambda draft, place: die(draft.replace(place)))
    else:
        name = f"keys.{step}" if step == "forget" else step
        patch.setattr(f"partnertrack.persistence.rekey.{name}", die)


def _try(path: Path, words: str) -> Access | None:
    try:
        return access.unlock(path, words)
    except LockedError:
        return None


def test_stop_before_the_last_step_leaves_everything_as_it_was(plain: Path) -> None:
    content = plain.read_bytes()

    class Stopping:
        def report(self, done: int, _total: int, _text: str = "") -> None:
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        access.encrypt(plain, WORDS, progress=Stopping())
    assert [path.name for path in plain.parent.iterdir()] == ["pilot.ptrack"]
    _sound(plain)
    assert SECRET in content
