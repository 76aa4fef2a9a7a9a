"""What the pilot is to reach and may spend: the logframe, money, shortages, lessons, risks, complaints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004_results"
down_revision = "0003_working"

_Kind = sa.types.TypeEngine[Any]
_KEY: _Kind = sa.LargeBinary(16)
_DAY: _Kind = sa.Date()
_TEXT: _Kind = sa.Text()
_NUMBER: _Kind = sa.Integer()
_FLAG: _Kind = sa.Boolean()
_NONE: Mapping[str, str] = {}


def upgrade() -> None:
    """Make the tables."""
    _money()
    _logframe()
    _learning()


def _money() -> None:
    _record(
        "grant",
        {
            "donor": _TEXT,
            "title": _TEXT,
            "number": _TEXT,
            "currency": _TEXT,
            "amount": _TEXT,
            "starts_on": _DAY,
            "ends_on": _DAY,
            "on_track": _TEXT,
            "at_risk": _TEXT,
            "minimum_women": _TEXT,
        },
        blanks=(
            "amount",
            "starts_on",
            "ends_on",
            "minimum_women",
        ),
    )
    _record(
        "budget_line",
        {"code": _TEXT, "title": _TEXT, "category": _TEXT, "amount": _TEXT, "grant_id": _KEY, "position": _NUMBER},
        blanks=("grant_id",),
        refers={"grant_id": "grant"},
    )
    _record(
        "cost_share",
        {"payer": _TEXT, "category": _TEXT, "share": _TEXT, "amount": _TEXT, "remark": _TEXT},
        blanks=(
            "share",
            "amount",
        ),
    )
    _record(
        "cost",
        {
            "spent_on": _DAY,
            "category": _TEXT,
            "payer": _TEXT,
            "amount": _TEXT,
            "currency": _TEXT,
            "rate": _TEXT,
            "budget_line_id": _KEY,
            "cohort_id": _KEY,
            "enrolment_id": _KEY,
            "is_recruitment": _FLAG,
            "is_eligible": _FLAG,
            "is_committed": _FLAG,
            "reference": _TEXT,
            "text": _TEXT,
        },
        blanks=(
            "budget_line_id",
            "cohort_id",
            "enrolment_id",
        ),
        refers={"budget_line_id": "budget_line", "cohort_id": "cohort", "enrolment_id": "enrolment"},
        indexed=("enrolment_id",),
    )


def _logframe() -> None:
    _record(
        "result_node",
        {
            "level": _TEXT,
            "code": _TEXT,
            "statement": _TEXT,
            "parent_id": _KEY,
            "position": _NUMBER,
            "assumptions": _TEXT,
        },
        blanks=("parent_id",),
        refers={"parent_id": "result_node"},
    )
    _record(
        "logframe_indicator",
        {
            "node_id": _KEY,
            "code": _TEXT,
            "label": _TEXT,
            "figure": _TEXT,
            "unit": _TEXT,
            "direction": _TEXT,
            "verification": _TEXT,
            "responsible": _TEXT,
            "frequency": _TEXT,
            "breakdowns": _TEXT,
            "baseline": _TEXT,
            "baseline_year": _NUMBER,
            "position": _NUMBER,
        },
        blanks=(
            "baseline",
            "baseline_year",
        ),
        refers={"node_id": "result_node"},
        indexed=("node_id",),
    )
    _record(
        "target",
        {"indicator_id": _KEY, "type": _TEXT, "due_on": _DAY, "decided_on": _DAY, "value": _TEXT, "reason": _TEXT},
        blanks=("value",),
        refers={"indicator_id": "logframe_indicator"},
        indexed=("indicator_id",),
    )
    _record(
        "actual",
        {"indicator_id": _KEY, "as_of": _DAY, "value": _TEXT, "note": _TEXT, "evidence": _TEXT},
        blanks=("value",),
        refers={"indicator_id": "logframe_indicator"},
        indexed=("indicator_id",),
    )
    _record(
        "own_indicator",
        {"key": _TEXT, "definition": _TEXT, "position": _NUMBER},
    )


def _learning() -> None:
    _record(
        "shortage",
        {
            "side": _TEXT,
            "country": _TEXT,
            "occupation": _TEXT,
            "isco": _TEXT,
            "sector": _TEXT,
            "places": _NUMBER,
            "listed_on": _DAY,
            "source": _TEXT,
            "remark": _TEXT,
        },
        blanks=(
            "places",
            "listed_on",
        ),
    )
    _record(
        "grievance",
        {
            "received_on": _DAY,
            "subject": _TEXT,
            "status": _TEXT,
            "enrolment_id": _KEY,
            "organisation_id": _KEY,
            "channel": _TEXT,
            "text": _TEXT,
            "owner": _TEXT,
            "due_on": _DAY,
            "resolved_on": _DAY,
            "outcome": _TEXT,
        },
        blanks=(
            "enrolment_id",
            "organisation_id",
            "due_on",
            "resolved_on",
        ),
        refers={"enrolment_id": "enrolment", "organisation_id": "organisation"},
        indexed=(
            "enrolment_id",
            "organisation_id",
        ),
    )
    _record(
        "lesson",
        {
            "noted_on": _DAY,
            "observation": _TEXT,
            "evidence": _TEXT,
            "change": _TEXT,
            "owner": _TEXT,
            "due_on": _DAY,
            "status": _TEXT,
            "stage": _TEXT,
        },
        blanks=("due_on",),
    )
    _record(
        "risk",
        {
            "title": _TEXT,
            "noted_on": _DAY,
            "likelihood": _NUMBER,
            "impact": _NUMBER,
            "description": _TEXT,
            "mitigation": _TEXT,
            "owner": _TEXT,
            "due_on": _DAY,
            "reviewed_on": _DAY,
            "status": _TEXT,
            "likelihood_before": _NUMBER,
            "impact_before": _NUMBER,
        },
        blanks=(
            "due_on",
            "reviewed_on",
            "likelihood_before",
            "impact_before",
        ),
    )


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
