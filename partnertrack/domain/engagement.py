"""What passed between the pilot and an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

WAYS = ("call", "mail", "visit", "meeting", "event", "other")
"""How people were in touch."""

FUNNEL = ("contacted", "interested", "vacancy", "interview", "contract")
"""How far an employer has come, in order."""

LOST = "lost"
"""The stage of an employer who is won no more."""

REASONS_LOST = (
    "no_need",
    "language",
    "qualification",
    "procedure",
    "cost",
    "housing",
    "no_answer",
    "other_source",
    "other",
)
"""Why an employer is won no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """An entry of an organisation's log.

    `stage` is the stage of the employers' funnel that it brought (or `LOST`, with a `reason` of
    `REASONS_LOST`), empty where it brought none; where an employer stands is what the latest entry with a stage says.
    """

    kind: ClassVar[str] = "engagement"

    organisation_id: UUID
    happened_on: date
    way: str = "other"
    stage: str = ""
    reason: str = ""
    text: str = ""
    contact_id: UUID | None = None
    written_by: str = ""
