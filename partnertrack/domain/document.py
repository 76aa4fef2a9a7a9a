"""A paper of a participant: a passport, a contract, a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A document of one enrolment; its bytes lie in the pilot's archive under `sha256`.

    `type` is a code of the list "document"; `file_name` never names a folder; a document of which the pilot keeps no
    copy has neither file name nor sum. `expires_on` is its last valid day.
    """

    kind: ClassVar[str] = "document"

    enrolment_id: UUID
    type: str = "other"
    title: str = ""
    file_name: str = ""
    sha256: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
