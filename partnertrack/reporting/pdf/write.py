"""Writes pages into a PDF file: header, footer, bookmarks, links and tags; the same pages give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partnertrack.progress import Progress, Stretch
from partnertrack.reporting.document import Document
from partnertrack.reporting.pdf.attachments import attach
from partnertrack.reporting.pdf.canvas import TaggedCanvas
from partnertrack.reporting.pdf.contents import numbered
from partnertrack.reporting.pdf.paginate import Page, Placed
from partnertrack.reporting.pdf.piece import Mark
from partnertrack.reporting.pdf.running import footer, header, sections
from partnertrack.reporting.pdf.signature_field import add_signature_field
from partnertrack.reporting.pdf.style import MARGIN, WIDTH, Paper

_ABOVE = "/Type /Pagination /Subtype /Header"
_BELOW = "/Type /Pagination /Subtype /Footer"


def write(
    pages: Sequence[Page], document: Document, progress: Progress, *, with_signature_field: bool = False
) -> bytes:
    """The file; raises `Cancelled` when the user pressed Stop."""
    meta = document.meta
    high = Paper(meta.is_landscape).size[1]
    canvas = TaggedCanvas(meta, Paper(meta.is_landscape).size)
    pages = pages or (Page(),)
    numbers = {mark: number for number, page in enumerate(pages, 1) for mark in page.marks() if mark}
    for number, (page, section) in enumerate(zip(pages, sections(pages), strict=True), 1):
        progress.report(number, len(pages))
        corner = (0.0 if page.is_bare else MARGIN, high)
        canvas.begin_page()
        canvas.adorn(() if page.has_own_head() else header(meta, section), corner, _ABOVE)
        for placed in page.placed:
            _put(canvas, placed, (corner[0], high - placed.top), numbers)
        if with_signature_field and number == 1:
            add_signature_field(canvas)
        canvas.adorn(() if page.is_bare else footer(meta, number, len(pages)), corner, _BELOW)
        canvas.end_page()
    attach(canvas, document.attachments, meta.created)
    return canvas.finish(Stretch(progress, len(pages), len(pages)))


def _put(canvas: TaggedCanvas, placed: Placed, corner: tuple[float, float], numbers: Mapping[Mark, int]) -> None:
    """Paint a piece from its upper left corner, put its heading among the bookmarks, link it where it leads."""
    piece = placed.piece
    canvas.draw(piece.drawing(), corner, piece.scale)
    if piece.mark:
        canvas.bookmarkPage(piece.mark.key, fit="XYZ", left=0, top=corner[1] + 12)
        canvas.addOutlineEntry(piece.mark.text, piece.mark.key, piece.mark.depth)
    if piece.leads_to:
        part = numbered(piece, str(numbers[piece.leads_to]))
        canvas.draw(part, corner)
        area = (MARGIN, corner[1] - piece.height, MARGIN + WIDTH, corner[1])
        canvas.link(part.parts[0].tag, piece.leads_to.text, piece.leads_to.key, area)
