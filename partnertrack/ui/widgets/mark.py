"""The program's mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint


class Mark(QWidget):
    """A way between two places, on the main colour."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self.setAccessibleName("PartnerTrack")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        draw_mark(QPainter(self), QRectF(self.rect()))


def draw_mark(painter: QPainter, area: QRectF) -> None:
    """Draw the mark into a square."""
    tokens = theme.tokens()
    paint.rounded(painter, area, area.width() / 4, tokens.primary)
    paint.icon(painter, area.center(), "route", round(area.width() * 0.58), tokens.on_primary)
