"""Labels in the type roles of the design."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from partnertrack.ui import icons, theme
from partnertrack.ui.theme import Role
from partnertrack.ui.widgets import paint

Quiet = Literal["", "true", "half"]

_MAY_BREAK = "\u200b"  # takes no room and lets a line end here


def breakable(text: str, most: int) -> str:
    """The text as a narrow place can show it: a word of more than `most` letters may run over several lines.

    It breaks behind a sign where it has one (as e-mail addresses do), else behind every `most` letters.
    """
    return re.sub(rf"\S{{{most + 1},}}", lambda word: _broken(word[0], most), text)


def _broken(word: str, most: int) -> str:
    parts = re.findall(r"[\w']+[^\w']*|[^\w']+", word)
    return _MAY_BREAK.join(part[at : at + most] for part in parts for at in range(0, len(part), most))


class Words(QLabel):
    """A text that may run over several lines and is never clipped."""

    def __init__(self, text: str = "", role: Role = "body", *, quiet: Quiet = "", wraps: bool = True) -> None:
        super().__init__(text)
        self.setFont(theme.font(role))
        self.setProperty("quiet", quiet)
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.PlainText)


class Line(QLabel):
    """A text on one line, shortened with dots where it does not fit and then shown whole as a tool tip."""

    def __init__(self, text: str = "", role: Role = "body", *, quiet: Quiet = "") -> None:
        super().__init__(text)
        self.setFont(theme.font(role))
        self.setProperty("quiet", quiet)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters: the rest can be shortened."""
        return QSize(min(super().sizeHint().width(), 40), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        measure = QFontMetrics(self.font())
        room = self.contentsRect()
        shown = measure.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)


class Icon(QLabel):
    """An icon that stands for itself and follows the theme; coloured by a `tone`, else by a `role` of the tokens."""

    def __init__(self, name: str, size: int = 18, *, role: str = "muted", tone: str = "") -> None:
        super().__init__()
        self._name, self._size, self._role, self._tone = name, size, role, tone
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, name: str, tone: str = "") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        colour = theme.tone(self._tone).text if self._tone else str(getattr(theme.tokens(), self._role))
        picture = icons.pixmap(self._name, self._size, colour)
        if self.pixmap().cacheKey() != picture.cacheKey():
            self.setPixmap(QPixmap(picture))


class Badge(QWidget):
    """An icon on a quiet patch of its meaning's colour."""

    def __init__(self, name: str, tone: str, size: int = 36, *, is_round: bool = False) -> None:
        super().__init__()
        self._name, self._tone, self._is_round = name, tone, is_round
        self.setFixedSize(size, size)

    def show_tone(self, tone: str) -> None:
        """Stand for another meaning."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the patch, then the icon."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        radius = area.width() / 2 if self._is_round else 8
        paint.rounded(painter, area, radius, theme.tone(self._tone).subtle)
        paint.icon(painter, area.center(), self._name, round(area.width() / 2), theme.tone(self._tone).text)


def rule() -> QWidget:
    """A hairline between two parts of a card."""
    line = QWidget()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return line
