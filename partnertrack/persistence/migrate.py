"""Which shape a pilot file has, and how an older one gets today's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from partnertrack.persistence import faults
from partnertrack.persistence.driver import WRITING
from partnertrack.persistence.engine import peek, writer
from partnertrack.persistence.keys import Access

REVISIONS = ("0001_baseline", "0002_statements", "0003_working", "0004_results", "0005_reports", "0006_safety")
"""Every shape that a pilot file ever had, oldest first; each has a script of its name."""

SCRIPTS = Path(__file__).parent / "migrations"


def schema_of(path: Path, access: Access | None = None, manner: str = WRITING) -> int:
    """The number of the file's shape, from 1; raises `StoreError` when it is newer than we know, before any write."""
    found = peek(path, "SELECT version_num FROM alembic_version", access, manner)
    revision = found[0][0] if found else None
    if revision not in REVISIONS:
        raise faults.newer(path)
    return REVISIONS.index(str(revision)) + 1


def upgrade(engine: Engine, path: Path) -> None:
    """Give the file today's shape in one transaction; all or nothing.

    SQLite can only rebuild a table to alter it, and dropping the old one would delete every row that refers to it: so
    foreign keys are off meanwhile, on this connection alone, and looked at before the commit.
    """
    with writer(engine).connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - it has just been opened
        raw.execute("PRAGMA foreign_keys=off")  # straight to the driver: inside a transaction it does nothing
        try:
            with connection.begin():
                _run(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise faults.damaged(path)
        finally:
            connection.invalidate()


def _run(connection: Connection) -> None:
    """Run the scripts that the file has not seen."""
    from alembic import command  # noqa: PLC0415 - slow to load, and needed for new and for old files only
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")
