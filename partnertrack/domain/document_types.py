"""The types of documents that are kept, in words."""

from __future__ import annotations

from partnertrack.i18n import _


def document_types() -> dict[str, str]:
    """The words of each type by its code, in the order in which they are offered."""
    return {
        "passport": _("Passport"),
        "visa": _("Visa"),
        "permit": _("Work or residence permit"),
        "contract": _("Contract"),
        "certificate": _("Certificate"),
        "language_certificate": _("Language certificate"),
        "photo": _("Photo"),
        "consent": _("Consent form"),
        "other": _("Other document"),
    }


def document_label(code: str) -> str:
    """The words of one type; a code that nobody knows is some document."""
    return document_types().get(code, _("Document"))
