"""Draws what lies behind the words of a chapter: the caps of keys, the discs of steps, the boxes of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextFragment, QTextFrame

from partnertrack.ui import theme
from partnertrack.ui.guide import shapes
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.key_caps import draw_cap

_ICONS = {"info": "info", "ok": "sparkles", "warn": "triangle-alert"}
_ICON, _DISC = 18, 24.0
_SLACK = 6.0  # below the last line, whose height is more than that of its letters


def decorate(painter: QPainter, document: QTextDocument, area: QRectF) -> None:
    """Draw all that lies in an area of the document."""
    painter.save()
    for frame in document.rootFrame().childFrames():
        _note(painter, document, frame, area)
    for block in _blocks(document, area):
        if block.blockFormat().hasProperty(shapes.PARAGRAPH_CODE):
            where = document.documentLayout().blockBoundingRect(block)
            wide = document.textWidth() - document.rootFrame().frameFormat().rightMargin() - where.left()
            box = QRectF(where.left() - 14, where.top() - 2, wide + 14, where.height() + 4)
            paint.rounded(painter, box, 8, theme.tokens().sunken)
        for fragment in _fragments(block):
            form = fragment.charFormat()
            for name, draw in _DRAWN:
                if form.hasProperty(name):
                    draw(painter, _place(document, block, fragment))
    painter.restore()


def _note(painter: QPainter, document: QTextDocument, frame: QTextFrame, area: QRectF) -> None:
    """The box behind a note, with its icon in front of the words."""
    form = frame.frameFormat()
    where = document.documentLayout().frameBoundingRect(frame)
    if not form.hasProperty(shapes.NOTE) or not where.intersects(area):
        return
    name = str(form.property(shapes.NOTE))
    tone = theme.tone(name)
    box = where.adjusted(form.leftMargin() - 32, form.topMargin(), 0, -form.bottomMargin() - _SLACK)
    paint.rounded(painter, box, 10, tone.subtle)
    first = document.documentLayout().blockBoundingRect(frame.firstCursorPosition().block())
    line = frame.firstCursorPosition().block().layout().lineAt(0)
    middle = first.top() + (line.height() / 2 if line.isValid() else 10)
    paint.icon(painter, QPointF(box.left() + 23, middle), _ICONS.get(name, "info"), _ICON, tone.text)


def _blocks(document: QTextDocument, area: QRectF) -> Iterator[QTextBlock]:
    """The blocks that are to be seen in an area."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        if layout.blockBoundingRect(block).intersects(area.adjusted(-1e4, 0, 1e4, 0)):
            yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The stretches of a block that are to be decorated."""
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _place(document: QTextDocument, block: QTextBlock, fragment: QTextFragment) -> QRectF:
    """Where a stretch of letters stands, on the line where it begins."""
    layout = block.layout()
    start = fragment.position() - block.position()
    line = layout.lineForTextPosition(start)
    if not line.isValid():
        return QRectF()
    last = min(start + fragment.length(), line.textStart() + line.textLength())
    left, right = _across(line.cursorToX(start)), _across(line.cursorToX(last))
    within = QRectF(min(left, right), line.y(), abs(right - left), line.ascent() + line.descent())
    return within.translated(document.documentLayout().blockBoundingRect(block).topLeft())


def _across(found: object) -> float:
    """The place on a line, of which Qt also tells the letter."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _cap(painter: QPainter, where: QRectF) -> None:
    draw_cap(painter, where.adjusted(0, -1.5, 0, 1.5))


def _typed(painter: QPainter, where: QRectF) -> None:
    paint.rounded(painter, where.adjusted(-3, -1, 3, 1), 4, theme.tokens().sunken)


def _disc(painter: QPainter, where: QRectF) -> None:
    disc = QRectF(0, 0, max(_DISC, where.width() + 10), _DISC)
    disc.moveCenter(where.center())
    paint.rounded(painter, disc, _DISC / 2, theme.tokens().primary_subtle)


_DRAWN: tuple[tuple[int, Callable[[QPainter, QRectF], None]], ...] = (
    (shapes.KEY, _cap),
    (shapes.CODE, _typed),
    (shapes.STEP_MARK, _disc),
)
