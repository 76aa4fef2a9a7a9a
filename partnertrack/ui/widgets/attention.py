"""A line of what needs attention: it says what, and opens whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _PATCH = 52, 36


class AttentionLine(Pressable):
    """What needs attention, with a detail below and an arrow to the list behind it."""

    def __init__(self, text: str, detail: str, tone: str, icon: str) -> None:
        super().__init__(f"{text}. {detail}".strip(), QSize(280, _HEIGHT))
        self._text, self._detail, self._tone, self._icon = text, detail, tone, icon
        self.setToolTip(f"{text}\n{detail}".strip())

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon on its patch, both lines and the arrow."""
        tokens, tone = theme.tokens(), theme.tone(self._tone)
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(8, 0, -8, 0)
        middle = area.center().y()
        patch = paint.visual(painter, area, QRectF(inner.left(), middle - _PATCH / 2, _PATCH, _PATCH))
        paint.rounded(painter, patch, 8, tone.subtle)
        paint.icon(painter, patch.center(), self._icon, 18, tone.text)
        left = inner.left() + _PATCH + 12
        room = inner.right() - 28 - left
        top = middle - 19 if self._detail else middle - 10
        upper = paint.visual(painter, area, QRectF(left, top, room, 20))
        paint.text(painter, upper, self._text, "control", tokens.text)
        lower = paint.visual(painter, area, QRectF(left, middle + 1, room, 17))
        paint.text(painter, lower, self._detail, "caption", tokens.muted)
        arrow = paint.visual(painter, area, QRectF(inner.right() - 18, middle - 9, 18, 18))
        name = "chevron-left" if self.isRightToLeft() else "chevron-right"
        paint.icon(painter, arrow.center(), name, 16, tokens.muted)
