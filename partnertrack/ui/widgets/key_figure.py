"""A key figure: one number, what it counts, and how it came to be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _PAD = 118, 20
_SPARK_WIDTH, _SPARK_HEIGHT = 88, 34


class KeyFigureCard(Pressable):
    """A card that opens the list behind its number."""

    radius = 12.0

    def __init__(self, label: str, value: str, note: str, icon: str, tone: str, trend: Sequence[int]) -> None:
        super().__init__(f"{label}: {value}. {note}".strip(), QSize(230, _HEIGHT))
        self._label, self._value, self._note = label, value, note
        self._icon, self._tone, self._trend = icon, tone, tuple(trend)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the card with its number, and its course where there is room."""
        tokens = theme.tokens()
        edge = tokens.border_strong if self.underMouse() else tokens.border
        paint.rounded(painter, area, self.radius, tokens.card, edge)
        inner = area.adjusted(_PAD, 16, -_PAD, -14)
        self._text(
            painter, area, QRectF(inner.left(), inner.top(), inner.width() - 28, 20), self._label, "control", "text2"
        )
        corner = paint.visual(painter, area, QRectF(inner.right() - 20, inner.top(), 20, 20))
        paint.icon(painter, corner.center(), self._icon, 18, tokens.muted)
        value = QRectF(inner.left(), inner.top() + 26, inner.width(), 36)
        self._text(painter, area, value, self._value, "display", "text")
        self._text(
            painter, area, QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20), self._note, "caption", "muted"
        )
        spark = QRectF(inner.right() - _SPARK_WIDTH, inner.top() + 28, _SPARK_WIDTH, _SPARK_HEIGHT)
        if len(self._trend) > 1 and spark.left() > inner.left() + paint.width(self._value, "display") + 12:
            self._draw_trend(painter, paint.visual(painter, area, spark))

    def _text(self, painter: QPainter, area: QRectF, rect: QRectF, words: str, role: theme.Role, colour: str) -> None:
        paint.text(painter, paint.visual(painter, area, rect), words, role, str(getattr(theme.tokens(), colour)))

    def _draw_trend(self, painter: QPainter, area: QRectF) -> None:
        colour = theme.colour(theme.tone(self._tone).fill)
        points = _points(self._trend, area.adjusted(0, 3, -4, -3))
        line = _smooth(points)
        below = QPainterPath(line)
        below.lineTo(points[-1].x(), area.bottom())
        below.lineTo(points[0].x(), area.bottom())
        shade = QLinearGradient(area.topLeft(), area.bottomLeft())
        shade.setColorAt(0, QColor(colour.red(), colour.green(), colour.blue(), 46))
        shade.setColorAt(1, QColor(colour.red(), colour.green(), colour.blue(), 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(below, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(points[-1], 3, 3)


def _points(values: Sequence[int], area: QRectF) -> list[QPointF]:
    """The values as points that fill the area."""
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = area.width() / (len(values) - 1)
    return [
        QPointF(area.left() + place * step, area.bottom() - (value - low) / span * area.height())
        for place, value in enumerate(values)
    ]


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """A soft line through the points that never overshoots them."""
    line = QPainterPath(points[0])
    for before, after in pairwise(points):
        middle = (before.x() + after.x()) / 2
        line.cubicTo(middle, before.y(), middle, after.y(), after.x(), after.y())
    return line
