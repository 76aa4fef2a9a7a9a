"""The files that were imported stay in the pilot as they came."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import added, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.pilot import Pilot
from partnertrack.persistence import archive
from partnertrack.persistence.archive import File
from partnertrack.persistence.check import check
from partnertrack.persistence.store import Store

FILE = File(b"Surname;First name\nMensah;Ama\n" * 50)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A pilot into which the file was imported twice."""
    path = tmp_path / "test.ptrack"
    begun = change_set("Begin", [added(Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1)))])
    with closing(Store.create(path, begun)) as store:
        for name in ("A", "B"):
            store.apply(change_set("Import", [added(Cohort(name=name))]), files=[FILE])
    return path


def test_a_file_is_kept_once_and_comes_back_whole(path: Path) -> None:
    with closing(Store.open(path)) as store, store.reading() as reading:
        assert archive.find(reading, FILE.sha256) == FILE.content
        assert archive.find(reading, "0" * 64) is None
        assert reading.connection.exec_driver_sql("SELECT count(*), max(size) FROM archive").one() == (1, 1500)


def test_a_file_is_not_kept_when_its_import_is_not_stored(path: Path) -> None:
    other = File(b"another")
    with closing(Store.open(path)) as store:
        with store.rehearsal():
            store.apply(change_set("Import", [added(Cohort(name="C"))]), files=[other])
        with store.reading() as reading:
            assert archive.find(reading, other.sha256) is None


@pytest.mark.parametrize("content", ["zeroblob(20)", "substr(content, 1, 30)"])
def test_the_check_finds_a_file_that_was_altered(path: Path, content: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE archive SET content = {content}")  # noqa: S608 - our own two texts
    with closing(Store.open(path)) as store:
        assert [finding.code for finding in check(store)] == ["archive"]
