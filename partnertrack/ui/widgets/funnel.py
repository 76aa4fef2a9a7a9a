"""The stage funnel: how many people reached each stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT = 52
_LABEL, _COUNT, _SHARE, _GAP = 192, 54, 44, 12
_NARROW = 420


class FunnelBar(Pressable):
    """One stage of the funnel; it opens the people behind its number."""

    def __init__(self, kind: str, label: str, note: str, count: str, share: float, rate: str) -> None:
        super().__init__(", ".join(filter(None, (label, note, count, rate))), QSize(420, _HEIGHT))
        self._kind, self._label, self._note = kind, label, note
        self._count, self._share, self._rate = count, share, rate

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the stage's icon and name, its bar, its number and its share."""
        tokens, tone = theme.tokens(), theme.tone(self._kind)
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(8, 0, -8, 0)
        middle = area.center().y()
        labels = _LABEL if area.width() > _NARROW else _LABEL - 40
        icon = QRectF(inner.left(), middle - 9, 18, 18)
        paint.icon(
            painter, paint.visual(painter, area, icon).center(), STAGE_ICONS.get(self._kind, "flag"), 18, tone.text
        )
        words = inner.left() + 28
        top = middle - 19 if self._note else middle - 10
        self._text(painter, area, QRectF(words, top, labels - 28, 20), self._label, "strong", tokens.text)
        self._text(painter, area, QRectF(words, middle + 1, labels - 28, 17), self._note, "caption", tokens.muted)
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
