"""What an office does with personal data, as the law asks it to be written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingActivity(Record):
    """One activity in the record of processing (GDPR art. 30(1)); texts are the office’s own words.

    `key` names the shipped activity that it was made from, "" for one of the office’s own.
    """

    kind: ClassVar[str] = "processing_activity"

    title: str
    key: str = ""
    purpose: str = ""
    basis: str = ""
    subjects: str = ""
    data: str = ""
    recipients: str = ""
    transfers: str = ""
    retention: str = ""
    measures: str = ""
    controller: str = ""
    contact: str = ""
    position: int = 0
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleAnswer(Record):
    """How the office stands by one of IOM’s data protection principles (2009).

    `principle` is its key in the shipped checklist; `status` is "open", "partly", "met" or "not_applicable".
    """

    kind: ClassVar[str] = "principle_answer"

    principle: str
    status: str = "open"
    note: str = ""
    reviewed_on: date | None = None
    reviewed_by: str = ""
