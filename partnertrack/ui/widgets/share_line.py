"""A line of a list that counts: a word, a bar as long as its share, and how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.i18n import number, percent
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _COUNT, _BAR, _PAD = 34, 40, 5, 8


class ShareLine(Pressable):
    """It opens the people it counts; where there is nobody, it cannot be pressed."""

    opens = True
    is_walked = True

    def __init__(self, label: str, count: int, share: float, kind: str) -> None:
        super().__init__(f"{label}: {number(count)} ({percent(share, 0)})", QSize(200, _HEIGHT))
        self._label, self._count, self._share, self._kind = label, count, share, kind
        self.setToolTip(f"{label}: {number(count)} ({percent(share, 0)})")
        self.setEnabled(count > 0)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the word and the number, and the bar below them."""
        tokens, tone = theme.tokens(), theme.tone(self._kind)
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        colour = tokens.text if self._count else tokens.muted
        words = QRectF(inner.left(), inner.top() + 4, inner.width() - _COUNT, 18)
        paint.text(painter, paint.visual(painter, area, words), self._label, "table", colour)
        count = QRectF(inner.right() - _COUNT, inner.top() + 4, _COUNT, 18)
        shown = paint.visual(painter, area, count)
        paint.text(painter, shown, number(self._count), "strong" if self._count else "table", colour, paint.TRAILING)
        bar = QRectF(inner.left(), inner.bottom() - _BAR - 4, inner.width(), _BAR)
        paint.bar(painter, bar, self._share, tone.fill, tokens.sunken)
