"""Keys of a keyboard, drawn as they lie on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_HIGH, _PAD, _GAP, _BETWEEN = 22, 7, 3, 12


class KeyCaps(QWidget):
    """Some combinations of keys, side by side; each is the keys that are pressed together."""

    def __init__(self, combinations: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._combinations = combinations
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        spoken = (" ".join(keys) for keys in combinations)
        self.setAccessibleName(_(" or ").join(spoken))

    def sizeHint(self) -> QSize:
        """As wide as the caps are side by side."""
        return QSize(round(sum(map(_across, self._combinations)) + _BETWEEN * (len(self._combinations) - 1)) + 1, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the caps."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area, left = QRectF(self.rect()), 0.0
        for keys in self._combinations:
            for key in keys:
                place = QRectF(left, 0, _wide(key), _HIGH)
                draw_cap(painter, paint.visual(painter, area, place), key)
                left += place.width() + _GAP
            left += _BETWEEN - _GAP


def draw_cap(painter: QPainter, place: QRectF, words: str = "") -> None:
    """A cap with its words; without words its shape only, for those who draw the words themselves."""
    tokens = theme.tokens()
    paint.rounded(painter, place, 5, tokens.border_strong)
    paint.rounded(painter, place.adjusted(0, 0, 0, -1.5), 5, tokens.card, tokens.border_strong)
    if words:
        paint.text(painter, place.adjusted(0, 0, 0, -1.5), words, "caption", tokens.text2, paint.CENTRE)


def _wide(key: str) -> float:
    return max(float(_HIGH), paint.width(key, "caption") + 2 * _PAD)


def _across(keys: Sequence[str]) -> float:
    return sum(map(_wide, keys)) + _GAP * (len(keys) - 1)
