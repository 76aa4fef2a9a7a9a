"""A bar that shows how far a result has come, where it was to be by now, and where it is to be in the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_HEIGHT, _BAR, _TICK, _LINE = 50, 8, 16, 16


class BulletBar(QWidget):
    """The track ends at the final target; the tick is the next milestone. Both are told below."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._tick: float | None = None
        self._tone, self._below = "primary", ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bar(self, share: float | None, tick: float | None, tone: str, below: tuple[str, str]) -> None:
        """Show a share of the way to the final target (None where nobody can say), and the next milestone on it."""
        self._share, self._tick, self._tone, self._below = share, tick, tone, below
        self.setAccessibleName(", ".join(filter(None, below)))
        self.setToolTip("\n".join(filter(None, below)))
        self.update()

    def sizeHint(self) -> QSize:
        """A bar and two lines."""
        return QSize(180, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same, narrower."""
        return QSize(110, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the bar, the tick, and what they mean."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        tokens, area = theme.tokens(), QRectF(self.rect())
        track = QRectF(area.left(), area.top() + 5, area.width(), _BAR)
        if self._share is not None:
            paint.bar(painter, track, self._share, theme.tone(self._tone).fill, tokens.pressed)
        elif any(self._below):
            paint.rounded(painter, track, _BAR / 2, tokens.pressed)
        if self._tick is not None:
            at = track.left() + min(max(self._tick, 0.0), 1.0) * (track.width() - 6)
            around = paint.visual(painter, area, QRectF(at, track.center().y() - _TICK / 2, 6, _TICK))
            paint.rounded(painter, around, 2, tokens.card)
            paint.rounded(painter, around.adjusted(2, 1, -2, -1), 1, tokens.text)
        for place, words in enumerate(self._below):
            line = QRectF(area.left(), track.bottom() + 4 + place * _LINE, area.width(), _LINE)
            paint.text(painter, line, words, "caption", tokens.muted if place else tokens.text2)
