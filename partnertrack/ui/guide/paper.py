"""Puts chapters of the guide on paper, as a PDF file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPageSize, QPainter, QPalette, QPdfWriter, QTextDocument

from partnertrack.i18n import number
from partnertrack.services.guide import Chapter
from partnertrack.ui import guide_asks, theme
from partnertrack.ui.guide.decorating import decorate
from partnertrack.ui.guide.laying import lay
from partnertrack.ui.guide.pictures import fit
from partnertrack.ui.widgets import paint

_RESOLUTION, _SCALE = 144, 0.9
_MARGIN, _FOOT = 18.0, 28.0
_SHARP = 2.0


def printed(chapters: Sequence[Chapter], title: str) -> bytes:
    """The chapters as a PDF file, each from a page of its own; the colours are those of light windows."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("PartnerTrack")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    writer.setResolution(_RESOLUTION)
    painter = QPainter(writer)
    page = 0
    with theme.light():
        for chapter in chapters:
            page = _chapter(painter, writer, chapter, page)
    painter.end()
    buffer.close()
    return bytes(kept.data())


def _chapter(painter: QPainter, writer: QPdfWriter, chapter: Chapter, page: int) -> int:
    """Draw one chapter after that many pages; how many there are then."""
    share = _RESOLUTION / 96 * _SCALE
    wide, high = writer.width() / share, (writer.height()) / share - _FOOT
    document = QTextDocument()
    document.setDocumentMargin(0)
    lay(document, guide_asks.read(chapter), 1.0)
    fit(document, wide, _SHARP, guide_asks.picture)
    document.setPageSize(QSizeF(wide, high))
    for number_here in range(document.pageCount()):
        if page:
            writer.newPage()
        page += 1
        painter.save()
        painter.scale(share, share)
        foot = QRectF(0, high + 8, wide, _FOOT - 8)
        paint.text(painter, foot, chapter.title, "caption", theme.tokens().muted)
        paint.text(painter, foot, number(page), "caption", theme.tokens().muted, paint.TRAILING)
        area = QRectF(0, number_here * high, wide, high)
        painter.translate(0, -area.top())
        painter.setClipRect(area)
        decorate(painter, document, area)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        context.palette = QPalette(theme.colour(theme.tokens().text))
        document.documentLayout().draw(painter, context)
        painter.restore()
    return page
