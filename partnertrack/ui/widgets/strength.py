"""A meter that shows how strong a passphrase is, with what makes it so in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Words

MOST = 4
_TONES = ("danger", "danger", "warn", "ok", "ok")
_BAR, _GAP = 6, 5


class StrengthMeter(QWidget):
    """Four bars and a line of words; `show_strength` takes a score from 0 to 4, `clear` shows no judgement."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._words = Words("", "caption", quiet="half")
        self._words.setMinimumHeight(2 * self._words.fontMetrics().lineSpacing())  # nothing below jumps as one types
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bars)
        column.addWidget(self._words)
        self.clear()

    def show_strength(self, score: int, words: str) -> None:
        """Show a judgement."""
        self._bars.show_score(score)
        self._words.setText(words)
        told = _("Strength of the passphrase: {score} of {most}. {words}")
        self.setAccessibleName(told.format(score=score, most=MOST, words=words))

    def clear(self, words: str = "") -> None:
        """Show no judgement, but perhaps what makes a good passphrase."""
        self._bars.show_score(None)
        self._words.setText(words)
        self.setAccessibleName(words or _("Strength of the passphrase"))


class _Bars(QWidget):
    """As many bars in colour as the score says; a score of none shows all of them quiet."""

    def __init__(self) -> None:
        super().__init__()
        self._score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(160, _BAR)

    def show_score(self, score: int | None) -> None:
        """Draw this score."""
        self._score = score
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter, whole = QPainter(self), QRectF(self.rect())
        wide = (whole.width() - (MOST - 1) * _GAP) / MOST
        filled = 0 if self._score is None else max(1, self._score)
        for place in range(MOST):
            bar = QRectF(place * (wide + _GAP), whole.top(), wide, _BAR)
            colour = theme.tone(_TONES[self._score or 0]).fill if place < filled else theme.tokens().grid
            paint.rounded(painter, paint.visual(painter, whole, bar), _BAR / 2, colour)
