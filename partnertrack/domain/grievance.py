"""What somebody complained of, which few may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

GRIEVANCE_STATUSES = ("received", "in_progress", "resolved", "referred", "withdrawn")

GRIEVANCE_SUBJECTS = (
    "wages",
    "hours",
    "contract",
    "housing",
    "fees",
    "documents",
    "discrimination",
    "harassment",
    "training",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grievance(Record):
    """A complaint and what became of it; who complained may stay unnamed.

    `text` and `outcome` are restricted: they are shown to those who ask for them, printed in no report, written to no
    export and searched by nobody; nor do they stand where a record is written out for developers.
    """

    kind: ClassVar[str] = "grievance"

    received_on: date
    subject: str
    status: str = "received"
    enrolment_id: UUID | None = None
    organisation_id: UUID | None = None
    channel: str = ""
    text: str = field(default="", repr=False)
    owner: str = ""
    due_on: date | None = None
    resolved_on: date | None = None
    outcome: str = field(default="", repr=False)
