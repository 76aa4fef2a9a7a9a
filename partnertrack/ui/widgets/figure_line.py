"""A figure on one line: what it counts, and how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _ICON, _PAD, _VALUE = 32, 15, 8, 96


class FigureLine(Pressable):
    """It opens the people it counts; where there is nobody, it cannot be pressed; the figure is `wide` pixels broad."""

    opens = True
    is_walked = True

    def __init__(self, icon: str, label: str, text: str, *, is_open: bool, wide: int = _VALUE) -> None:
        super().__init__(f"{label}: {text}", QSize(200, _HEIGHT))
        self._icon, self._label, self._text, self._wide = icon, label, text, wide
        self.setEnabled(is_open)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon, the words and the figure."""
        tokens = theme.tokens()
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        icon = paint.visual(painter, area, QRectF(inner.left(), inner.top(), _ICON, inner.height()))
        paint.icon(painter, icon.center(), self._icon, _ICON, tokens.muted)
        left = inner.left() + _ICON + 8
        words = QRectF(left, inner.top(), max(0.0, inner.right() - self._wide - left), inner.height())
        paint.text(painter, paint.visual(painter, area, words), self._label, "table", tokens.text2)
        value = paint.visual(painter, area, QRectF(inner.right() - self._wide, inner.top(), self._wide, inner.height()))
        paint.text(
            painter, value, self._text, "control", tokens.text if self.isEnabled() else tokens.muted, paint.TRAILING
        )


class FigureCell(Pressable):
    """A figure alone, as in a table; its name says what it counts."""

    opens = True

    def __init__(self, text: str, name: str, *, is_open: bool) -> None:
        super().__init__(f"{name}: {text}", QSize(64, _HEIGHT))
        self._text = text
        self.setToolTip(f"{name}: {text}")
        self.setEnabled(is_open)

    def minimumSizeHint(self) -> QSize:
        """As wide as the figure."""
        return QSize(48, _HEIGHT)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the figure."""
        tokens = theme.tokens()
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        colour = tokens.text if self.isEnabled() else tokens.muted
        paint.text(painter, area, self._text, "control", colour, paint.CENTRE)
