"""A filter as a chip that can be changed and taken away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _PAD, _CROSS, _WIDEST = 30, 12, 26, 460


class CriterionChip(Pressable):
    """Pressed, it is changed; Delete, or its cross, takes it away."""

    radius = _HEIGHT / 2
    opens = True

    removed = Signal()

    def __init__(self, words: str) -> None:
        wide = min(round(paint.width(words, "control")) + 2 + 2 * _PAD + _CROSS - 6, _WIDEST)
        super().__init__(words, QSize(wide, _HEIGHT))
        self.words = words
        self.setToolTip(words)
        self.setAccessibleDescription(_("Enter changes the filter, Delete removes it."))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away by Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take it away by its cross."""
        at = event.position().x()
        is_cross = at < _CROSS if self.isRightToLeft() else at > self.width() - _CROSS
        if is_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the words and the cross."""
        tokens = theme.tokens()
        paint.rounded(painter, area, self.radius, tokens.primary_subtle, tokens.primary if self.underMouse() else "")
        words = QRectF(area.left() + _PAD, area.top(), area.width() - _PAD - _CROSS, area.height())
        paint.text(painter, paint.visual(painter, area, words), self.words, "control", tokens.primary_text)
        cross = QRectF(area.right() - _CROSS, area.top(), _CROSS - 4, area.height())
        paint.icon(painter, paint.visual(painter, area, cross).center(), "x", 13, tokens.primary_text)
