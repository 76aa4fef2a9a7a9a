"""A list whose rows are all at hand, with a search above it and the count below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_SEARCH = 360  # pixels

R = TypeVar("R")


class NarrowedList(Card, Generic[R]):
    """Enter in the search opens the first row, the arrow leads down into the table, “/” back.

    `key` tells rows apart, so that the one that was chosen stays so.
    """

    narrowed = Signal()
    """Other words are searched, or another order is wanted: other rows are to be shown."""
    opened = Signal(object)
    """The row that was opened."""

    def __init__(self, name: str, hint: str, columns: Sequence[Column[R]], key: Callable[[R], object]) -> None:
        super().__init__(pad=0)
        self._key = key
        self.search = SearchField(hint)
        self.search.setMaximumWidth(_SEARCH)
        self.model: TableModel[R] = TableModel(columns)
        self.table = Table(self.model, name)
        self._count, self._hint = Line("", "caption", quiet="true"), Line("", "caption", quiet="true")
        self._top, foot = QHBoxLayout(), QHBoxLayout()
        self._top.setContentsMargins(16, 13, 16, 9)
        self._top.addWidget(self.search, 2)
        self._top.addStretch(1)
        foot.setContentsMargins(16, 9, 16, 11)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._hint)
        self.body.setSpacing(0)
        self.body.addLayout(self._top)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)
        self.search.textChanged.connect(self.narrowed)
        self.search.returnPressed.connect(lambda: self._open(0))
        self.table.opened.connect(self._open)
        self.table.sorted.connect(self._sort)

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the end of the line of the search."""
        self._top.addWidget(widget)

    def add_above(self, widget: QWidget) -> None:
        """Put something between the search and the table."""
        self.body.insertWidget(1, widget)

    def show_rows(self, rows: Sequence[R], count: str, hint: str) -> None:
        """Show these rows, with their count in words and what Enter does."""
        before = self.model.row(self.table.currentIndex().row())
        self.model.show_rows(rows)
        self._count.setText(count)
        self._hint.setText(hint)
        places = [place for place, row in enumerate(rows) if before and self._key(row) == self._key(before)]
        if places:
            self.table.selectRow(places[0])

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the keyboard from the search into the table and back."""
        if self.search.hasFocus() and event.key() == Qt.Key.Key_Down and self.model.ids:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
        elif event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def _sort(self, order: str, is_descending: bool) -> None:
        self.model.order, self.model.is_descending = order, is_descending
        self.narrowed.emit()
        self.table.horizontalHeader().viewport().update()

    def _open(self, place: int) -> None:
        row = self.model.row(place)
        if row is not None:
            self.opened.emit(row)
