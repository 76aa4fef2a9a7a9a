"""What a participant agreed to, and took back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """A participant’s consent to one purpose.

    `purpose` is a code of the list "consent_purpose", `form` of "consent_form"; `document_id` is the signed paper,
    where the pilot keeps it. Without `given_on` the person was asked and said no. It counts until `withdrawn_on`.
    """

    kind: ClassVar[str] = "consent"

    participant_id: UUID
    purpose: str
    given_on: date | None = None
    form: str = ""
    asked_on: date | None = None
    withdrawn_on: date | None = None
    document_id: UUID | None = None
    note: str = ""
