"""A legend: what the colours of a chart stand for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.flow import FlowLayout

_PATCH, _GAP, _BETWEEN, _HEIGHT = 10, 6, 14, 20


class Legend(QWidget):
    """Patches of colour with their words, in as many rows as they need; `entries` are pairs of a tone and a text."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        flow = FlowLayout(_BETWEEN)
        for tone, text in entries:
            flow.addWidget(_Entry(tone, text))
        self.setLayout(flow)


class _Entry(QWidget):
    """One patch with its word."""

    def __init__(self, tone: str, text: str) -> None:
        super().__init__()
        self._tone, self._text = tone, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as patch and word."""
        return QSize(round(_PATCH + _GAP + paint.width(self._text, "caption")) + 2, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the patch and the word."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area = QRectF(self.rect())
        patch = QRectF(area.left(), area.center().y() - _PATCH / 2, _PATCH, _PATCH)
        paint.rounded(painter, paint.visual(painter, area, patch), 3, theme.tone(self._tone).fill)
        words = paint.visual(painter, area, area.adjusted(_PATCH + _GAP, 0, 0, 0))
        paint.text(painter, words, self._text, "caption", theme.tokens().text2)
