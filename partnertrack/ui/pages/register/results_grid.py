"""The cells of a sheet of results: written, pasted and filled down as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.pages.register.results_model import ResultsModel
from partnertrack.ui.pages.register.sheet_grid import SheetGrid
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.fields import completer_of

_PAD = 10
_WIDE, _MOST, _WIDTHS = 170, 260, {"date": 132, "number": 110, "yes_no": 100}


class ResultsGrid(SheetGrid):
    """Typing writes into a cell; Enter goes down, Tab to the side."""

    def __init__(self, model: ResultsModel) -> None:
        super().__init__(model, _("Results"))
        self.results = model
        self.writer = _Cells(self)
        self.setItemDelegate(self.writer)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        fields = self.horizontalHeader()
        fields.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        fields.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        fields.setTextElideMode(Qt.TextElideMode.ElideRight)
        model.modelReset.connect(self._fit)

    def held(self, index: QModelIndex) -> str:
        """What is written in a cell."""
        return self.results.written(index)

    def write(self, index: QModelIndex, text: str) -> None:
        """Have a text read and stored."""
        self.results.write(index, text)

    def _fit(self) -> None:
        """Give each field the room that its kind takes; begin in the first cell."""
        for place, head in enumerate(self.results.sheet.heads if self.results.sheet else ()):
            title = round(paint.width(head.label, "caption")) + 3 * _PAD
            self.setColumnWidth(place, max(_WIDTHS.get(head.type, _WIDE), min(title, _MOST)))
        if self.results.rowCount():
            self.setCurrentIndex(self.results.index(0, 0))


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
