"""Writes pages into a PDF file: header, footer, bookmarks, links and properties; the same pages give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import reportlab.rl_config
from reportlab.pdfgen.canvas import Canvas

import partnertrack
from partnertrack.progress import Progress
from partnertrack.reporting.document import Meta
from partnertrack.reporting.fonts import NAMES, font
from partnertrack.reporting.paint import paint
from partnertrack.reporting.pdf.contents import numbered
from partnertrack.reporting.pdf.paginate import Page, Placed
from partnertrack.reporting.pdf.piece import Piece
from partnertrack.reporting.pdf.running import footer, header, sections
from partnertrack.reporting.pdf.style import MARGIN, WIDTH, Paper

reportlab.rl_config.useA85 = 0  # text armour of binary data makes the file a quarter larger and serves nobody


def write(pages: Sequence[Page], meta: Meta, progress: Progress) -> bytes:
    """The file; raises `Cancelled` between two pages when the user pressed Stop."""
    target = BytesIO()
    canvas = _canvas(target, meta)
    numbers = {mark.key: number for number, page in enumerate(pages, 1) for mark in page.marks() if mark}
    depth = -1
    high = Paper(meta.is_landscape).size[1]
    for number, (page, section) in enumerate(zip(pages, sections(pages), strict=True), 1):
        progress.report(number, len(pages))
        left = 0.0 if page.is_bare else MARGIN
        paint(canvas, () if page.has_own_head() else header(meta, section), left, high)
        for placed in page.placed:
            _put(canvas, placed.piece, (left, high - placed.top), numbers)
            depth = _bookmark(canvas, placed, depth, high)
        paint(canvas, () if page.is_bare else footer(meta, number, len(pages)), left, high)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _canvas(target: BytesIO, meta: Meta) -> Canvas:
    """An empty file with its properties; nobody's name is among them but the organisation's."""
    font("regular")
    canvas = Canvas(
        target,
        pagesize=Paper(meta.is_landscape).size,
        pageCompression=1,
        invariant=1,
        initialFontName=NAMES["regular"],  # type: ignore[arg-type]  # the stubs take the name for a number
        lang=meta.language,
    )
    canvas.setTitle(" \N{EN DASH} ".join(part for part in (meta.title, meta.kind, meta.period) if part))
    canvas.setAuthor(meta.organisation)
    canvas.setSubject(meta.subject)
    canvas.setCreator(f"PartnerTrack {partnertrack.__version__}")
    canvas.setDateFormatter(lambda *_moment: f"D:{meta.created:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _put(canvas: Canvas, piece: Piece, corner: tuple[float, float], numbers: Mapping[str, int]) -> None:
    """Paint a piece from its upper left corner, and link it where it leads somewhere."""
    left, top = corner
    if piece.scale < 1:
        canvas.saveState()
        canvas.translate(left, top)
        canvas.scale(piece.scale, piece.scale)
        paint(canvas, piece.items, 0, 0)
        canvas.restoreState()
    else:
        paint(canvas, piece.items, left, top)
    if piece.leads_to:
        paint(canvas, (numbered(piece, str(numbers[piece.leads_to])),), MARGIN, top)
        area = (MARGIN, top - piece.height, MARGIN + WIDTH, top)
        canvas.linkRect("", piece.leads_to, area, thickness=0)


def _bookmark(canvas: Canvas, placed: Placed, depth: int, high: float) -> int:
    """Put a heading among the bookmarks, on a page so `high`; its level, from 0, is at most one below that before."""
    mark = placed.piece.mark
    if mark is None:
        return depth
    canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=high - placed.top + 12)
    level = min(mark.level - 1, depth + 1)
    canvas.addOutlineEntry(mark.text, mark.key, level)
    return level
