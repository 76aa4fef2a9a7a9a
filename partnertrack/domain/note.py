"""What somebody noted about a participant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A note on one enrolment; `written_by` is the name that its author goes by on this computer."""

    kind: ClassVar[str] = "note"

    enrolment_id: UUID
    text: str
    written_at: datetime
    written_by: str = ""
