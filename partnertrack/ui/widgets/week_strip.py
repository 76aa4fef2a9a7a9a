"""Two weeks as a row of days, each with the number of things that are on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.ui import theme
from partnertrack.ui.view_models.week import StripDay
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _LEAST, _GAP, _COUNT = 74, 44, 6, 22
_WEEK, _SIDE_BY_SIDE = 7, 700


class DayCell(Pressable):
    """A day: its weekday, its number, and how much is on it; one without anything cannot be pressed."""

    opens = True

    def __init__(self, day: StripDay) -> None:
        super().__init__(day.words, QSize(_LEAST, _HEIGHT))
        self._day = day
        self.setToolTip(day.words)
        self.setEnabled(bool(day.count))

    def minimumSizeHint(self) -> QSize:
        """Room for two figures."""
        return QSize(_LEAST, _HEIGHT)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ground, the weekday, the number of the day and the count on a patch."""
        tokens, day = theme.tokens(), self._day
        ground = tokens.hover if self.underMouse() and self.isEnabled() else tokens.sunken
        if day.is_today:
            ground = tokens.primary_subtle
        elif day.is_weekend and not self.underMouse():
            ground = tokens.card
        paint.rounded(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), self.radius, ground, tokens.border)
        quiet = tokens.primary_text if day.is_today else tokens.muted
        top = QRectF(area.left(), area.top() + 6, area.width(), 15)
        paint.text(painter, top, day.weekday, "caption", quiet, paint.CENTRE)
        middle = QRectF(area.left(), area.top() + 21, area.width(), 20)
        paint.text(painter, middle, day.number, "strong", tokens.text if day.count else tokens.muted, paint.CENTRE)
        low = QRectF(area.left(), area.bottom() - _COUNT - 6, area.width(), _COUNT)
        if not day.count:
            paint.text(painter, low, "·", "caption", tokens.muted, paint.CENTRE)
            return
        tone = theme.tone("info")
        wide = min(max(paint.width(day.count, "caption") + 14, 26), area.width() - 8)
        patch = QRectF(low.center().x() - wide / 2, low.top(), wide, _COUNT)
        paint.rounded(painter, patch, _COUNT / 2, tone.subtle)
        paint.text(painter, patch, day.count, "caption", tone.text, paint.CENTRE)


class WeekStrip(QWidget):
    """Two weeks beside or above each other; left and right walk the days on which there is something."""

    opened = Signal(int)
    """The place of a day that was pressed."""

    def __init__(self, days: Sequence[StripDay], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.cells = [DayCell(day) for day in days]
        columns = Columns(((_SIDE_BY_SIDE, 2 * _WEEK), (0, _WEEK)), gap=_GAP)
        columns.show_widgets(list(self.cells))
        for place, cell in enumerate(self.cells):
            cell.clicked.connect(partial(self.opened.emit, place))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the next day, or the one before, on which there is something."""
        step = {Qt.Key.Key_Right.value: 1, Qt.Key.Key_Left.value: -1}.get(event.key(), 0)
        place = next((at for at, cell in enumerate(self.cells) if cell.hasFocus()), -1)
        if not step or place < 0:
            super().keyPressEvent(event)
            return
        step = -step if self.isRightToLeft() else step
        way = self.cells[place + 1 :] if step > 0 else self.cells[:place][::-1]
        following = next((cell for cell in way if cell.isEnabled()), None)
        if following:
            following.setFocus(Qt.FocusReason.TabFocusReason)
