"""An intake of trainees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort(Record):
    """One intake; `capacity` is the number of places, where planned."""

    kind: ClassVar[str] = "cohort"

    name: str
    capacity: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
