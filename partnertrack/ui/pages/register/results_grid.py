"""The cells of a sheet of results: written, pasted and filled down as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.pages.register.results_model import ResultsModel
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.fields import completer_of

_ROW, _NAME, _PAD = 34, 190, 10
_WIDE, _MOST, _WIDTHS = 170, 260, {"date": 132, "number": 110, "yes_no": 100}

Block = tuple[tuple[int, int], tuple[int, int]]


class ResultsGrid(QTableView):
    """Typing writes, Enter goes down, Tab to the side, Delete clears, Ctrl+D fills down, Ctrl+V pastes a block."""

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self.results = model
        self.setModel(model)
        self.setAccessibleName(_("Results"))
        self.setObjectName("register")
        self.writer = _Cells(self)
        self.setItemDelegate(self.writer)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        fields, names = self.horizontalHeader(), self.verticalHeader()
        fields.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        fields.setFixedHeight(44)
        fields.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        fields.setTextElideMode(Qt.TextElideMode.ElideRight)
        fields.setHighlightSections(False)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(_ROW)
        names.setFixedWidth(_NAME)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)
        model.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, copy, paste, fill down, go on; all else writes or moves as in any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._fill("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, with tabs between them."""
        rows, columns = self._block()
        lines = (
            "\t".join(self.results.written(self.results.index(row, column)) for column in range(*columns))
            for row in range(*rows)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Write a block from the clipboard, from the first chosen cell on; a single value fills all chosen cells."""
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        if len(lines) == 1 and len(lines[0]) == 1:
            self._fill(lines[0][0])
            return
        (top, _end), (left, _behind) = self._block()
        for down, line in enumerate(lines):
            for along, said in enumerate(line):
                index = self.results.index(top + down, left + along)
                if index.isValid():
                    self.results.write(index, said)

    def go_down(self) -> None:
        """Go to the cell below, as Enter does in a sheet."""
        here = self.currentIndex()
        below = self.results.index(here.row() + 1, here.column())
        if below.isValid():
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit(self) -> None:
        """Give each field the room that its kind takes; begin in the first cell."""
        for place, head in enumerate(self.results.sheet.heads if self.results.sheet else ()):
            title = round(paint.width(head.label, "caption")) + 3 * _PAD
            self.setColumnWidth(place, max(_WIDTHS.get(head.type, _WIDE), min(title, _MOST)))
        if self.results.rowCount():
            self.setCurrentIndex(self.results.index(0, 0))

    def _block(self) -> Block:
        """The rows and columns of the chosen cells, each as the first and the one behind the last."""
        cells = self.selectedIndexes() or [self.currentIndex()]
        rows, columns = {index.row() for index in cells}, {index.column() for index in cells}
        return (min(rows), max(rows) + 1), (min(columns), max(columns) + 1)

    def _fill(self, text: str) -> None:
        for index in self.selectedIndexes() or [self.currentIndex()]:
            self.results.write(index, text)

    def _fill_down(self) -> None:
        """Copy the top row of the chosen cells into those below it; with one row chosen, the cells above."""
        (top, end), columns = self._block()
        source = top if end - top > 1 else top - 1
        for column in range(*columns) if source >= 0 else ():
            text = self.results.written(self.results.index(source, column))
            for row in range(source + 1, end):
                self.results.write(self.results.index(row, column), text)


class _Cells(QStyledItemDelegate):
    """Draws a cell, in the colour of danger where it is wrong, and gives a line to write in."""

    def __init__(self, grid: ResultsGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        tokens, area = theme.tokens(), QRectF(option.rect)
        is_wrong = bool(self._grid.results.refusal(index))
        painter.save()
        painter.setLayoutDirection(self._grid.layoutDirection())
        if is_wrong:
            painter.fillRect(area, theme.colour(theme.tone("danger").subtle))
        elif self._grid.selectionModel().isSelected(index):
            painter.fillRect(area, theme.colour(tokens.selected))
        line = theme.colour(tokens.grid)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)
        inner = area.adjusted(_PAD, 0, -_PAD, -1)
        if is_wrong:
            sign = paint.visual(painter, area, QRectF(inner.left(), area.top(), 14, area.height()))
            paint.icon(painter, sign.center(), "triangle-alert", 13, theme.tone("danger").text)
            inner = inner.adjusted(20, 0, 0, 0)
        colour = theme.tone("danger").text if is_wrong else tokens.text
        paint.text(painter, paint.visual(painter, area, inner), str(index.data() or ""), "table", colour)
        if index == self._grid.currentIndex() and self._grid.hasFocus():
            paint.focus_ring(painter, area.adjusted(1, 1, -2, -2), 6)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make the line, with the answers that the field takes."""
        head = self._grid.results.head(index)
        line = QLineEdit(parent)
        line.setProperty("kind", "cell")
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        line.setText(self._grid.results.written(index))
        if head and head.type == "date":
            line.setPlaceholderText(_("day/month/year"))
        if head and head.answers:
            line.setCompleter(completer_of(QStringListModel(head.answers, line), line))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: what somebody is writing is not overwritten when other cells are stored meanwhile."""

    def setModelData(
        self, editor: QWidget, _model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write what stands in the line."""
        if isinstance(editor, QLineEdit):
            self._grid.results.write(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect.adjusted(1, 1, -2, -2))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps what was written, then goes down."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.type() is QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self._grid.setFocus()
            self._grid.go_down()
            return True
        return super().eventFilter(editor, event)
