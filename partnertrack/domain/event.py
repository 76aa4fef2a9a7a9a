"""What happens to a person: the one shape behind every step of every scheme."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record, Values, no_values

STATUSES = (
    "not_applicable",
    "not_started",
    "planned",
    "in_progress",
    "waiting_third_party",
    "done",
    "failed",
    "waived",
    "cancelled",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A step of the scheme as it went for one enrolment.

    `step` is the step's key in the scheme; `occurrence` tells repeated steps apart (for a step with offsets it is the
    offset in days: the 180-day follow-up is occurrence 180) and is 1 for the others. A `done` event without `done_on`
    happened on a day nobody told us: it counts, and is flagged. `values` holds the step's other fields.
    `source_id` and `source_place` name the import and the place in the partner's file that last spoke about it.
    """

    kind: ClassVar[str] = "event"

    enrolment_id: UUID
    step: str
    occurrence: int = 1
    status: str = "not_started"
    outcome: str | None = None
    planned_on: date | None = None
    due_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    reason: str | None = None
    organisation_id: UUID | None = None
    values: Values = field(default_factory=no_values)
    source_id: UUID | None = None
    source_place: str | None = None

    def is_done_by(self, day: date) -> bool:
        """Whether the step is done on or before `day`; done on an unknown day counts."""
        return self.status == "done" and (self.done_on is None or self.done_on <= day)

    def is_started_by(self, day: date) -> bool:
        """Whether the step began on or before `day`; a step that is done has begun."""
        if self.started_on is not None:
            return self.started_on <= day
        return self.is_done_by(day)
