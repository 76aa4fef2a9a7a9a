"""A document as a PDF file: laid out in pieces, filled into pages, written."""

from __future__ import annotations

from partnertrack import i18n
from partnertrack.progress import SILENT, Progress, Stretch
from partnertrack.reporting.document import Document
from partnertrack.reporting.pdf.layout import lay_out
from partnertrack.reporting.pdf.paginate import paginate
from partnertrack.reporting.pdf.style import Paper
from partnertrack.reporting.pdf.write import write


def render(document: Document, progress: Progress = SILENT, *, with_signature_field: bool = False) -> bytes:
    """The file of a document; the same document gives the same bytes at any time and place.

    It keeps PDF/UA-1, for readers who do not see it, and PDF/A-3a, for archives. Raises `MissingGlyphError` where a
    text was not made printable, and `Cancelled` when the user pressed Stop. What is to be signed digitally has a field
    for it (see `signature_field`).
    """
    with i18n.speaking(document.meta.language):
        paper = Paper(document.meta.is_landscape)
        pages = paginate(Stretch(progress, 0, 1).over(lay_out(document, paper)), paper)
        return write(pages, document, progress, with_signature_field=with_signature_field)
