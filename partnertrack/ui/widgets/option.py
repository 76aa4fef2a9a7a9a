"""One of several answers, with a round mark that shows which was chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_LOW, _HIGH, _LEAST = 34, 50, 84
_MARK, _DOT = 7.0, 3.5


class Option(Pressable):
    """A text with a quieter one below it, on a ground that lights up when it is chosen."""

    def __init__(self, question: str, text: str, detail: str = "") -> None:
        super().__init__(": ".join(filter(None, (question, text))), QSize(180, _HIGH if detail else _LOW))
        self._text, self._detail = text, detail
        self.setToolTip("\n".join(filter(None, (text, detail))))
        self.setAccessibleDescription(detail)
        self.setCheckable(True)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the texts can be shortened."""
        return QSize(_LEAST, self.sizeHint().height())

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ground, the mark and the texts."""
        tokens, is_on = theme.tokens(), self.isChecked()
        fill = tokens.selected if is_on else tokens.hover if self.underMouse() else tokens.card
        paint.rounded(painter, area, self.radius, fill, tokens.primary if is_on else tokens.border)
        mark = paint.visual(painter, area, QRectF(area.left() + 10, area.top(), 2 * _MARK, area.height()))
        self._draw_mark(painter, mark.center())
        room = area.adjusted(34, 0, -10, 0)
        middle = area.center().y()
        top = middle - 19 if self._detail else middle - 10
        upper = paint.visual(painter, area, QRectF(room.left(), top, room.width(), 20))
        paint.text(painter, upper, self._text, "control", tokens.text)
        lower = paint.visual(painter, area, QRectF(room.left(), middle + 1, room.width(), 17))
        paint.text(painter, lower, self._detail, "caption", tokens.text2)

    def _draw_mark(self, painter: QPainter, centre: QPointF) -> None:
        tokens, is_on = theme.tokens(), self.isChecked()
        painter.setPen(QPen(theme.colour(tokens.primary if is_on else tokens.field_border), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _MARK, _MARK)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.primary))
            painter.drawEllipse(centre, _DOT, _DOT)
