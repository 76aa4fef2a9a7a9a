"""Proves that a pilot opens to whom its officers let in, whatever happens to its key files, and to nobody else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import null

from partnertrack import settings
from partnertrack.errors import LockedError, RuleError, StoreError
from partnertrack.persistence import keys
from partnertrack.services import access, pilots
from partnertrack.services.access import OFFICER, RECOVERY, VIEWER, Access
from tests.cheap_keys import cheap_keys

WORDS, OTHER = "violin gravel sunday tooth", "other words here"


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "test.ptrack"
    pilots.create_pilot(path, "inspire_gh", "Test", passphrase=WORDS).close()
    return path


@pytest.fixture
def pilot(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an encrypted pilot with its key files, on a computer that has not seen it."""
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))
    for place in (made, *keys.places(made)):
        shutil.copy(place, tmp_path)
    return tmp_path / made.name


def _opens(path: Path, secret: str) -> str:
    """Return the role in which a secret opens the data themselves."""
    workspace = pilots.open_pilot(path, access=access.unlock(path, secret))
    workspace.close()
    assert workspace.access is not None
    return workspace.access.role


def test_each_way_in_opens_in_its_role(pilot: Path) -> None:
    mine = access.unlock(pilot, WORDS)
    access.add_passphrase(pilot, mine, "for the figures", "Kofi", VIEWER)
    code = access.new_recovery_code(pilot, mine)
    assert [_opens(pilot, secret) for secret in (WORDS, "for the figures", code.lower())] == [OFFICER, VIEWER, OFFICER]
    with pytest.raises(LockedError, match="group 2 of the") as wrong:
        access.unlock(pilot, code[:6] + ("1" if code[6] == "0" else "0") + code[7:])
    assert wrong.value.is_wrong
    with pytest.raises(LockedError):
        access.unlock(pilot, WORDS.upper())
    assert [(way.kind, way.label, way.role, way.is_mine) for way in access.slots(pilot, mine)] == [
        ("passphrase", "", OFFICER, True),
        ("passphrase", "Kofi", VIEWER, False),
        ("recovery", "", OFFICER, False),
    ]


def test_a_changed_passphrase_keeps_role_and_data_and_the_old_one_opens_no_more(pilot: Path) -> None:
    mine, content = access.unlock(pilot, WORDS), pilot.read_bytes()
    viewer = access.add_passphrase(pilot, mine, "for the figures", "Kofi", VIEWER)
    with pytest.raises(LockedError, match="so far"):
        access.change_passphrase(pilot, mine, "new words", current="wrong")
    access.change_passphrase(pilot, mine, "new words", current=WORDS)
    access.change_passphrase(pilot, mine, "other figures", viewer.id)
    assert pilot.read_bytes() == content
    assert (_opens(pilot, "new words"), _opens(pilot, "other figures")) == (OFFICER, VIEWER)
    assert [way.label for way in access.slots(pilot)] == ["", "Kofi"]
    with pytest.raises(LockedError):
        access.unlock(pilot, WORDS)


def test_nobody_is_locked_out_and_nobody_shares_a_passphrase(pilot: Path) -> None:
    mine = access.unlock(pilot, WORDS)
    viewer = access.add_passphrase(pilot, mine, "for the figures", "Kofi", VIEWER)
    for refused in (WORDS, "for the figures", "", "  "):
        with pytest.raises(RuleError):
            access.add_passphrase(pilot, mine, refused)
    with pytest.raises(RuleError, match="yourself"):
        access.remove(pilot, mine, mine.slot)
    removed = access.remove(pilot, mine, viewer.id)
    with pytest.raises(LockedError):
        access.unlock(pilot, "for the figures")
    access.put_back(pilot, mine, removed)
    assert _opens(pilot, "for the figures") == VIEWER
    code = access.new_recovery_code(pilot, mine)
    by_code = access.unlock(pilot, code)
    access.remove(pilot, by_code, mine.slot)
    by_other = Access(by_code.key, by_code.salt, OFFICER, viewer.id)
    recovery = next(way.id for way in access.slots(pilot) if way.kind == RECOVERY)
    with pytest.raises(RuleError, match="last way in"):
        access.remove(pilot, by_other, recovery)
    assert access.new_recovery_code(pilot, by_code) != code
    with pytest.raises(LockedError):
        access.unlock(pilot, code)


def test_a_viewer_changes_nothing_but_the_own_passphrase(pilot: Path) -> None:
    mine = access.unlock(pilot, WORDS)
    access.add_passphrase(pilot, mine, "for the figures", "Kofi", VIEWER)
    viewer = access.unlock(pilot, "for the figures")
    for work in (
        lambda: access.add_passphrase(pilot, viewer, "more words"),
        lambda: access.change_passphrase(pilot, viewer, "more words", mine.slot),
        lambda: access.remove(pilot, viewer, mine.slot),
        lambda: access.new_recovery_code(pilot, viewer),
        lambda: access.remember_in_keyring(pilot, viewer),
    ):
        with pytest.raises(RuleError, match="viewer"):
            work()
    access.change_passphrase(pilot, viewer, "my own figures")
    assert _opens(pilot, "my own figures") == VIEWER


