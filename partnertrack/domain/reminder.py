"""Reminders that were put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Record):
    """A reminder that rests until a day, with the reason.

    `subject` names what it is about, as `Deadline.subject` does; `enrolment_id` whom, and is None for what is about
    no participant.
    """

    kind: ClassVar[str] = "reminder"

    subject: str
    enrolment_id: UUID | None = None
    put_off_until: date
    reason: str
