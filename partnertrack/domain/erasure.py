"""That a participant’s data were erased, so that it can be proved and holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """The erasure of one participant; the participant stays as a residue that is counted and that nobody can name.

    `reason` is "request", "withdrawal", "retention" or "mistake". `redactions` is the canonical JSON of the journal
    entries whose content was blackened by it: [[origin, sequence, SHA-256 of the text that is left], …], so that the
    chain still proves all the rest.
    """

    kind: ClassVar[str] = "erasure"

    participant_id: UUID
    erased_on: date
    reason: str
    requested_on: date | None = None
    done_by: str = ""
    redactions: str = "[]"
