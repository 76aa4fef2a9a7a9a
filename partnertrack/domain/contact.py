"""The people at an organisation with whom a pilot is in touch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

CONSENTS = ("unknown", "given", "refused", "withdrawn")
"""Whether a contact agreed that the pilot keeps these data."""

REFUSALS = ("refused", "withdrawn")
"""The answers that mean no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person at an organisation; `language` is the one in which they are written to, where it is known."""

    kind: ClassVar[str] = "contact"

    organisation_id: UUID
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    consent: str = "unknown"
    consent_on: date | None = None
    remark: str = ""

    @property
    def may_be_shared(self) -> bool:
        """Whether phone and mail may leave the contact's own record: copied, exported, shown elsewhere."""
        return self.consent not in REFUSALS

    @property
    def is_to_be_emptied(self) -> bool:
        """Whether data are still held that the contact does not agree to."""
        return not self.may_be_shared and any((self.phone, self.email, self.language, self.remark))
