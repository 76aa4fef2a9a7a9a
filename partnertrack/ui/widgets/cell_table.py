"""A list in which single cells are pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import TableModel


class CellTable(Table):
    """A click on a cell, or Enter where the ring is, presses it; `opens` says of which cells that opens something."""

    pressed_cell = Signal(int, int)
    """The places of the row and the column."""

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        opens: Callable[[int, int], bool],
        *,
        row_height: int = 46,
        scrolls: bool = False,
    ) -> None:
        super().__init__(model, name, row_height=row_height, scrolls=scrolls, rings=True)
        self._opens = opens
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._open)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the pointer tell what can be pressed."""
        super().mouseMoveEvent(event)
        at = self.indexAt(event.position().toPoint())
        can = at.isValid() and self._opens(at.row(), at.column())
        shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click for a click: what it opens is open already."""
        event.accept()

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid() and self._opens(index.row(), index.column()):
            self.pressed_cell.emit(index.row(), index.column())
