"""Two enrolments that look like one person and are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction(Record):
    """Somebody looked at both and said that they are two people; nobody is asked again."""

    kind: ClassVar[str] = "distinction"

    one_id: UUID
    other_id: UUID
    note: str = ""

    @property
    def pair(self) -> frozenset[UUID]:
        """Both enrolments, in no order."""
        return frozenset((self.one_id, self.other_id))
