"""What is wrong with a file or a disk is said in plain words, and nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import ChangeSet, added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.pilot import Pilot
from partnertrack.errors import StoreError
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Store

BEGINNING = change_set("Begin", [added(Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1)))])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "test.ptrack"
    Store.create(path, BEGINNING).close()
    return path


def _cohorts(number: int) -> ChangeSet:
    return change_set("Add cohorts", [added(Cohort(name=f"Cohort {each}")) for each in range(number)])


def _opening(path: Path) -> str:
    """What opening the file says; the folder is the same before and after."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(StoreError) as refused:
        Store.open(path)
    assert refused.value.hint
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before
    return refused.value.message


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    assert "not found" in _opening(tmp_path / "none.ptrack")
    with pytest.raises(StoreError, match="not found"):
        Store.open(tmp_path / "no folder" / "none.ptrack")


@pytest.mark.parametrize("content", [b"", b"Surname;First name\nMensah;Ama\n", b"PK\x03\x04" + bytes(200)])
def test_another_file_is_not_taken_for_a_pilot(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "renamed.ptrack"
    path.write_bytes(content)
    assert "not a PartnerTrack pilot" in _opening(path)


def test_another_programs_database_is_not_taken_for_a_pilot(tmp_path: Path) -> None:
    path = tmp_path / "other.ptrack"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE pilot (id)")
    assert "not a PartnerTrack pilot" in _opening(path)


def test_a_folder_is_not_taken_for_a_pilot(tmp_path: Path) -> None:
    assert "not a PartnerTrack pilot" in _opening(tmp_path)


def test_a_file_cut_short_is_called_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])
    assert "damaged" in _opening(path)


def test_a_file_without_its_tables_is_called_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")
    assert "damaged" in _opening(path)


def test_a_pilot_is_not_made_in_a_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="read-only"):
            Store.create(path.with_name("other.ptrack"), BEGINNING)
    finally:
        path.parent.chmod(0o755)


def test_a_pilot_is_not_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        Store.create(tmp_path / "none" / "test.ptrack", BEGINNING)


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        Store.create(tmp_path / ("x" * 300), BEGINNING)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_a_newer_version_is_refused_before_any_write(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    assert "newer version" in _opening(path)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store.open(path)) as store:
        yield store


def _pragma(store: Store, pragma: str) -> None:
    """Set a pragma on the connections that the store opens from now on."""
    event.listen(store.doors.engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA {pragma}"))
    store.doors.engine.dispose()


def test_a_file_that_another_program_writes_is_left_alone(store: Store, path: Path) -> None:
    _pragma(store, "busy_timeout=20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program"):
            store.apply(_cohorts(1))
        with store.reading() as reading:
            assert records.all_of(reading, Cohort) == []
    store.apply(_cohorts(1))


def test_who_writes_has_the_file_from_the_first_moment(store: Store, path: Path) -> None:
    _pragma(store, "busy_timeout=20")
    with closing(Store.open(path)) as other, other.rehearsal(), pytest.raises(StoreError, match="Another program"):
        store.apply(_cohorts(1))
    store.apply(_cohorts(1))


def test_a_disk_that_is_gone_is_said_to_be(store: Store, path: Path) -> None:
    store.close()
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(StoreError, match="does not answer"):
        store.undo_title()


def test_a_bug_stays_a_bug_and_names_nobody(store: Store) -> None:
    with pytest.raises(IntegrityError) as bug:
        store.apply(change_set("Add", [added(Organisation(name=None, country="Mensah"))]))  # type: ignore[arg-type] # the bug
    assert "Mensah" not in str(bug.value)


def test_a_full_disk_changes_nothing_and_the_store_goes_on(store: Store) -> None:
    with store.reading() as reading:
        pages = reading.connection.exec_driver_sql("PRAGMA page_count").scalar()
    _pragma(store, f"max_page_count={pages}")
    with pytest.raises(StoreError, match="disk is full"):
        store.apply(_cohorts(5000))
    assert check(store) == []
    with store.reading() as reading:
        assert records.all_of(reading, Cohort) == []
    _pragma(store, "max_page_count=1000000")
    store.apply(_cohorts(5000))
    assert check(store) == []
