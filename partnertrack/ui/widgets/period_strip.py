"""A partner's last periods as a row of marks: a sign and a colour for each, its words when one points at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from partnertrack.ui import theme
from partnertrack.ui.view_models.partners import PeriodMark, signs
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.flow import FlowLayout

_SIDE, _GAP, _RADIUS, _ICON = 17, 3, 5.0, 11
MOST = 12


def strip_width(count: int) -> int:
    """The width of so many marks."""
    return count * _SIDE + max(0, count - 1) * _GAP


def draw_strip(painter: QPainter, area: QRectF, marks: Sequence[PeriodMark]) -> None:
    """Draw the latest marks, as many as there is room for, the oldest first."""
    room = int((area.width() + _GAP) // (_SIDE + _GAP))
    for place, mark in enumerate(_latest(marks, room)):
        left = area.left() + place * (_SIDE + _GAP)
        square = QRectF(left, area.center().y() - _SIDE / 2, _SIDE, _SIDE)
        draw_mark(painter, paint.visual(painter, area, square), mark.state)


def draw_mark(painter: QPainter, square: QRectF, state: str) -> None:
    """Draw the mark of a state: filled where something is missing, an outline where nothing is due."""
    tokens, sign = theme.tokens(), signs()[state]
    tone = theme.tone(sign.tone)
    if state == "expected":
        paint.rounded(painter, square, _RADIUS, "", tokens.border_strong)
        return
    is_loud = state == "missing"
    paint.rounded(painter, square, _RADIUS, tone.fill if is_loud else tone.subtle, tone.fill)
    paint.icon(painter, square.center(), sign.icon, _ICON, tokens.card if is_loud else tone.text)


class PeriodStrip(QWidget):
    """The marks on a page, each with its words as a tool tip."""

    def __init__(self, marks: Sequence[PeriodMark]) -> None:
        super().__init__()
        self._marks = tuple(marks[-MOST:])
        self.setAccessibleName("; ".join(mark.words for mark in self._marks))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as all marks."""
        return QSize(strip_width(len(self._marks)), _SIDE + 2)

    def minimumSizeHint(self) -> QSize:
        """A few marks: the oldest give way."""
        return QSize(min(self.sizeHint().width(), strip_width(3)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        draw_strip(painter, QRectF(self.rect()), self._marks)

    def event(self, event: QEvent) -> bool:
        """Tell what the mark below the pointer means."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().toPointF()), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """The words of the mark at a point; "" between two and beside them."""
        across = self.width() - point.x() if self.isRightToLeft() else point.x()
        shown = _latest(self._marks, (self.width() + _GAP) // (_SIDE + _GAP))
        place, rest = divmod(across, _SIDE + _GAP)
        return shown[int(place)].words if 0 <= place < len(shown) and rest < _SIDE else ""


class StripLegend(QWidget):
    """What the marks stand for."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(14)
        for state in signs():
            flow.addWidget(_Entry(state))
        self.setLayout(flow)


class _Entry(QWidget):
    """One mark with its word."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setAccessibleName(signs()[state].words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as mark and word."""
        return QSize(_SIDE + 6 + round(paint.width(signs()[self._state].words, "caption")) + 2, _SIDE + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the word."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area = QRectF(self.rect())
        square = QRectF(area.left(), area.center().y() - _SIDE / 2, _SIDE, _SIDE)
        draw_mark(painter, paint.visual(painter, area, square), self._state)
        words = paint.visual(painter, area, area.adjusted(_SIDE + 6, 0, 0, 0))
        paint.text(painter, words, signs()[self._state].words, "caption", theme.tokens().text2)


def _latest(marks: Sequence[PeriodMark], room: int) -> Sequence[PeriodMark]:
    return marks[-min(room, MOST) :] if room > 0 else ()
