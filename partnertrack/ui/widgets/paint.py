"""The strokes that painted widgets and cells share, mirrored where people read from right to left."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from partnertrack.ui import icons, theme
from partnertrack.ui.theme import Role

LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

CHIP_HEIGHT = 22
_CHIP_ICON, _CHIP_PAD, _CHIP_GAP = 13, 9, 5
_AVATAR_TONES = ("origin", "mobility", "placement", "return")


@lru_cache
def metrics(role: Role) -> QFontMetricsF:
    """The measures of a role's font."""
    return QFontMetricsF(theme.font(role))


def width(words: str, role: Role) -> float:
    """The width of one line of text."""
    return metrics(role).horizontalAdvance(words)


def visual(painter: QPainter, bounds: QRectF, rect: QRectF) -> QRectF:
    """Where a rectangle laid out from left to right goes in the direction in which the painter's widget is read."""
    if painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        return rect
    return QRectF(bounds.left() + bounds.right() - rect.right(), rect.top(), rect.width(), rect.height())


def text(
    painter: QPainter, rect: QRectF, words: str, role: Role, colour: str, align: Qt.AlignmentFlag = LEADING
) -> None:
    """One line of text, shortened with dots where it does not fit."""
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(colour))
    measure = metrics(role)
    if measure.horizontalAdvance(words) > rect.width():
        words = measure.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), words)


def icon(painter: QPainter, centre: QPointF, name: str, size: int, colour: str) -> None:
    """An icon around a point."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), icons.pixmap(name, size, colour, ratio))


def rounded(painter: QPainter, rect: QRectF, radius: float, fill: str, edge: str = "") -> None:
    """A rounded rectangle; an edge is drawn inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(theme.colour(edge), 1))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring of two pixels around what has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(theme.tokens().primary), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def chip_width(words: str, icon_name: str = "") -> float:
    """The width of a chip."""
    return width(words, "caption") + 2 * _CHIP_PAD + (_CHIP_ICON + _CHIP_GAP if icon_name else 0)


def chip(painter: QPainter, rect: QRectF, words: str, tone: str, icon_name: str = "") -> None:
    """A chip: a word in a colour with its icon, in the middle of the height and at the start of the width."""
    colours = theme.tone(tone)
    wide = min(chip_width(words, icon_name), rect.width())
    shape = visual(painter, rect, QRectF(rect.left(), rect.center().y() - CHIP_HEIGHT / 2, wide, CHIP_HEIGHT))
    rounded(painter, shape, CHIP_HEIGHT / 2, colours.subtle)
    inner = shape.adjusted(_CHIP_PAD, 0, -_CHIP_PAD + 1, 0)
    if icon_name:
        place = visual(painter, shape, QRectF(inner.left(), inner.top(), _CHIP_ICON, inner.height()))
        icon(painter, place.center(), icon_name, _CHIP_ICON, colours.text)
        taken = _CHIP_ICON + _CHIP_GAP
        inner = visual(painter, shape, inner.adjusted(taken, 0, 0, 0))
    text(painter, inner, words, "caption", colours.text)


def avatar(painter: QPainter, rect: QRectF, initials: str, label: str, role: Role = "overline") -> None:
    """A disc with the initials of a person, in a colour that the label chooses, so that it stays theirs."""
    colours = theme.tone(_AVATAR_TONES[sum(map(ord, label)) % len(_AVATAR_TONES)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colours.subtle))
    painter.drawEllipse(rect)
    text(painter, rect, initials, role, colours.text, CENTRE)


def bar(painter: QPainter, rect: QRectF, share: float, fill: str, track: str) -> None:
    """A bar that is filled from its start by a share between 0 and 1."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, track)
    share = min(max(share, 0.0), 1.0)
    if share > 0:
        filled = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * share), rect.height())
        rounded(painter, visual(painter, rect, filled), radius, fill)
