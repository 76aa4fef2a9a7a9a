"""The cells of a register: a letter fills the chosen ones, as in a sheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.pages.register.model import RegisterModel, letters
from partnertrack.ui.widgets import paint

_ROW, _DAY, _RATE, _NAME = 34, 32, 64, 190
_TONES = {"present": "ok", "late": "warn", "excused": "info", "absent": "danger"}
_WEEKEND = 5


class RegisterGrid(QTableView):
    """Letters write, Delete clears, Ctrl+D fills down, Ctrl+C and Ctrl+V go to and from a spreadsheet program."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__()
        self.marks = model
        self.setModel(model)
        self.setAccessibleName(_("Attendance register"))
        self.setObjectName("register")
        self.setItemDelegate(_Marks(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        days, names = self.horizontalHeader(), self.verticalHeader()
        days.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        days.setMinimumSectionSize(24)
        days.setDefaultSectionSize(_DAY)
        days.setFixedHeight(44)
        days.setHighlightSections(False)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(_ROW)
        names.setFixedWidth(_NAME)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)
        model.modelReset.connect(self._fit)
        self._marks = {letter.casefold(): mark for letter, mark in letters().items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill, clear, copy, paste; all else moves as in any table."""
        written = self._marks.get(event.text().casefold())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._fill("")
        elif written and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fill(written)
            self._advance()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._advance()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, with tabs between them."""
        rows, columns = self._block()
        lines = (
            "\t".join(str(self.marks.index(row, column).data() or "") for column in range(*columns))
            for row in range(*rows)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Write a block from the clipboard, from the current cell on; what is no mark leaves its cell as it is."""
        start = self.currentIndex()
        for down, line in enumerate(text.rstrip("\n").splitlines()):
            for along, cell in enumerate(line.split("\t")):
                index = self.marks.index(start.row() + down, start.column() + along)
                mark = "" if not cell.strip() else self._marks.get(cell.strip().casefold())
                if index.isValid() and mark is not None:
                    self.marks.write(index, mark)

    def _fit(self) -> None:
        """Give the rate more room than a day; begin in the first cell."""
        last = self.marks.columnCount() - 1
        if last >= 0:
            self.setColumnWidth(last, _RATE)
            self.setCurrentIndex(self.marks.index(0, 0))

    def _block(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The rows and columns of the chosen cells, each as the first and the one behind the last."""
        cells = self.selectedIndexes() or [self.currentIndex()]
        rows, columns = {index.row() for index in cells}, {index.column() for index in cells}
        return (min(rows), max(rows) + 1), (min(columns), max(columns) + 1)

    def _fill(self, mark: str) -> None:
        for index in self.selectedIndexes() or [self.currentIndex()]:
            self.marks.write(index, mark)

    def _fill_down(self) -> None:
        """Copy the top row of the chosen cells into those below it; with one row chosen, the cells above."""
        (top, end), columns = self._block()
        source = top if end - top > 1 else top - 1
        for column in range(*columns):
            mark = self.marks.mark(self.marks.index(source, column))
            for row in range(source + 1, end):
                self.marks.write(self.marks.index(row, column), mark)

    def _advance(self) -> None:
        """Go to the cell below, as Enter does in a sheet; not out of a block that was filled."""
        here = self.currentIndex()
        below = self.marks.index(here.row() + 1, here.column())
        if below.isValid() and len(self.selectedIndexes()) <= 1:
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)


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
