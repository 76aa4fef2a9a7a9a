"""That people’s data left the pilot: what, how much, for whom; never about whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Export:
    """What leaves the pilot, as the export log keeps it.

    `what` is a key of `KINDS`, `title` says it in words, `people` is how many it is about, `fields` which of their
    fields, in words. No part of it may name anybody.
    """

    what: str
    title: str
    format: str = ""
    people: int = 0
    fields: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """An entry of the export log: its number there, when it left and by whose hand."""

    number: int
    at: datetime
    who: str
    export: Export


KINDS = (
    "list",
    "clipboard",
    "letter",
    "partner_letter",
    "partner_template",
    "marked_workbook",
    "candidates",
    "contacts",
    "report",
    "issued_report",
    "form",
    "dossier",
    "access",
    "document",
    "archived_file",
    "grievance_read",
    "statements",
    "money",
    "history",
    "backup",
    "package",
    "record",
)
"""What can leave the pilot."""
