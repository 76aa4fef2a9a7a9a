"""The facts about one enrolment, as narrow values without a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from partnertrack.domain.record import Values


@dataclass(frozen=True, slots=True)
class EventFact:
    """What happened at a step, as far as figures need it; the parts mean what they mean in `domain.event.Event`."""

    step: str
    occurrence: int = 1
    status: str = "done"
    outcome: str | None = None
    started_on: date | None = None
    done_on: date | None = None
    planned_on: date | None = None
    reason: str | None = None
    organisation_id: UUID | None = None
    values: Values = field(default_factory=dict)
    due_on: date | None = None

    def is_done_by(self, day: date) -> bool:
        """Whether the step is done on or before `day`; done on an unknown day counts."""
        return self.status == "done" and (self.done_on is None or self.done_on <= day)


Events = Mapping[str, tuple[EventFact, ...]]
"""Step key -> what happened there."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One enrolment without its events.

    `sex` is "female", "male", "other" or anything else for unknown; `cohort` is the cohort's name; `nationality` an
    ISO 3166-1 code; `values` are the other fields of the participant and the enrolment.
    """

    enrolment_id: UUID
    participant_id: UUID
    number: int
    sex: str | None = None
    birth_date: date | None = None
    region: str | None = None
    nationality: str | None = None
    cohort: str | None = None
    track: str = "undecided"
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case(Enrolled):
    """One enrolment with all its events."""

    events: Events = field(default_factory=dict)


def by_step(events: Iterable[EventFact]) -> Events:
    """The events by the step that they belong to, in the order in which they come."""
    found: dict[str, list[EventFact]] = {}
    for event in events:
        found.setdefault(event.step, []).append(event)
    return {step: tuple(group) for step, group in found.items()}
