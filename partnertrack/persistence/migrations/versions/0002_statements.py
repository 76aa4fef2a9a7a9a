"""What partners said row by row, how their sheets are read, what they owe, and the files themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_statements"
down_revision = "0001_baseline"

_KEY = sa.LargeBinary(16)


def upgrade() -> None:
    _extend_source()
    _create_statement()
    _create_record("recipe", "partner", "sheet", "columns", keys={"source_id": True})
    _create_record("wording", "field", "text", "means", "partner")
    _create_expectation()
    _create_record("distinction", "note", keys={"one_id": False, "other_id": False})
    op.create_table(
        "archive",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_archive"),
    )


def _extend_source() -> None:
    """Old imports keep their receipts; what they said row by row was never written down."""
    op.add_column("source", sa.Column("sheets", sa.Text(), nullable=True))
    op.add_column("source", sa.Column("choices", sa.Text(), nullable=True))


def _create_statement() -> None:
    op.create_table(
        "statement",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_id", _KEY, nullable=False),
        sa.Column("enrolment_id", _KEY, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_statement_source_id"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name="fk_statement_enrolment_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_source_id", "statement", ["source_id"])
    op.create_index("ix_statement_enrolment_id", "statement", ["enrolment_id"])


def _create_expectation() -> None:
    op.create_table(
        "expectation",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_expectation"),
        sqlite_with_rowid=False,
    )


def _create_record(name: str, *texts: str, keys: dict[str, bool] | None = None) -> None:
    """A table of texts, and of ids of which it says whether they may be missing."""
    op.create_table(
        name,
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(key, _KEY, nullable=may_miss) for key, may_miss in (keys or {}).items()),
        *(sa.Column(text, sa.Text(), nullable=False) for text in texts),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )
