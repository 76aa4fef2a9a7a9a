"""Reports to donors, their texts, what is said of them, and donors' own Word forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005_reports"
down_revision = "0004_results"

_Kind = sa.types.TypeEngine[Any]
_KEY: _Kind = sa.LargeBinary(16)
_DAY: _Kind = sa.Date()
_TEXT: _Kind = sa.Text()
_NUMBER: _Kind = sa.Integer()
_FLAG: _Kind = sa.Boolean()
_NONE: Mapping[str, str] = {}


def upgrade() -> None:
    """Make the tables."""
    _record(
        "report",
        {
            "number": _TEXT,
            "title": _TEXT,
            "template": _TEXT,
            "as_of": _DAY,
            "created_on": _DAY,
            "since": _DAY,
            "audience": _TEXT,
            "languages": _TEXT,
            "status": _TEXT,
            "edition": _TEXT,
            "contracts": _TEXT,
            "contact": _TEXT,
            "disclaimer": _TEXT,
            "logos": _TEXT,
            "approved_by": _TEXT,
            "approved_on": _DAY,
            "issued_on": _DAY,
            "fingerprint": _TEXT,
            "frozen": _TEXT,
            "previous_id": _KEY,
        },
        blanks=("since", "approved_on", "issued_on", "previous_id"),
        refers={"previous_id": "report"},
    )
    _record(
        "passage",
        {
            "report_id": _KEY,
            "section": _TEXT,
            "language": _TEXT,
            "body": _TEXT,
            "is_done": _FLAG,
            "carried_from": _KEY,
        },
        blanks=("carried_from",),
        refers={"report_id": "report"},
        indexed=("report_id",),
    )
    _record(
        "remark",
        {
            "report_id": _KEY,
            "section": _TEXT,
            "text": _TEXT,
            "noted_on": _DAY,
            "author": _TEXT,
            "is_settled": _FLAG,
        },
        refers={"report_id": "report"},
        indexed=("report_id",),
    )
    _record("word_form", {"name": _TEXT, "file_name": _TEXT, "sha256": _TEXT, "added_on": _DAY})


def _record(
    name: str,
    columns: Mapping[str, _Kind],
    *,
    blanks: tuple[str, ...] = (),
    refers: Mapping[str, str] = _NONE,
    indexed: tuple[str, ...] = (),
) -> None:
    """A table of records; `blanks` may be missing, `refers` names the tables that ids refer to."""
    op.create_table(
        name,
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", _NUMBER, nullable=False),
        *(sa.Column(key, kind, nullable=key in blanks) for key, kind in columns.items()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(sa.ForeignKeyConstraint([key], [f"{to}.id"], name=f"fk_{name}_{key}") for key, to in refers.items()),
        sqlite_with_rowid=False,
    )
    for key in indexed:
        op.create_index(f"ix_{name}_{key}", name, [key])
