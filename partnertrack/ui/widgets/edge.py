"""Fades the end of a line that goes on beyond what is shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_WIDTH, _SIGN = 44, 14


class Edge(QWidget):
    """Lies over the first or the last end of a card's line, and shows by an arrow that there is more; never pressed."""

    def __init__(self, line: QWidget, *, is_first: bool) -> None:
        super().__init__(line)
        self._line, self._is_first = line, is_first
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def place(self) -> None:
        """Lie at the end again: the line may have another size."""
        whole = self._line.rect()
        left = 0 if self._is_first else whole.width() - _WIDTH
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, QRect(left, 0, _WIDTH, whole.height())))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, ever thinner towards the middle of the line, and the arrow."""
        area = self.rect().toRectF()
        is_left = self._is_first != self.isRightToLeft()
        outer, inner = (area.left(), area.right()) if is_left else (area.right(), area.left())
        ground = theme.colour(theme.tokens().card)
        clear = theme.colour(theme.tokens().card)
        clear.setAlpha(0)
        fade = QLinearGradient(outer, 0, inner, 0)
        fade.setColorAt(0, ground)
        fade.setColorAt(0.5, ground)
        fade.setColorAt(1, clear)
        painter = QPainter(self)
        painter.fillRect(area, fade)
        centre = area.center()
        centre.setX(outer + (_SIGN if is_left else -_SIGN) * 0.75)
        name = "chevron-left" if is_left else "chevron-right"
        paint.icon(painter, centre, name, _SIGN, theme.tokens().text2)
