"""The view of every list: whole rows, a header that sorts, columns that give way when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.table_header import TableHeader
from partnertrack.ui.widgets.table_model import ROW_ROLE, Column, TableModel

COMFORTABLE, COMPACT = 52, 38
_PAD = 12
_LEAST_FIRST = 200
_BAR = 3

R = TypeVar("R")


class Table(QTableView):
    """A list on the screen.

    One with many columns `scrolls` sideways instead of leaving some out; one that `rings` shows which of its cells has
    the keyboard; in one with `many` several rows can be chosen.
    """

    opened = Signal(int)
    """The place of a row that was opened by Enter or a double click."""
    sorted = Signal(str, bool)
    """The order that was asked for and whether it runs downwards."""
    sorted_too = Signal(str, bool)
    """The same, for an order below those by which the list is sorted already."""
    chosen = Signal(int)
    """The place of the row that became the current one."""
    many_chosen = Signal()
    """Other rows are chosen; `chosen_places` says which."""
    widened = Signal(int, int)
    """Somebody gave the column at that place that width."""

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        *,
        row_height: int = COMFORTABLE,
        scrolls: bool = False,
        rings: bool = False,
        many: bool = False,
    ) -> None:
        super().__init__()
        self.list_model = model
        self.hovered = -1
        self.rings = rings
        self._scrolls = scrolls
        self._is_fitting = False
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(Cells(self))
        header = TableHeader(self, model, self.frozen)
        header.sorted.connect(self.sorted)
        header.sorted_too.connect(self.sorted_too)
        self.setHorizontalHeader(header)
        self._set_manners(row_height)
        if many:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            self.selectionModel().selectionChanged.connect(lambda _now, _before: self.many_chosen.emit())
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def _set_manners(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if self._scrolls else policy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(row_height // 2)

    def selectRow(self, row: int) -> None:
        """Make a row the chosen one; Qt's own way finds no row where people read from right to left."""
        self.setCurrentIndex(self.list_model.index(row, 0))

    def show_columns(self, columns: Sequence[Column[Any]], *, scrolls: bool) -> None:
        """Show other columns, and no rows until some are given; `scrolls` sideways instead of leaving some out."""
        self._scrolls = scrolls
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self.list_model.show_columns(columns)
        for place in range(len(columns)):
            self.setColumnHidden(place, False)
        self.fit_columns()

    def let_widen(self) -> None:
        """Let people drag the edges of the columns."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._on_resized)

    def _on_resized(self, place: int, _before: int, wide: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and not self._is_fitting:
            self.widened.emit(place, wide)

    def chosen_places(self) -> Sequence[int]:
        """The places of all chosen rows, from the top; a range where they follow one another."""
        found: set[int] = set()
        selection = self.selectionModel().selection()
        if selection.count() == 1:
            return range(selection.at(0).top(), selection.at(0).bottom() + 1)
        for number in range(selection.count()):
            found.update(range(selection.at(number).top(), selection.at(number).bottom() + 1))
        return sorted(found)

    def frozen(self) -> QRect | None:
        """Where the first column stays over the others that are scrolled; None where it does not."""
        return None

    def fit_columns(self) -> None:
        """Give every column its width; leave out those that give way until the first has room for a name."""
        self._is_fitting = True
        if self._scrolls:
            for place, column in enumerate(self.list_model.columns):
                self.setColumnWidth(place, column.width)
        else:
            self._share_out()
        self._is_fitting = False

    def _share_out(self) -> None:
        columns = self.list_model.columns
        if not columns:
            return
        room = self.viewport().width()
        shown = list(range(len(columns)))
        for place in sorted(shown[1:], key=lambda place: -columns[place].gives_way):
            taken = sum(columns[other].width for other in shown if other)
            if columns[place].gives_way and room - taken < _LEAST_FIRST:
                shown.remove(place)
        for place, column in enumerate(columns):
            self.setColumnHidden(place, place not in shown)
            self.setColumnWidth(place, column.width)
        taken = sum(columns[other].width for other in shown if other)
        self.setColumnWidth(0, max(room - taken, min(_LEAST_FIRST, columns[0].width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter; letters are the page's, and search nothing in rows that are not there yet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a cell means, or the whole of a text that is shortened."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(index), self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex) -> str:
        words = index.data() if index.isValid() else None
        if not isinstance(words, str):
            return ""
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        is_short = paint.width(words, "table") <= self.visualRect(index).width() - 2 * _PAD
        return tip if isinstance(tip, str) else "" if is_short else words

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the lit row go."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            before, self.hovered = self.hovered, row
            for place in (before, row):
                if place >= 0:
                    self.viewport().update(
                        QRect(0, self.rowViewportPosition(place), self.width(), self.rowHeight(place))
                    )

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class Cells(QStyledItemDelegate):
    """Draws the row's ground, then hands the cell to its column."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        painter.save()
        painter.setLayoutDirection(self._table.layoutDirection())
        area = QRectF(option.rect)
        self._ground(painter, area, index, is_chosen=self.is_chosen(index.row()))
        row = index.data(ROW_ROLE)
        model = self._table.list_model
        if row is None:
            blank = QRectF(area.left() + _PAD, area.center().y() - 4, area.width() * 0.45, 8)
            paint.rounded(painter, paint.visual(painter, area, blank), 4, theme.tokens().sunken)
        else:
            model.columns[index.column()].paint(painter, area.adjusted(_PAD, 0, -_PAD, -1), row)
        if self._table.rings and self._table.hasFocus() and index == self._table.currentIndex():
            paint.focus_ring(painter, area.adjusted(1, 1, -2, -2), 6)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the column says, without asking for the row."""
        return QSize(self._table.list_model.columns[index.column()].width, self._table.rowHeight(index.row()))

    def is_chosen(self, row: int) -> bool:
        """Whether a row is drawn as chosen."""
        return self._table.selectionModel().isRowSelected(row)

    def _ground(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, *, is_chosen: bool
    ) -> None:
        tokens = theme.tokens()
        if is_chosen:
            painter.fillRect(area, theme.colour(tokens.selected))
            if index.column() == 0:
                bar = QRectF(area.left(), area.top(), _BAR, area.height())
                painter.fillRect(paint.visual(painter, area, bar), theme.colour(tokens.primary))
        elif index.row() == self._table.hovered:
            painter.fillRect(area, theme.colour(tokens.hover))
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, theme.colour(tokens.grid))
