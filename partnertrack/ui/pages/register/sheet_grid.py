"""A grid of people and cells that is filled as in a spreadsheet: chosen, cleared, copied, pasted and filled down."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from partnertrack.ui import clipboard

_ROW, _NAME, _HEAD = 34, 190, 44

Block: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


class SheetGrid(QTableView):
    """Delete clears, Ctrl+D fills down, Enter goes down, Ctrl+C and Ctrl+V go to and from a spreadsheet program.

    A grid of one kind says what a cell holds (`held`), how it is copied (`copied`), and how it is written (`write`).
    """

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__()
        self._cells = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setObjectName("register")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        heads, names = self.horizontalHeader(), self.verticalHeader()
        heads.setFixedHeight(_HEAD)
        heads.setHighlightSections(False)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(_ROW)
        names.setFixedWidth(_NAME)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)

    def held(self, index: QModelIndex) -> str:
        """What a cell holds, as it is written into another."""
        raise NotImplementedError

    def copied(self, index: QModelIndex) -> str:
        """What a cell says on the clipboard."""
        return self.held(index)

    def write(self, index: QModelIndex, text: str) -> None:
        """Write into a cell what another holds; nothing clears it."""
        raise NotImplementedError

    def write_pasted(self, index: QModelIndex, text: str) -> None:
        """Write into a cell what the clipboard says."""
        self.write(index, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, copy, paste, fill down, go on; all else writes or moves as in any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.fill("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, with tabs between them."""
        rows, columns = self._block()
        lines = ("\t".join(self.copied(self._cells.index(row, at)) for at in range(*columns)) for row in range(*rows))
        clipboard.put_text("\n".join(lines))

    def paste(self, text: str) -> None:
        """Write a block from the clipboard, from the first chosen cell on; a single value fills all chosen cells."""
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        if len(lines) == 1 and len(lines[0]) == 1:
            for index in self._chosen():
                self.write_pasted(index, lines[0][0])
            return
        (top, _end), (left, _behind) = self._block()
        for down, line in enumerate(lines):
            for along, said in enumerate(line):
                index = self._cells.index(top + down, left + along)
                if index.isValid():
                    self.write_pasted(index, said)

    def fill(self, text: str) -> None:
        """Write the same into all chosen cells."""
        for index in self._chosen():
            self.write(index, text)

    def go_down(self) -> None:
        """Go to the cell below, as Enter does in a sheet; not out of a block that was filled."""
        here = self.currentIndex()
        below = self._cells.index(here.row() + 1, here.column())
        if below.isValid() and len(self.selectedIndexes()) <= 1:
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _chosen(self) -> list[QModelIndex]:
        return self.selectedIndexes() or [self.currentIndex()]

    def _block(self) -> Block:
        """The rows and columns of the chosen cells, each as the first and the one behind the last."""
        rows, columns = {index.row() for index in self._chosen()}, {index.column() for index in self._chosen()}
        return (min(rows), max(rows) + 1), (min(columns), max(columns) + 1)

    def _fill_down(self) -> None:
        """Copy the top row of the chosen cells into those below it; with one row chosen, the cells above."""
        (top, end), columns = self._block()
        source = top if end - top > 1 else top - 1
        for column in range(*columns) if source >= 0 else ():
            text = self.held(self._cells.index(source, column))
            for row in range(source + 1, end):
                self.write(self._cells.index(row, column), text)
