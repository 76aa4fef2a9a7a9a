"""A key figure: one number, what it counts, and how it came to be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.trend import draw_trend

_HEIGHT, _PAD = 118, 20
_SPARK_WIDTH, _SPARK_HEIGHT = 88, 34
_MOST_CHANGE = 0.62  # of the last line: what the figure is made of has its place, too


class KeyFigureCard(Pressable):
    """A card that opens the list behind its number."""

    radius = 12.0

    def __init__(self, label: str, value: str, note: str, icon: str, tone: str, trend: Sequence[float]) -> None:
        super().__init__(f"{label}: {value}. {note}".strip(), QSize(230, _HEIGHT))
        self._label, self._value, self._note = label, value, note
        self._icon, self._tone, self._trend = icon, tone, tuple(trend)
        self._change = self._sense = self._since = ""

    def show_change(self, change: str, sense: str, since: str) -> None:
        """Say how the figure moved, whether that is "good", "bad" or neither, and since when."""
        self._change, self._sense, self._since = change, sense, since
        self.setAccessibleName(f"{self.accessibleName()}. {change} {since}")
        self.update()

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
        foot = QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20)
        foot.setLeft(foot.left() + self._draw_change(painter, area, foot))
        self._text(painter, area, foot, self._note, "caption", "muted")
        spark = QRectF(inner.right() - _SPARK_WIDTH, inner.top() + 28, _SPARK_WIDTH, _SPARK_HEIGHT)
        if len(self._trend) > 1 and spark.left() > inner.left() + paint.width(self._value, "display") + 12:
            draw_trend(painter, paint.visual(painter, area, spark), self._trend, self._tone)

    def _draw_change(self, painter: QPainter, area: QRectF, foot: QRectF) -> float:
        """Draw the change as a chip at the beginning of the last line; the width that it takes."""
        if not self._change:
            return 0.0
        tone = theme.tone({"good": "ok", "bad": "danger"}.get(self._sense, "neutral"))
        words = f"{self._change} {self._since}"
        wide = paint.width(words, "caption") + 16
        if wide > foot.width() * _MOST_CHANGE:
            words = self._change
            wide = paint.width(words, "caption") + 16
        chip = paint.visual(painter, area, QRectF(foot.left(), foot.top(), wide, foot.height()))
        paint.rounded(painter, chip, chip.height() / 2, tone.subtle)
        paint.text(painter, chip, words, "caption", tone.text, paint.CENTRE)
        return wide + 8

    def _text(self, painter: QPainter, area: QRectF, rect: QRectF, words: str, role: theme.Role, colour: str) -> None:
        paint.text(painter, paint.visual(painter, area, rect), words, role, str(getattr(theme.tokens(), colour)))
