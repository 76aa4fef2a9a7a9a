"""How a participant's documents look in their card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.domain.document_types import document_label
from partnertrack.i18n import _, day

if TYPE_CHECKING:
    from partnertrack.domain.document import Document

_SOON = 60  # days before its end that a document is marked


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A document in words; `chip` says how long it is valid, in the colour and with the icon of that."""

    document: Document
    label: str
    detail: str
    chip: str
    tone: str
    icon: str


def paper_line(document: Document, today: date) -> PaperLine:
    """The line of a document as of a day."""
    issued = _("issued {day}").format(day=day(document.issued_on, "medium")) if document.issued_on else ""
    detail = " · ".join(filter(None, (document.file_name, issued)))
    label = document.title or document_label(document.type)
    return PaperLine(document, label, detail, *_validity(document.expires_on, today))


def _validity(expires_on: date | None, today: date) -> tuple[str, str, str]:
    """The chip's text, tone and icon."""
    if expires_on is None:
        return "", "", ""
    told = day(expires_on, "medium")
    if expires_on < today:
        return _("Expired {day}").format(day=told), "danger", "x"
    tone = "warn" if (expires_on - today).days <= _SOON else "neutral"
    return _("Ends {day}").format(day=told), tone, "clock"
