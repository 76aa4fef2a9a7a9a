"""Lines that climb in steps over the months of an age, one for each group."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.i18n import number, percent
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_LEFT, _RIGHT, _TOP, _LOW = 44, 10, 8, 24
_TICKS = 4
_ROUND = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
_YEAR, _HALF = 12, 6


class AgeChart(QWidget):
    """Shares between 0 and 1 by month; a line ends in a dot at the age of its group. It is read aloud as a text."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[tuple[str, tuple[float, ...]], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[tuple[str, tuple[float, ...]]], alt: str) -> None:
        """Show these lines, each with its tone; the first lies on top."""
        self._lines = tuple(lines)
        self.setAccessibleName(alt)
        self.update()

    def sizeHint(self) -> QSize:
        """The size at which the lines are best read."""
        return QSize(460, 220)

    def minimumSizeHint(self) -> QSize:
        """The size below which they are not."""
        return QSize(220, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the grid, then the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        whole = QRectF(self.rect())
        area = whole.adjusted(_LEFT, _TOP, -_RIGHT, -_LOW)
        months = max((len(shares) - 1 for _tone, shares in self._lines), default=0) or 1
        highest = max((max(shares, default=0.0) for _tone, shares in self._lines), default=0.0)
        most = next(share for share in _ROUND if highest <= share)
        self._draw_heights(painter, whole, area, most)
        self._draw_months(painter, whole, area, months)
        for tone, shares in reversed(self._lines):
            self._draw_line(painter, whole, _points(area, shares, months, most), tone)

    def _draw_heights(self, painter: QPainter, whole: QRectF, area: QRectF, most: float) -> None:
        tokens = theme.tokens()
        for tick in range(_TICKS + 1):
            y = area.bottom() - area.height() * tick / _TICKS
            line = paint.visual(painter, whole, QRectF(area.left(), y, area.width(), 0))
            painter.setPen(QPen(theme.colour(tokens.grid if tick else tokens.border_strong), 1))
            painter.drawLine(line.topLeft(), line.topRight())
            words = paint.visual(painter, whole, QRectF(0, y - 8, _LEFT - 8, 16))
            paint.text(painter, words, percent(most * tick / _TICKS, 0), "caption", tokens.muted, paint.TRAILING)

    def _draw_months(self, painter: QPainter, whole: QRectF, area: QRectF, months: int) -> None:
        step = _gap(months)
        for month in range(0, months + 1, step):
            x = area.left() + area.width() * month / months
            words = paint.visual(painter, whole, QRectF(x - 20, area.bottom() + 5, 40, 16))
            paint.text(painter, words, number(month), "caption", theme.tokens().muted, paint.CENTRE)

    def _draw_line(self, painter: QPainter, whole: QRectF, points: Sequence[QPointF], tone: str) -> None:
        if not points:
            return
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            points = [QPointF(whole.left() + whole.right() - point.x(), point.y()) for point in points]
        colour = theme.colour(theme.tone(tone).fill)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point.x(), path.currentPosition().y())
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
        painter.setPen(QPen(theme.colour(theme.tokens().card), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(points[-1], 4, 4)


def _points(area: QRectF, shares: Sequence[float], months: int, most: float) -> list[QPointF]:
    return [
        QPointF(area.left() + area.width() * month / months, area.bottom() - area.height() * share / most)
        for month, share in enumerate(shares)
    ]


def _gap(months: int) -> int:
    """How many months lie between two figures below the chart: few enough that they never touch."""
    if months <= _YEAR:
        return 1 if months <= _HALF else 2
    return _HALF if months <= _YEAR * 5 else _YEAR * ceil(months / (_YEAR * 8))
