"""The days by which something is to be done about an enrolment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

DeadlineKind: TypeAlias = Literal["step", "expiry", "document"]
"""step: a step is due; expiry: a field of the dictionary says until when something is valid; document: a document."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day for one enrolment: `key` is a step's, a field's, or the code of a document's type.

    `occurrence` tells repeated steps apart, and is 1 for the others. `is_planned`: the day was agreed or planned, not
    given by the scheme's rule.
    """

    enrolment_id: UUID
    kind: DeadlineKind
    key: str
    occurrence: int
    day: date
    is_planned: bool = False

    @property
    def subject(self) -> str:
        """What it is about, as reminders name it: "step:visa_decision:1"."""
        return f"{self.kind}:{self.key}:{self.occurrence}"
