"""The records of a working day: notes, documents, attendance, contacts, vacancies, reminders; and what is derived."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003_working"
down_revision = "0002_statements"

_KEY = sa.LargeBinary(16)
_Kind = sa.types.TypeEngine[Any]
_DAY: _Kind = sa.Date()
_TEXT: _Kind = sa.Text()
_NUMBER: _Kind = sa.Integer()


def upgrade() -> None:
    """Make the tables; the derived ones are filled when the file is first opened."""
    _of_people()
    _of_organisations()
    _of_the_office()
    _derived()


def _of_people() -> None:
    enrolment = {"enrolment_id": "enrolment"}
    _record("note", {"text": _TEXT, "written_at": sa.DateTime(timezone=True), "written_by": _TEXT}, enrolment)
    texts = dict.fromkeys(("type", "title", "file_name", "sha256"), _TEXT)
    _record("document", {**texts, "issued_on": _DAY, "expires_on": _DAY}, enrolment, blanks=("issued_on", "expires_on"))
    _record("attendance", {"step": _TEXT, "held_on": _DAY, "mark": _TEXT}, enrolment)
    op.create_index("ix_attendance_held_on", "attendance", ["held_on"])
    _record(
        "reminder",
        {"subject": _TEXT, "put_off_until": _DAY, "reason": _TEXT},
        enrolment,
        blanks=("enrolment_id",),
    )


def _of_organisations() -> None:
    organisation = {"organisation_id": "organisation"}
    texts = dict.fromkeys(("name", "role", "phone", "email", "language", "consent", "remark"), _TEXT)
    _record("contact", {**texts, "consent_on": _DAY}, organisation, blanks=("consent_on",))
    texts = dict.fromkeys(("way", "stage", "reason", "text", "written_by"), _TEXT)
    _record(
        "engagement",
        {"happened_on": _DAY, **texts},
        {**organisation, "contact_id": "contact"},
        blanks=("contact_id",),
        bare=("contact_id",),
    )
    texts = dict.fromkeys(
        ("title", "occupation", "sector", "language", "level", "region", "status", "remark"),
        _TEXT,
    )
    _record(
        "vacancy",
        {**texts, "places": _NUMBER, "starts_on": _DAY, "ends_on": _DAY},
        organisation,
        blanks=("starts_on", "ends_on"),
    )
    _record(
        "candidacy",
        {"status": _TEXT, "decided_on": _DAY, "reason": _TEXT},
        {"vacancy_id": "vacancy", "enrolment_id": "enrolment"},
        blanks=("decided_on",),
    )


def _of_the_office() -> None:
    _record(
        "duration",
        {"step": _TEXT, "days": _NUMBER, "region": _TEXT},
        {"organisation_id": "organisation"},
        blanks=("organisation_id",),
        bare=("organisation_id",),
    )
    _record("saved_view", {"name": _TEXT, "definition": _TEXT}, {})
    _record("letter_template", dict.fromkeys(("name", "file_name", "sha256", "language"), _TEXT), {})


def _derived() -> None:
    op.create_table(
        "standing",
        sa.Column("enrolment_id", _KEY, nullable=False),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("stage", "step", "status")),
        sa.Column("share", _NUMBER, nullable=False),
        sa.Column("last_on", _DAY, nullable=True),
        sa.Column("missing", _NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("enrolment_id", name="pk_standing"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_standing_stage", "standing", ["stage"])
    op.create_index("ix_standing_last_on", "standing", ["last_on"])
    op.create_table(
        "deadline",
        sa.Column("enrolment_id", _KEY, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("occurrence", _NUMBER, nullable=False),
        sa.Column("day", _DAY, nullable=False),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("enrolment_id", "kind", "key", "occurrence", name="pk_deadline"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_deadline_kind_key_day", "deadline", ["kind", "key", "day"])


def _record(
    name: str,
    columns: dict[str, _Kind],
    refers: dict[str, str],
    *,
    blanks: tuple[str, ...] = (),
    bare: tuple[str, ...] = (),
) -> None:
    """A table of records; `refers` names the tables that ids refer to, each indexed but for the `bare` ones.

    `blanks` may be missing.
    """
    op.create_table(
        name,
        sa.Column("id", _KEY, nullable=False),
        sa.Column("version", _NUMBER, nullable=False),
        *(sa.Column(key, _KEY, nullable=key in blanks) for key in refers),
        *(sa.Column(key, kind, nullable=key in blanks) for key, kind in columns.items()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(sa.ForeignKeyConstraint([key], [f"{to}.id"], name=f"fk_{name}_{key}") for key, to in refers.items()),
        sqlite_with_rowid=False,
    )
    for key in refers:
        if key not in bare:
            op.create_index(f"ix_{name}_{key}", name, [key])
