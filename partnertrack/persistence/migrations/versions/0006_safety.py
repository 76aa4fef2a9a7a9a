"""Consent, retention, erasure, requests, the record of processing, and what left the pilot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006_safety"
down_revision = "0005_reports"

_Kind = sa.types.TypeEngine[Any]
_KEY: _Kind = sa.LargeBinary(16)
_BYTES: _Kind = sa.LargeBinary()
_DAY: _Kind = sa.Date()
_MOMENT: _Kind = sa.DateTime(timezone=True)
_TEXT: _Kind = sa.Text()
_NUMBER: _Kind = sa.Integer()
_FLAG: _Kind = sa.Boolean()
_NONE: Mapping[str, str] = {}


def upgrade() -> None:
    """Make the tables."""
    _records()
    _keeping()


def _records() -> None:
    _record(
        "consent",
        {
            "participant_id": _KEY,
            "purpose": _TEXT,
            "given_on": _DAY,
            "form": _TEXT,
            "asked_on": _DAY,
            "withdrawn_on": _DAY,
            "document_id": _KEY,
            "note": _TEXT,
        },
        blanks=("given_on", "asked_on", "withdrawn_on", "document_id"),
        refers={"participant_id": "participant", "document_id": "document"},
        indexed=("participant_id",),
    )
    _record(
        "retention_rule",
        {
            "title": _TEXT,
            "starts": _TEXT,
            "months": _NUMBER,
            "starts_on": _DAY,
            "basis": _TEXT,
            "is_active": _FLAG,
        },
        blanks=("starts_on",),
    )
    _record(
        "retention_hold",
        {
            "participant_id": _KEY,
            "reason": _TEXT,
            "until": _DAY,
        },
        blanks=("until",),
        refers={"participant_id": "participant"},
        indexed=("participant_id",),
    )
    _record(
        "erasure",
        {
            "participant_id": _KEY,
            "erased_on": _DAY,
            "reason": _TEXT,
            "requested_on": _DAY,
            "done_by": _TEXT,
            "redactions": _TEXT,
        },
        blanks=("requested_on",),
        refers={"participant_id": "participant"},
        indexed=("participant_id",),
    )
    _record(
        "data_request",
        {
            "participant_id": _KEY,
            "right": _TEXT,
            "received_on": _DAY,
            "due_on": _DAY,
            "answered_on": _DAY,
            "outcome": _TEXT,
            "note": _TEXT,
        },
        blanks=("participant_id", "answered_on"),
        refers={"participant_id": "participant"},
        indexed=("participant_id",),
    )
    _record(
        "processing_activity",
        {
            "title": _TEXT,
            "key": _TEXT,
            "purpose": _TEXT,
            "basis": _TEXT,
            "subjects": _TEXT,
            "data": _TEXT,
            "recipients": _TEXT,
            "transfers": _TEXT,
            "retention": _TEXT,
            "measures": _TEXT,
            "controller": _TEXT,
            "contact": _TEXT,
            "position": _NUMBER,
            "reviewed_on": _DAY,
        },
        blanks=("reviewed_on",),
    )
    _record(
        "principle_answer",
        {
            "principle": _TEXT,
            "status": _TEXT,
            "note": _TEXT,
            "reviewed_on": _DAY,
            "reviewed_by": _TEXT,
        },
        blanks=("reviewed_on",),
    )


def _keeping() -> None:
    op.create_table(
        "export",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("who", "what", "title", "format", "recipient")),
        sa.Column("people", _NUMBER, nullable=False),
        sa.Column("fields", _TEXT, nullable=False),
        sa.Column("previous", _BYTES, nullable=False),
        sa.Column("hash", _BYTES, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_export"),
    )
    op.create_table(
        "erased",
        sa.Column("fingerprint", _BYTES, nullable=False),
        sa.Column("participant_id", _KEY, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_erased"),
    )
    op.create_table(
        "secret",
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("value", _BYTES, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secret"),
    )
    op.add_column("journal", sa.Column("original", _BYTES))


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
