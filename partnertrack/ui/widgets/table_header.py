"""The titles above the columns of a list, by which it is sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from partnertrack.i18n import number
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.table_model import TableModel

_PAD = 12


class TableHeader(QHeaderView):
    """A click on a title asks for its order, a second click for the reverse; with Shift, for one below the others."""

    HEIGHT = 40

    sorted = Signal(str, bool)
    sorted_too = Signal(str, bool)

    def __init__(self, table: QWidget, model: TableModel[Any], frozen: Callable[[], QRect | None]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._model, self._frozen = model, frozen
        self._pressed = 0
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setHighlightSections(False)
        self.setFixedHeight(self.HEIGHT)
        self.sectionClicked.connect(self._on_clicked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles; that of a column which stays in its place comes over the others."""
        super().paintEvent(event)
        if frozen := self._frozen():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(frozen.left(), 0, frozen.width(), self.height()), 0)
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a title, with an arrow when the list is sorted by it, and its rank among several orders."""
        model, tokens = self._model, theme.tokens()
        column = model.columns[section]
        area = QRectF(rect)
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(area, theme.colour(tokens.card))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour(tokens.border))
        orders = dict(((model.order, model.is_descending), *model.then))
        is_sorted = bool(column.order) and column.order in orders
        room = (24 if model.then else 16) if is_sorted else 0
        inner = area.adjusted(_PAD, 0, -_PAD - room, 0)
        colour = tokens.text if is_sorted else tokens.muted
        paint.text(painter, paint.visual(painter, area, inner), column.title, "caption", colour)
        if is_sorted:
            wide = min(paint.width(column.title, "caption"), inner.width())
            arrow = QRectF(inner.left() + wide + 2, inner.top(), 14, inner.height())
            name = "arrow-down" if orders[column.order] else "arrow-up"
            paint.icon(painter, paint.visual(painter, area, arrow).center(), name, 13, colour)
            if model.then:
                rank = QRectF(arrow.right(), inner.top(), 12, inner.height())
                words = number([*orders].index(column.order) + 1)
                paint.text(painter, paint.visual(painter, area, rank), words, "overline", colour)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was clicked."""
        self._pressed = event.position().toPoint().x()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer which titles can be clicked."""
        super().mouseMoveEvent(event)
        if self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            return
        section = self.logicalIndexAt(event.position().toPoint())
        can_sort = section >= 0 and bool(self._model.columns[section].order)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_sort else Qt.CursorShape.ArrowCursor)

    def _on_clicked(self, section: int) -> None:
        frozen = self._frozen()
        if frozen and frozen.left() <= self._pressed <= frozen.right():
            section = 0
        model = self._model
        order = model.columns[section].order
        if not order:
            return
        orders = dict(((model.order, model.is_descending), *model.then))
        is_descending = order in orders and not orders[order]
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sorted_too.emit(order, is_descending)
        else:
            self.sorted.emit(order, order == model.order and not model.is_descending)
