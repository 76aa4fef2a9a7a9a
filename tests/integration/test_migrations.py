"""A pilot file has the shape that the tables say, and an older one gets it without losing a row."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.domain.change import added, change_set
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.errors import StoreError
from partnertrack.persistence import migrate
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import counts
from partnertrack.persistence.store import Store
from partnertrack.persistence.tables import RECORD_TABLES, Base
from partnertrack.services import backups, pilots

_LATER = '''
"""A later shape, which rebuilds the table that others refer to."""

import sqlalchemy as sa
from alembic import op

revision = "0007_later"
down_revision = "0006_safety"


def upgrade():
    with op.batch_alter_table("participant", table_kwargs={{"sqlite_with_rowid": False}}, recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text()))
    {more}
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A pilot with a person who has events."""
    path = tmp_path / "test.ptrack"
    pilot = Pilot(title="Test", scheme="{}", created_on=date(2025, 1, 1))
    person = Participant(last_name="Mensah")
    enrolment = Enrolment(participant_id=person.id, number=1)
    events = [Event(enrolment_id=enrolment.id, step=f"step {each}") for each in range(3)]
    with closing(Store.create(path, change_set("Begin", map(added, (pilot, person, enrolment, *events))))):
        return path


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one shape more; the script that leads to it."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "0007_later"))
    script = scripts / "versions" / "0007_later.py"
    script.write_text(_LATER.format(more=""))
    return script


def test_there_is_a_script_for_each_shape() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(migrate.REVISIONS)


def test_tables_and_scripts_agree(path: Path) -> None:
    with closing(Store.open(path)) as store, store.reading() as reading:
        context = MigrationContext.configure(reading.connection)
        assert compare_metadata(context, Base.metadata) == []


def test_tables_with_uuid_keys_have_no_hidden_key(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        without = "SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'"
        names = {name for (name,) in connection.execute(without)}
    assert names == {*RECORD_TABLES, "standing", "deadline"}


def test_an_older_file_gets_todays_shape_and_keeps_every_row(path: Path, later: Path) -> None:
    assert later.exists()
    assert migrate.schema_of(path) == len(migrate.REVISIONS) - 1
    with closing(Store.open(path)) as store:
        assert check(store) == []
        with store.reading() as reading:
            assert counts.summary(reading).events == 3
            assert reading.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert reading.connection.exec_driver_sql("SELECT note FROM participant").all() == [(None,)]
    assert migrate.schema_of(path) == len(migrate.REVISIONS)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ('op.execute("DELETE FROM enrolment")', StoreError),  # leaves events without an enrolment
    ],
)
def test_a_migration_that_fails_leaves_the_old_file(
    path: Path, later: Path, more: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    later.write_text(_LATER.format(more=more))
    with pytest.raises(error):
        Store.open(path)
    monkeypatch.undo()
    with closing(Store.open(path)) as store:
        assert check(store) == []
        with store.reading() as reading:
            assert counts.summary(reading).events == 3


def test_an_older_file_is_kept_before_it_is_changed_and_comes_back_from_that(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))
    path = tmp_path / "pilot.ptrack"
    with closing(pilots.create_pilot(path, "inspire_gh", "Test")) as workspace:
        workspace.commit("Enter", [added(Participant(last_name="Mensah"))])
    request.getfixturevalue("later")
    with closing(pilots.open_pilot(path)) as workspace:
        (kept,) = backups.overview(workspace).backups
    assert (kept.manifest.why, kept.manifest.schema) == ("upgrade", len(migrate.REVISIONS) - 1)
    backups.restore(kept.path, backups.Target(path), lambda _path: None)
    with closing(pilots.open_pilot(path)) as workspace, workspace.store.reading() as reading:
        assert counts.summary(reading).people == 1
