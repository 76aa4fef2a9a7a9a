"""A person's way through the scheme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record, Values, no_values

TRACKS = ("home", "away", "circular", "undecided")
"""`home` stays in the country of origin, `away` and `circular` move; GSP trainees may choose late (domain 4.2)."""

AWAY_TRACKS = frozenset({"away", "circular"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment(Record):
    """One person in one cohort on one track.

    `number` is the pseudonym's number in this pilot (`label` prints it); `reference` is the number by which partners
    name the trainee. The current stage and the status are derived from events, never stored.
    """

    kind: ClassVar[str] = "enrolment"

    participant_id: UUID
    number: int
    reference: str | None = None
    cohort_id: UUID | None = None
    track: str = "undecided"
    values: Values = field(default_factory=no_values)

    @property
    def label(self) -> str:
        """The pseudonym that may be printed: PT-000123."""
        return pseudonym(self.number)


def pseudonym(number: int) -> str:
    """The printable form of an enrolment's number."""
    return f"PT-{number:06d}"
