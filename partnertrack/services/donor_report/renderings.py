"""The files in which a report is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.reporting import pdf, workbook
from partnertrack.reporting.document import Document

RENDERINGS: Mapping[str, Callable[[Document], bytes]] = {".pdf": pdf.render, ".xlsx": workbook.render}


def rendered(document: Document, suffix: str) -> bytes:
    """The file of a document, as the suffix says; raises `UserError` for a suffix that is none of ours."""
    render = RENDERINGS.get(suffix.lower())
    if render is None:
        raise UserError(_("A report is written as .pdf or .xlsx, not as “{suffix}”.").format(suffix=suffix))
    with speaking(document.meta.language):
        return render(document)