@pytest.mark.parametrize("harm", ["missing", "damaged", "older", "empty"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_lost_copy_of_the_header_is_made_from_the_other(pilot: Path, harm: str, which: int) -> None:
    place, other = keys.places(pilot)[which], keys.places(pilot)[1 - which]
    before = place.read_bytes()
    access.change_passphrase(pilot, access.unlock(pilot, WORDS), "new words")
    if harm == "missing":
        place.unlink()
    else:
        place.write_bytes({"damaged": before[: len(before) // 2], "older": before, "empty": b""}[harm])
    assert _opens(pilot, "new words") == OFFICER
    assert place.read_bytes() == other.read_bytes() != before
    with pytest.raises(LockedError):
        access.unlock(pilot, WORDS)


def test_a_pilot_that_was_moved_or_renamed_alone_still_opens(pilot: Path, tmp_path: Path) -> None:
    access.unlock(pilot, WORDS)
    (tmp_path / "elsewhere").mkdir()
    moved = Path(shutil.copy(pilot, tmp_path / "elsewhere"))
    assert _opens(moved, WORDS) == OFFICER
    assert all(place.exists() for place in keys.places(moved))
    shutil.rmtree(settings.home())
    assert _opens(pilot.rename(pilot.with_name("renamed.ptrack")), WORDS) == OFFICER


def test_a_pilot_without_any_key_file_says_which_is_missing(pilot: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    moved = Path(shutil.move(pilot, tmp_path / "elsewhere"))
    for work in (access.is_encrypted, access.slots, pilots.open_pilot):
        with pytest.raises(StoreError, match=r"“test\.ptrack-keys” is missing"):
            work(moved)


def test_the_keys_of_another_pilot_are_never_overwritten(pilot: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ptrack"
    pilots.create_pilot(other, "inspire_gh", "Other", passphrase=OTHER).close()
    shutil.rmtree(settings.home())
    access.unlock(pilot, WORDS)
    away = other.rename(tmp_path / "away.bin")
    pilot.rename(other)  # beside which the keys of the other one lie
    for place in keys.places(pilot):
        place.unlink()
    assert _opens(other, WORDS) == OFFICER
    assert _opens(away.rename(tmp_path / "back.ptrack"), OTHER) == OFFICER


@dataclass
class _Memory(KeyringBackend):
    """A keyring that holds what it is given."""

    held: dict[tuple[str, str], str] = field(default_factory=dict)
    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def memory() -> Iterator[_Memory]:
    before, own = keyring.get_keyring(), _Memory()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_the_keyring_opens_on_this_computer_until_it_forgets(pilot: Path, memory: _Memory) -> None:
    assert access.unlock_from_keyring(pilot) is None
    mine = access.unlock(pilot, WORDS)
    access.remember_in_keyring(pilot, mine)
    access.remember_in_keyring(pilot, mine)
    assert len(memory.held) == 1
    assert WORDS not in str(memory.held)
    found = access.unlock_from_keyring(pilot)
    assert found is not None
    assert (found.key, found.role) == (mine.key, OFFICER)
    with pytest.raises(LockedError):  # nobody types what the keyring holds
        access.unlock(pilot, next(iter(memory.held.values())))
    access.forget_in_keyring(pilot, mine)
    assert (access.unlock_from_keyring(pilot), memory.held, len(access.slots(pilot))) == (None, {}, 1)


def test_without_a_safe_keyring_there_is_a_clear_answer(pilot: Path, memory: _Memory) -> None:
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]  # the library has no types here
    mine = access.unlock(pilot, WORDS)
    assert not access.has_keyring()
    assert access.unlock_from_keyring(pilot) is None
    with pytest.raises(StoreError, match="no keyring"):
        access.remember_in_keyring(pilot, mine)
    assert (len(access.slots(pilot)), memory.held) == (1, {})


@pytest.mark.parametrize(
    ("passphrase", "least", "most"),
    [
        ("", 0, 0),
        ("password1", 0, 0),
        ("InspireGhana", 0, 0),
        ("Adwoa2026", 0, 1),
        ("qwertyuiop", 0, 0),
        ("aaaaaaaaaaaaaaaaaaaa", 0, 0),
        ("1987-05-12", 0, 1),
        (WORDS, 4, 4),
        ("x7!Qz" * 400, 0, 4),
    ],
)
def test_strength_is_told_in_words(passphrase: str, least: int, most: int) -> None:
    found = access.strength(passphrase, ("Inspire Ghana", "Adwoa Mensah"))
    assert least <= found.score <= most
    assert found.words


_ASKS_FOR_LOCKS = """
import fcntl, struct, sys
with open(sys.argv[1], "rb+") as file:
    found = fcntl.fcntl(file, fcntl.F_GETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0x40000000, 512, 0))
print(struct.unpack("hhqqi4x", found)[0] != fcntl.F_UNLCK)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Windows keeps the locks; macOS packs the answer otherwise")
def test_asking_about_keys_takes_no_locks_from_an_open_pilot(pilot: Path) -> None:
    def is_locked() -> bool:
        done = subprocess.run(
            [sys.executable, "-c", _ASKS_FOR_LOCKS, pilot], capture_output=True, text=True, check=True
        )
        return done.stdout == "True\n"

    with closing(pilots.open_pilot(pilot, access=access.unlock(pilot, WORDS))) as workspace:
        workspace.hide_names()
        assert access.is_encrypted(pilot)
        access.slots(pilot)
        access.unlock(pilot, WORDS)
        access.add_passphrase(pilot, access.unlock(pilot, WORDS), OTHER)
        assert is_locked()
        workspace.show_names()
        assert is_locked()
    assert not is_locked()
