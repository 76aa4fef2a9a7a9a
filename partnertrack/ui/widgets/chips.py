"""Chips: the quiet ones that say something, and those that filter a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_FILTER_HEIGHT, _PAD, _GAP, _ICON = 30, 13, 8, 15


class Chip(QWidget):
    """A word in the colour of its meaning, mostly with an icon."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(text, tone, icon)

    def show_chip(self, text: str, tone: str, icon: str = "") -> None:
        """Say something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(round(paint.chip_width(self._text, self._icon)) + 1, paint.CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint.chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon)


class FilterChip(Pressable):
    """A chip with a count that filters a list; one of its group is always on."""

    radius = _FILTER_HEIGHT / 2

    def __init__(self, text: str, count: str, icon: str = "", tone: str = "") -> None:
        super().__init__("", QSize(0, _FILTER_HEIGHT))
        self._text, self._count, self._icon, self._tone = text, count, icon, tone
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count)

    def show_count(self, count: str) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(f"{self._text}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word, the count and the icon."""
        wide = paint.width(self._text, "control") + _GAP + paint.width(self._count, "control") + 2 * _PAD
        return QSize(round(wide + (_ICON + _GAP if self._icon else 0)) + 1, _FILTER_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never less: the chips flow to a new row instead."""
        return self.sizeHint()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the chip, ringed in the main colour when it is on."""
        tokens = theme.tokens()
        fill = tokens.primary_subtle if self.isChecked() else (tokens.hover if self.underMouse() else tokens.card)
        paint.rounded(painter, area, self.radius, fill, tokens.primary if self.isChecked() else tokens.border)
        left = area.left() + _PAD
        if self._icon:
            place = paint.visual(painter, area, QRectF(left, area.top(), _ICON, area.height()))
            paint.icon(painter, place.center(), self._icon, _ICON, theme.tone(self._tone).text)
            left += _ICON + _GAP
        colour = tokens.primary_text if self.isChecked() else tokens.text2
        wide = paint.width(self._text, "control") + 1
        words = paint.visual(painter, area, QRectF(left, area.top(), wide, area.height()))
        paint.text(painter, words, self._text, "control", colour)
        rest = QRectF(left + wide + _GAP, area.top(), area.right() - left - wide - _GAP, area.height())
        paint.text(painter, paint.visual(painter, area, rest), self._count, "control", colour)
