"""Writes into a cell of the grid, in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from partnertrack.ui.view_models.import_review import Answers
from partnertrack.ui.widgets.fields import completer_of
from partnertrack.ui.widgets.table import Cells

if TYPE_CHECKING:
    from partnertrack.ui.widgets.table import Table

_NO_ANSWERS = Answers()


class CellEditor(Cells):
    """A line to write in: Enter keeps what was written, with Ctrl in all rows alike; Escape leaves all as it was."""

    wrote = Signal(int, int, str, bool)
    """A row and a column of the grid, what was written into it, and whether all cells that say the same are meant."""
    released = Signal()
    """Nobody writes any more."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.answers: Mapping[int, Answers] = {}
        self.are_all_meant = False
        self.line: QLineEdit | None = None

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make the line, with the answers that the column takes."""
        answers = self.answers.get(index.column(), _NO_ANSWERS)
        line = QLineEdit(parent)
        line.setProperty("kind", "cell")
        line.setPlaceholderText(answers.hint)
        line.setToolTip(answers.hint)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        line.selectAll()
        if answers.words:
            line.setCompleter(completer_of(QStringListModel(answers.words, line), line))
        self.line = line
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: what somebody is writing is not overwritten when the draft is worked out anew."""

    def setModelData(
        self, editor: QWidget, _model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell what was written, where it differs from what stood there."""
        if isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if self.are_all_meant or text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
                self.wrote.emit(index.row(), index.column(), text, self.are_all_meant)
        self.are_all_meant = False

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect.adjusted(1, 1, -2, -2))

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the line away."""
        super().destroyEditor(editor, index)
        self.line, self.are_all_meant = None, False
        self.released.emit()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hear Enter, which must not come to the grid as well: there it would open the cell again."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit) and _is_enter(event):
            self.are_all_meant |= bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
