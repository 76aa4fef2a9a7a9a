"""The person behind an enrolment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record, Values, no_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A person, once, however often enrolled; `values` holds the dictionary's other personal fields."""

    kind: ClassVar[str] = "participant"

    last_name: str = ""
    first_name: str = ""
    sex: str | None = None
    birth_date: date | None = None
    nationality: str | None = None
    region: str | None = None
    values: Values = field(default_factory=no_values)

    @property
    def name(self) -> str:
        """First name and family name, as one would address a letter."""
        return f"{self.first_name} {self.last_name}".strip()
