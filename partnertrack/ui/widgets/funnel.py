"""The stage funnel: how many people reached each stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT = 52
_ICON, _COUNT, _SHARE, _GAP = 28, 54, 44, 12
_LABEL_SHARE = 0.42  # of the width: more is not for the label, however long


class FunnelBar(Pressable):
    """One stage of the funnel; it opens the people behind its number.

    `label_width` is that of the longest label of the funnel, so that all bars begin below each other.
    """

    def __init__(self, kind: str, label: str, count: str, share: float, rate: str, label_width: float) -> None:
        super().__init__(", ".join(filter(None, (label, count, rate))), QSize(420, _HEIGHT))
        self.setToolTip(self.accessibleName())
        self._kind, self._label, self._label_width = kind, label, label_width
        self._count, self._share, self._rate = count, share, rate

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the stage's icon and name, its bar, its number and its share."""
        tokens, tone = theme.tokens(), theme.tone(self._kind)
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(8, 0, -8, 0)
        middle = area.center().y()
        labels = min(self._label_width + _ICON + 4, area.width() * _LABEL_SHARE)
        icon = QRectF(inner.left(), middle - 9, 18, 18)
        paint.icon(
            painter, paint.visual(painter, area, icon).center(), STAGE_ICONS.get(self._kind, "flag"), 18, tone.text
        )
        words = QRectF(inner.left() + _ICON, middle - 10, labels - _ICON, 20)
        self._text(painter, area, words, self._label, "strong", tokens.text)
        track = QRectF(inner.left() + labels + _GAP, middle - 15, 0, 30)
        track.setRight(inner.right() - _COUNT - _SHARE - _GAP)
        paint.rounded(painter, paint.visual(painter, area, track), 6, tokens.sunken)
        if self._share > 0:
            filled = QRectF(track.left(), track.top(), max(6.0, track.width() * min(self._share, 1.0)), track.height())
            paint.rounded(painter, paint.visual(painter, area, filled), 6, tone.fill)
        count = QRectF(track.right() + _GAP, area.top(), _COUNT - 2, area.height())
        self._text(painter, area, count, self._count, "h2", tokens.text)
        rate = QRectF(inner.right() - _SHARE, area.top(), _SHARE, area.height())
        placed = paint.visual(painter, area, rate)
        paint.text(painter, placed, self._rate, "caption", tokens.text2, paint.TRAILING)

    def _text(self, painter: QPainter, area: QRectF, rect: QRectF, words: str, role: theme.Role, colour: str) -> None:
        paint.text(painter, paint.visual(painter, area, rect), words, role, colour)
