"""Fits the pictures of a chapter to the width of its text, sharp on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QTextBlock, QTextCursor, QTextDocument

from partnertrack.ui import theme
from partnertrack.ui.guide import shapes
from partnertrack.ui.guide.laying import SCHEME

DRAWN_AT = 1.5
"""Pixels of the files for each pixel of the window that they show."""
_RADIUS, _LEAST = 8.0, 120.0

Find = Callable[[str], Path | None]


def fit(document: QTextDocument, wide: float, ratio: float, find: Find) -> None:
    """Show each picture in its own size, or smaller where the text is `wide` logical pixels wide at most.

    `ratio` are the pixels of the screen for each logical one.
    """
    for block in _blocks(document):
        name = str(block.blockFormat().property(shapes.PICTURE))
        file = find(name)
        drawn = QImage(str(file)) if file else QImage()
        room = max(_LEAST, wide - block.blockFormat().leftMargin())
        size = _size(drawn.size(), room)
        document.addResource(
            QTextDocument.ResourceType.ImageResource, QUrl(f"{SCHEME}{name}"), _shown(drawn, size, ratio)
        )
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat().toImageFormat()
        form.setWidth(size.width())
        form.setHeight(size.height())
        cursor.setCharFormat(form)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if block.blockFormat().hasProperty(shapes.PICTURE):
            yield block
        block = block.next()


def _size(drawn: QSize, room: float) -> QSize:
    """The size in logical pixels; that of nothing for a picture that nobody drew."""
    if drawn.isEmpty():
        return QSize(1, 1)
    share = min(1 / DRAWN_AT, room / drawn.width())
    return QSize(round(drawn.width() * share), round(drawn.height() * share))


def _shown(drawn: QImage, size: QSize, ratio: float) -> QImage:
    """The picture at the sharpness of the screen, with round corners and a fine edge."""
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    if drawn.isNull():
        return made
    scaled = drawn.scaled(made.size(), mode=Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QRectF(made.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(edge, _RADIUS * ratio, _RADIUS * ratio)
    painter.setClipPath(path)
    painter.drawImage(0, 0, scaled)
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour(theme.tokens().border_strong), ratio))
    painter.drawPath(path)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
