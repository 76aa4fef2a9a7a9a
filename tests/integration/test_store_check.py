"""A check finds what was done to a pilot file behind the program's back."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.persistence.check import check
from partnertrack.persistence.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A pilot with a person, an edit, an undo and a redo."""
    path = tmp_path / "test.ptrack"
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    person = Participant(last_name="Mensah", first_name="Ama", values={"phone": "1"})
    enrolment = Enrolment(participant_id=person.id, number=1)
    events = [Event(enrolment_id=enrolment.id, step=f"step {each}") for each in range(300)]
    with closing(Store.create(path, change_set("Begin", [added(pilot)]))) as store:
        store.apply(change_set("Add", map(added, (person, enrolment, *events))))
        stored = Participant(id=person.id, version=1, last_name="Mensah", first_name="Ama", values={"phone": "1"})
        edited = Participant(id=person.id, last_name="Mensah", first_name="Adwoa", values={"phone": "2"})
        store.apply(change_set("Edit", [Change(stored, edited)]))
        store.undo()
        store.redo()
    return path


def _tamper(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement).rowcount > 0


def _codes(path: Path) -> list[str]:
    with closing(Store.open(path)) as store:
        findings = check(store)
    assert all(finding.text and "Mensah" not in finding.text for finding in findings)
    return [finding.code for finding in findings]


def test_a_sound_file_has_no_findings(path: Path) -> None:
    assert _codes(path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET title = 'Other' WHERE sequence = 2",
        "UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 2",
        "UPDATE journal SET who = 'Somebody' WHERE sequence = 5",
        "UPDATE journal SET counts = '{}' WHERE sequence = 2",
        "UPDATE journal SET undoes = NULL WHERE sequence = 4",
        "UPDATE journal SET clock = clock - 1 WHERE sequence = 3",
        "UPDATE journal SET operations = (SELECT operations FROM journal WHERE sequence = 4) WHERE sequence = 3",
        "UPDATE journal SET operations = x'00' WHERE sequence = 3",
        "UPDATE journal SET hash = x'00' WHERE sequence = 3",
        "DELETE FROM journal WHERE sequence = 3",
        "DELETE FROM journal WHERE sequence = 1",
    ],
)
def test_an_altered_history_is_found(path: Path, statement: str) -> None:
    _tamper(path, statement)
    assert _codes(path) == ["journal"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participant SET first_name = 'Efua', folded = 'mensah efua'",
        'UPDATE participant SET "values" = \'{"phone":"3"}\'',
        "UPDATE participant SET \"values\" = 'no JSON'",
        "UPDATE participant SET version = 9",
        "UPDATE participant SET birth_date = 'no date'",
        "UPDATE event SET done_on = '2025-01-01' WHERE step = 'step 7'",
        "DELETE FROM event WHERE step = 'step 7'",
        "INSERT INTO cohort (id, version, name) VALUES (zeroblob(16), 1, 'Ghosts')",
        "DELETE FROM journal WHERE sequence = 5",
    ],
)
def test_a_record_that_the_history_does_not_tell_of_is_found(path: Path, statement: str) -> None:
    _tamper(path, statement)
    assert _codes(path) == ["records"]


def test_a_reference_to_nothing_is_found(path: Path) -> None:
    _tamper(path, "DELETE FROM enrolment")
    assert _codes(path) == ["references"]


def test_a_name_that_no_search_finds_is_found(path: Path) -> None:
    _tamper(path, "UPDATE participant SET folded = ''")
    assert _codes(path) == ["search"]


def test_a_damaged_page_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'")
        ((size,),) = connection.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(range(256)) * (size // 256))
    assert _codes(path) == ["pages"]
