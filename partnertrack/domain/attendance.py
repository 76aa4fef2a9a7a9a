"""Who was there on which day of a training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

MARKS = ("present", "late", "excused", "absent")
"""What a register says of a day."""

ATTENDED = frozenset({"present", "late"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """One day of a step (a training, a language course) for one enrolment; a day without a mark has no record."""

    kind: ClassVar[str] = "attendance"

    enrolment_id: UUID
    step: str
    held_on: date
    mark: str = "present"
