"""How long a pilot may keep what it knows of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule(Record):
    """When a pilot’s data about a participant are due to be made anonymous.

    The time runs from `starts`: "last_event" (of the enrolment that ended last), "step:KEY" (that step’s last day),
    or "day", which is `starts_on` for everybody (the pilot’s end, the donor’s final payment). `months` is how long;
    `basis` says by which rule.
    """

    kind: ClassVar[str] = "retention_rule"

    title: str
    starts: str
    months: int
    starts_on: date | None = None
    basis: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionHold(Record):
    """A reason to keep a participant’s data beyond the rule: an audit, a complaint, a claim."""

    kind: ClassVar[str] = "retention_hold"

    participant_id: UUID
    reason: str
    until: date | None = None
