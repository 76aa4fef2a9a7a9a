"""How long a step takes where, as the pilot has learnt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Record):
    """The days that a step takes, from when it can begin: at one organisation, for people of one region, or both.

    An empty `region` and no organisation stand for everybody; the more exact one counts, before the scheme's own rule.
    """

    kind: ClassVar[str] = "duration"

    step: str
    days: int
    organisation_id: UUID | None = None
    region: str = ""
