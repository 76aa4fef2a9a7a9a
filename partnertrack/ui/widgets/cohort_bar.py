"""A cohort in one line: its name, its people by stage, how many they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _TOTAL, _BAR, _GAP = 32, 92, 10, 2
_NAME_SHARE = 0.36


class CohortBar(Pressable):
    """A cohort's people, as a bar with a part for each stage; it opens the list of them."""

    def __init__(self, name: str, total: str, parts: Sequence[tuple[str, str, int]]) -> None:
        told = ", ".join(f"{label} {count}" for _kind, label, count in parts if count)
        super().__init__(f"{name}: {total}. {told}", QSize(380, _HEIGHT))
        self.setToolTip(f"{name}\n{told}")
        self._name, self._total = name, total
        self._parts = tuple((kind, count) for kind, _label, count in parts if count)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name, the parts of the bar and the total."""
        tokens = theme.tokens()
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(8, 0, -8, 0)
        name = QRectF(inner.left(), inner.top(), inner.width() * _NAME_SHARE - 12, inner.height())
        paint.text(painter, paint.visual(painter, area, name), self._name, "control", tokens.text)
        total = QRectF(inner.right() - _TOTAL, inner.top(), _TOTAL, inner.height())
        paint.text(painter, paint.visual(painter, area, total), self._total, "caption", tokens.text2, paint.TRAILING)
        left = inner.left() + inner.width() * _NAME_SHARE
        self._draw_parts(painter, area, QRectF(left, inner.center().y() - _BAR / 2, total.left() - left - 8, _BAR))

    def _draw_parts(self, painter: QPainter, area: QRectF, bar: QRectF) -> None:
        whole = sum(count for _kind, count in self._parts)
        if not whole:
            paint.rounded(painter, paint.visual(painter, area, bar), 3, theme.tokens().sunken)
            return
        room = bar.width() - _GAP * (len(self._parts) - 1)
        left = bar.left()
        for kind, count in self._parts:
            part = QRectF(left, bar.top(), max(2.0, room * count / whole), bar.height())
            paint.rounded(painter, paint.visual(painter, area, part), 3, theme.tone(kind).fill)
            left = part.right() + _GAP
