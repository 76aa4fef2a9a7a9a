"""Damage that a disk has done to a pilot is found, and what can still be read comes out of it."""

from __future__ import annotations

import json
import random
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.bootstrap import start
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.errors import StoreError
from partnertrack.services import access as ways_in
from partnertrack.services import circumstances, health, pilots
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


def test_damage_is_found_when_a_pilot_is_opened_and_by_check(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = sealed.stat().st_size // 4096 - 1
    _flip(sealed, (page - 1) * 4096 + 17)
    monkeypatch.setenv("PARTNERTRACK_PASSPHRASE", PASSPHRASE)
    with closing(pilots.open_pilot(sealed, access=ways_in.unlock(sealed, PASSPHRASE))) as workspace:
        found = circumstances.damage(workspace)
        assert found is not None
        assert f"number {page}." in found.text
        assert "salvage" in found.hint
    assert start(["check", str(sealed)]) == 1
    said = capsys.readouterr()
    assert "pages is damaged" in said.out
    assert "salvage" in said.err


def _flip(path: Path, place: int, bit: int = 0) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


@pytest.mark.faults
def test_one_flipped_bit_of_an_encrypted_file_is_always_noticed(sealed: Path) -> None:
    entry, whole = ways_in.unlock(sealed, PASSPHRASE), sealed.read_bytes()
    dice = random.Random(60)  # noqa: S311 - any place will do
    for _time in range(60):
        sealed.write_bytes(whole)
        _flip(sealed, dice.randrange(len(whole)), dice.randrange(8))
        with suppress(StoreError), closing(pilots.open_pilot(sealed, access=entry)) as workspace:
            assert circumstances.damage(workspace) is not None
            assert [each.code for each in health.check(workspace).findings] == ["pages"]


def _people(path: Path) -> None:
    """Enter enough people, in several changes, for many pages."""
    with closing(pilots.open_pilot(path)) as workspace:
        for batch in range(2):
            everybody = [Participant(last_name=f"Mensah {batch} {number}", first_name="Ama") for number in range(120)]
            enrolled = [
                Enrolment(participant_id=person.id, number=batch * 120 + number + 1)
                for number, person in enumerate(everybody)
            ]
            workspace.commit("Add", [added(each) for each in (*everybody, *enrolled)])


def _root(path: Path, table: str) -> int:
    """The page at which a table of a plain file begins."""
    with closing(sqlite3.connect(path)) as raw:
        found: int = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return found


def _page(path: Path, number: int) -> bytes:
    return path.read_bytes()[(number - 1) * 4096 : number * 4096]


def _wipe(path: Path, number: int) -> None:
    """Have a disk forget a page."""
    content = bytearray(path.read_bytes())
    content[(number - 1) * 4096 : number * 4096] = bytes(4096)
    path.write_bytes(content)


def test_what_the_pages_of_people_hold_is_filled_in_from_the_history(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _people(path)
    _wipe(path, _root(path, "participant"))
    content = path.read_bytes()
    assert start(["check", str(path)]) == 1
    capsys.readouterr()
    target = tmp_path / "saved.ptrack"
    assert start(["salvage", str(path), str(target), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["is_whole"], told["rebuilt"], told["lost"]) == (True, {"participant": 240}, {})
    assert content == path.read_bytes()
    with closing(pilots.open_pilot(target)) as saved:
        assert health.check(saved).findings == ()
        assert cohorts_of(saved) == 300
        add_cohorts(saved)
    assert start(["salvage", str(path), str(target)]) == 1
    assert "already" in capsys.readouterr().err


def test_where_the_history_is_damaged_it_is_said_and_the_records_are_there(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(pilots.open_pilot(path)) as workspace:
        for _time in range(12):
            add_cohorts(workspace, 40)
    _wipe(path, int.from_bytes(_page(path, _root(path, "journal"))[8:12], "big"))  # its last leaf
    target = tmp_path / "saved.ptrack"
    assert start(["salvage", str(path), str(target)]) == 0
    said = capsys.readouterr()
    assert "keep both files" in said.err
    with closing(pilots.open_pilot(target)) as saved:
        assert cohorts_of(saved) == 300 + 480
        assert len(saved.store.history()) < 14


def test_of_a_file_without_its_first_page_nothing_can_be_salvaged(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)
    target = tmp_path / "saved.ptrack"
    assert start(["salvage", str(path), str(target)]) == 1
    assert "Nothing can be read" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
