"""The first shape of a pilot file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_baseline"
down_revision = None

_KEY = sa.LargeBinary(16)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_pilot()
    _create_source()
    _create_organisation()
    _create_cohort()
    _create_participant()
    _create_enrolment()
    _create_event()
    _create_journal()
    _create_replica()


def _create_pilot() -> None:
    op.create_table(
        "pilot",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("donor", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("applicants", sa.Integer(), nullable=True),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pilot"),
        sqlite_with_rowid=False,
    )


def _create_source() -> None:
    op.create_table(
        "source",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", _MOMENT, nullable=False),
        sa.Column("partner", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sqlite_with_rowid=False,
    )


def _create_organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("values", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sqlite_with_rowid=False,
    )


def _create_cohort() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
        sqlite_with_rowid=False,
    )


def _create_participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("values", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participant_folded", "participant", ["folded"])


def _create_enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("participant_id", _KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("cohort_id", _KEY, nullable=True),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("values", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_enrolment_cohort_id"),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name="fk_enrolment_participant_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_enrolment_participant_id", "enrolment", ["participant_id"])
    op.create_index("ix_enrolment_reference", "enrolment", ["reference"])


def _create_event() -> None:
    op.create_table(
        "event",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", _KEY, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("organisation_id", _KEY, nullable=True),
        sa.Column("values", sa.Text(), nullable=True),
        sa.Column("source_id", _KEY, nullable=True),
        sa.Column("source_place", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name="fk_event_enrolment_id"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name="fk_event_organisation_id"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_event_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_enrolment_id_step", "event", ["enrolment_id", "step"])
    op.create_index(
        "ix_event_organisation_id",
        "event",
        ["organisation_id"],
        sqlite_where=sa.text("organisation_id IS NOT NULL"),
    )
    op.create_index("ix_event_step", "event", ["step"])


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("origin", _KEY, nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("deps", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("change_set", _KEY, nullable=False),
        sa.Column("undoes", _KEY, nullable=True),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("operations", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "sequence", name="pk_journal"),
        sa.UniqueConstraint("change_set", name="uq_journal_change_set"),
    )
    op.create_index("ix_journal_clock", "journal", ["clock"])


def _create_replica() -> None:
    op.create_table(
        "replica",
        sa.Column("origin", _KEY, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_replica"),
    )
