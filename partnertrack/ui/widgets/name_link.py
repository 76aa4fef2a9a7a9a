"""A quiet word that opens the people it counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _PAD, _ICON = 22, 6, 12


class NameLink(Pressable):
    """As wide as its word; `title` says to everybody whom it opens."""

    radius = 6.0
    opens = True

    def __init__(self, text: str, title: str, icon: str = "users") -> None:
        super().__init__(f"{title}: {text}", QSize(0, _HEIGHT))
        self._text, self._icon = text, icon
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        return QSize(round(paint.width(self._text, "caption") + _ICON + 5 + 2 * _PAD) + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never less: links flow to a new row instead."""
        return self.sizeHint()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon and the word on a quiet patch."""
        tokens = theme.tokens()
        paint.rounded(painter, area, self.radius, tokens.primary_subtle if self.underMouse() else tokens.sunken)
        inner = area.adjusted(_PAD, 0, -_PAD + 1, 0)
        place = paint.visual(painter, area, QRectF(inner.left(), inner.top(), _ICON, inner.height()))
        paint.icon(painter, place.center(), self._icon, _ICON, tokens.primary_text)
        words = paint.visual(painter, area, inner.adjusted(_ICON + 5, 0, 0, 0))
        paint.text(painter, words, self._text, "caption", tokens.primary_text)
