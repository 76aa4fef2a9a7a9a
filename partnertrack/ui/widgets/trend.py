"""The course of a figure as a soft line over its shade, ending in a dot where it is now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from partnertrack.ui import theme


def draw_trend(painter: QPainter, area: QRectF, values: Sequence[float], tone: str) -> None:
    """Draw at least two values over the width of the area."""
    colour = theme.colour(theme.tone(tone).fill)
    points = _points(values, area.adjusted(0, 3, -4, -3))
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


def _points(values: Sequence[float], area: QRectF) -> list[QPointF]:
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
