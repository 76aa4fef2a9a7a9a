"""A program that knows one shape of the pilot file more than this one, so that opening a file changes its shape."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from partnertrack.persistence import migrate

_NAME = "9999_later"
_SCRIPT = f'''
"""A later shape, which rebuilds the table that others refer to."""

import sqlalchemy as sa
from alembic import op

revision = "{_NAME}"
down_revision = "{migrate.REVISIONS[-1]}"


def upgrade():
    with op.batch_alter_table("participant", table_kwargs={{"sqlite_with_rowid": False}}, recreate="always") as table:
        table.add_column(sa.Column("later", sa.Text()))
'''


@contextmanager
def later_shape() -> Iterator[None]:
    """Work as that program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "SCRIPTS", _scripts())
        patch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, _NAME))
        yield


@cache
def _scripts() -> Path:
    scripts = Path(tempfile.mkdtemp(prefix="partnertrack-later-")) / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{_NAME}.py").write_text(_SCRIPT)
    return scripts
