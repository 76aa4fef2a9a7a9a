"""A way to go on, as a card that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_WIDTH, _LEAST = 440, 84
_PATCH, _BEFORE, _BEHIND, _TITLE, _PAD = 44, 78, 44, 22, 16
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class WayCard(Pressable):
    """An icon on its patch, a title, and a sentence that runs over as many lines as it needs."""

    radius = 12.0
    opens = True

    def __init__(self, icon: str, title: str, sentence: str, *, is_first: bool = False) -> None:
        super().__init__(". ".join(filter(None, (title, sentence))), QSize(_WIDTH, _LEAST))
        self._icon, self._title, self._sentence, self.is_first = icon, title, sentence, is_first
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the title and the sentence in that width."""
        return max(_LEAST, round(self._high(width) + 2 * _PAD))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon on its patch, the title, the sentence and the arrow."""
        tokens = theme.tokens()
        is_lit = self.underMouse() and self.isEnabled()
        edge = tokens.primary if is_lit or self.is_first else tokens.border
        paint.rounded(painter, area, self.radius, tokens.hover if is_lit else tokens.card, edge)
        patch = QRectF(area.left() + 18, area.center().y() - _PATCH / 2, _PATCH, _PATCH)
        patch = paint.visual(painter, area, patch)
        paint.rounded(painter, patch, 11, tokens.primary_subtle if self.is_first else tokens.sunken)
        tint = tokens.primary_text if self.is_first else tokens.text2
        paint.icon(painter, patch.center(), self._icon, 22, tint if self.isEnabled() else tokens.disabled)
        self._draw_words(painter, area)
        arrow = paint.visual(painter, area, QRectF(area.right() - 34, area.top(), 20, area.height()))
        name = "chevron-left" if self.isRightToLeft() else "chevron-right"
        paint.icon(painter, arrow.center(), name, 18, tokens.muted)

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme.tokens()
        room = area.width() - _BEFORE - _BEHIND
        high = self._high(area.width())
        top = area.center().y() - high / 2
        upper = paint.visual(painter, area, QRectF(area.left() + _BEFORE, top, room, _TITLE))
        paint.text(painter, upper, self._title, "h2", tokens.text if self.isEnabled() else tokens.disabled)
        lower = QRectF(area.left() + _BEFORE, top + _TITLE + 1, room, high - _TITLE)
        painter.setFont(theme.font("table"))
        painter.setPen(theme.colour(tokens.text2 if self.isEnabled() else tokens.disabled))
        painter.drawText(paint.visual(painter, area, lower), _WRAPS, self._sentence)

    def _high(self, width: float) -> float:
        if not self._sentence:
            return _TITLE
        room = QRectF(0, 0, max(width - _BEFORE - _BEHIND, 80), 1000)
        return _TITLE + 1 + paint.metrics("table").boundingRect(room, _WRAPS, self._sentence).height()
