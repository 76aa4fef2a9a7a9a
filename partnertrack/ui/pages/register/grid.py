"""The cells of a register: a letter fills the chosen ones, as in a sheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.domain.attendance_words import letters
from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.pages.register.model import RegisterModel
from partnertrack.ui.pages.register.sheet_grid import SheetGrid
from partnertrack.ui.widgets import paint

_DAY, _RATE = 32, 64
_TONES = {"present": "ok", "late": "warn", "excused": "info", "absent": "danger"}
_WEEKEND = 5


class RegisterGrid(SheetGrid):
    """A letter fills the chosen cells."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__(model, _("Attendance register"))
        self.marks = model
        self.setItemDelegate(_Marks(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        days = self.horizontalHeader()
        days.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        days.setMinimumSectionSize(24)
        days.setDefaultSectionSize(_DAY)
        model.modelReset.connect(self._fit)
        self._marks = {letter.casefold(): mark for letter, mark in letters().items()}

    def held(self, index: QModelIndex) -> str:
        """The mark of a day."""
        return self.marks.mark(index)

    def copied(self, index: QModelIndex) -> str:
        """The letter of a mark, or the rate."""
        return str(index.data() or "")

    def write(self, index: QModelIndex, text: str) -> None:
        """Store a mark."""
        self.marks.write(index, text)

    def write_pasted(self, index: QModelIndex, text: str) -> None:
        """Store the mark of a letter; what is no letter of a mark leaves the cell as it is."""
        mark = self._marks.get(text.strip().casefold()) if text.strip() else ""
        if mark is not None:
            self.marks.write(index, mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill by a letter; all else as in a sheet."""
        written = self._marks.get(event.text().casefold())
        if written and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill(written)
            self.go_down()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give the rate more room than a day; begin in the first cell."""
        last = self.marks.columnCount() - 1
        if last >= 0:
            self.setColumnWidth(last, _RATE)
            self.setCurrentIndex(self.marks.index(0, 0))


class _Marks(QStyledItemDelegate):
    """Draws a mark as its letter in its colour, weekends on a darker ground, and the ring of the keyboard."""

    def __init__(self, grid: RegisterGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        register = self._grid.marks.register
        if register is None:
            return
        tokens, area = theme.tokens(), QRectF(option.rect)
        painter.save()
        is_day = index.column() < len(register.days)
        if is_day and register.days[index.column()].weekday() >= _WEEKEND:
            painter.fillRect(area, theme.colour(tokens.sunken))
        if self._grid.selectionModel().isSelected(index):
            painter.fillRect(area, theme.colour(tokens.selected))
        line = theme.colour(tokens.grid)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)
        mark = self._grid.marks.mark(index) if is_day else ""
        if mark:
            tone = theme.tone(_TONES[mark])
            paint.rounded(painter, area.adjusted(5, 5, -6, -6), 6, tone.subtle)
            paint.text(painter, area, self._grid.marks.letter(mark), "control", tone.text, paint.CENTRE)
        elif not is_day:
            paint.text(painter, area, str(index.data() or ""), "table", tokens.text2, paint.CENTRE)
        if index == self._grid.currentIndex() and self._grid.hasFocus():
            paint.focus_ring(painter, area.adjusted(1, 1, -2, -2), 6)
        painter.restore()
