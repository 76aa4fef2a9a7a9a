"""What a participant asked for by the right of data protection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest(Record):
    """A request and its answer, due within a month (GDPR art. 12(3)).

    `right` is "access", "rectification", "erasure", "restriction", "portability" or "objection"; `outcome` is "",
    "granted", "partly" or "refused".
    """

    kind: ClassVar[str] = "data_request"

    participant_id: UUID | None = None
    right: str
    received_on: date
    due_on: date
    answered_on: date | None = None
    outcome: str = ""
    note: str = ""
