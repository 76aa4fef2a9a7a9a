"""The one model behind every list: ids in order, columns that know how to show a row, rows fetched as they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

PAGE = 128
_PAGES_KEPT = 24

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a list.

    `text` says the cell in words, `paint` draws it, `tip` explains it; `spoken` says to a screen reader what `text`
    leaves to colour and sign. `order` is the name by which the list can be sorted, if any. `width` is in pixels, the
    first column takes what is left; columns with a higher `gives_way` are left out first when the window is narrow
    (0: never). `written` is the text that people begin with when they write into the cell (no function: nobody may).
    """

    title: str
    text: Callable[[R], str]
    paint: Callable[[QPainter, QRectF, R], None]
    width: int = 120
    order: str = ""
    tip: Callable[[R], str] | None = None
    gives_way: int = 0
    spoken: Callable[[R], str] | None = None
    written: Callable[[R], str] | None = None


class TableModel(QAbstractTableModel, Generic[R]):
    """A list of rows of one kind; `data()` never queries and never raises.

    `wanted` asks for the rows of the ids that came into view, a page of them at a time; `receive` takes them.
    """

    wanted = Signal(tuple)

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.ids: Sequence[Hashable] = ()
        self.order, self.is_descending = "", False
        self.then: tuple[tuple[str, bool], ...] = ()
        self._pages: OrderedDict[int, tuple[R | None, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def show_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns, and no rows until some are given."""
        self.beginResetModel()
        self.columns, self.ids = tuple(columns), ()
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def show_ids(self, ids: Sequence[Hashable]) -> None:
        """Show these, in this order, which nobody changes; their rows are asked for as they come into view."""
        self.beginResetModel()
        self.ids = ids
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows, all of which are at hand."""
        self.beginResetModel()
        self.ids = range(len(rows))
        self._pages = OrderedDict(
            (page, tuple(rows[page * PAGE : (page + 1) * PAGE])) for page in range((len(rows) + PAGE - 1) // PAGE)
        )
        self._asked = set(self._pages)
        self.endResetModel()

    def renew(self, ids: Sequence[Hashable]) -> None:
        """Show these; where they are the same as before, their rows are asked for again and the view stays as it is."""
        if self.ids == ids:
            self.forget_rows()
        else:
            self.show_ids(ids)

    def forget_rows(self) -> None:
        """Ask for the rows again: the ids are the same, what is known of them may not be."""
        self._pages.clear()
        self._asked.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

    def receive(self, ids: Sequence[Hashable], rows: Sequence[R | None]) -> None:
        """Take the rows of a page that was asked for, None for one that is gone; of a list shown earlier, drop them."""
        for page in tuple(self._asked):
            if page not in self._pages and self._ids_of(page) == tuple(ids):
                self._pages[page] = tuple(rows)
                self._forget()
                first = page * PAGE
                last = min(first + PAGE, len(self.ids)) - 1
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def row(self, place: int) -> R | None:
        """The row at a place; None, and asked for, when it is not at hand."""
        if not 0 <= place < len(self.ids):
            return None
        page = place // PAGE
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(self._ids_of(page))
                rows = self._pages.get(page)  # whoever has the rows at hand answers at once
            if rows is None:
                return None
        self._pages.move_to_end(page)
        at = place % PAGE
        return rows[at] if at < len(rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows the list has."""
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns the list has."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell in words, its tool tip, or the row behind it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        return self._said(self.columns[index.column()], row, role)

    def _said(self, column: Column[R], row: R, role: int) -> str | None:
        """What a column says of a row in that role."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {(column.spoken or column.text)(row)}"
        if role == Qt.ItemDataRole.EditRole:
            return column.written(row) if column.written else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether a cell can be chosen and written into."""
        flags = super().flags(index)
        can_write = index.isValid() and self.columns[index.column()].written is not None
        return flags | Qt.ItemFlag.ItemIsEditable if can_write else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
        return None

    def _ids_of(self, page: int) -> tuple[Hashable, ...]:
        return tuple(self.ids[page * PAGE : (page + 1) * PAGE])

    def _forget(self) -> None:
        """Let go of the pages that were not seen for longest."""
        while len(self._pages) > _PAGES_KEPT:
            page, _rows = self._pages.popitem(last=False)
            self._asked.discard(page)
