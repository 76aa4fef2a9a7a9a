"""What the pilot learnt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record

LESSON_STATUSES = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Record):
    """A lesson: what was observed, what shows it, what is changed because of it and who sees to that.

    `stage` is a key of the scheme's stages, or empty.
    """

    kind: ClassVar[str] = "lesson"

    noted_on: date
    observation: str
    evidence: str = ""
    change: str = ""
    owner: str = ""
    due_on: date | None = None
    status: str = "open"
    stage: str = ""
