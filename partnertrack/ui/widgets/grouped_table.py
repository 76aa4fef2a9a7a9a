"""The view of a list in groups, which are folded by the keyboard or the mouse."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from partnertrack.i18n import number
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.grouped_model import GroupedModel, Head
from partnertrack.ui.widgets.table import Cells, Table

_PAD, _SIGN, _GAP = 12, 16, 8
_MOST_FROZEN = 0.6
"""A column that takes more of the view is scrolled with the others."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GroupedTable(Table):
    """Left folds the group at hand and Right unfolds it, with Ctrl all; to choose a head is to choose its group."""

    def __init__(self, model: GroupedModel[Any], name: str) -> None:
        super().__init__(model, name, many=True)
        self.grouped = model
        self._delegate = _Cells(self)
        self.setItemDelegate(self._delegate)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    def frozen(self) -> QRect | None:
        """Where the first column stays while the others are scrolled, in a view that is wide enough for both."""
        wide, room = self.columnWidth(0), self.viewport().width()
        home = room - wide if self.isRightToLeft() else 0
        if self.columnViewportPosition(0) == home or wide > room * _MOST_FROZEN:
            return None
        return QRect(home, 0, wide, self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list, then the first column over those that were scrolled below it."""
        super().paintEvent(event)
        if frozen := self.frozen():
            painter = QPainter(self.viewport())
            self._paint_frozen(painter, frozen)
            painter.end()

    def _paint_frozen(self, painter: QPainter, frozen: QRect) -> None:
        tokens, option = theme.tokens(), QStyleOptionViewItem()
        self.initViewItemOption(option)
        last = self.rowAt(frozen.bottom())
        first, end = self.rowAt(0), last + 1 if last >= 0 else self.list_model.rowCount()
        for row in range(first, end) if first >= 0 else ():
            if self.grouped.head(row):
                continue
            area = QRect(frozen.left(), self.rowViewportPosition(row), frozen.width(), self.rowHeight(row))
            option.rect = area
            painter.fillRect(area, theme.colour(tokens.card))
            self._delegate.paint(painter, option, self.list_model.index(row, 0))
            edge = area.left() if self.isRightToLeft() else area.right()
            painter.fillRect(edge, area.top(), 1, area.height(), theme.colour(tokens.border))

    def _on_scrolled(self) -> None:
        """Draw all anew: what was moved took the column that stays along."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def chosen_ids(self) -> Sequence[Hashable]:
        """The ids that are chosen, in the order of the list, with all those of a chosen group."""
        ids = self.list_model.ids
        places = self.chosen_places()
        if isinstance(places, range) and not self.grouped.groups:
            return ids[places.start : places.stop]
        found: dict[Hashable, None] = {}
        for place in places:
            if head := self.grouped.head(place):
                found.update(dict.fromkeys(self.grouped.members(head)))
            else:
                found[ids[place]] = None
        return tuple(found)

    def is_chosen(self, row: int) -> bool:
        """Whether a row is chosen, itself or with its group."""
        selection = self.selectionModel()
        return selection.isRowSelected(row) or selection.isRowSelected(self.grouped.head_above(row))

    def fold(self, *, is_open: bool, is_every: bool = False) -> None:
        """Fold or unfold the group at hand, or every group; the keyboard goes to the head."""
        place = self.grouped.head_above(self.currentIndex().row())
        head = self.grouped.head(place)
        keys = {group.key for group in self.grouped.groups} if is_every else {head.key} if head else set[str]()
        self.grouped.fold(keys, is_open=is_open)
        if head:
            self.selectRow(self.grouped.place_of(head.key))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold."""
        head = self.grouped.head(self.currentIndex().row())
        key = Qt.Key(event.key())
        is_every = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        folding = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if head and key in _ENTER:
            self.fold(is_open=not head.is_open)
        elif self.grouped.groups and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(head, is_open=key is not folding, is_every=is_every)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold and unfold by a click on the sign; elsewhere choose the group."""
        at = event.position().toPoint()
        head = self.grouped.head(self.rowAt(at.y()))
        room = _PAD + _SIGN + _GAP
        is_sign = at.x() >= self.viewport().width() - room if self.isRightToLeft() else at.x() <= room
        if head and is_sign and event.button() is Qt.MouseButton.LeftButton:
            self.selectRow(self.rowAt(at.y()))
            self.fold(is_open=not head.is_open)
        else:
            super().mousePressEvent(event)

    def _turn(self, head: Head | None, *, is_open: bool, is_every: bool) -> None:
        """What an arrow does: from a row it leads to its head, from an unfolded head into the group."""
        row = self.currentIndex().row()
        if is_every:
            self.fold(is_open=is_open, is_every=True)
        elif head and head.is_open is not is_open:
            self.fold(is_open=is_open)
        elif is_open:
            self.selectRow(min(row + 1, len(self.list_model.ids) - 1))
        else:
            self.selectRow(max(self.grouped.head_above(row - 1 if head else row), 0))

    def _open(self, index: QModelIndex) -> None:
        """Open a row; a double click on a head folds and unfolds."""
        head = self.grouped.head(index.row())
        if head:
            self.fold(is_open=not head.is_open)
        else:
            super()._open(index)


class _Cells(Cells):
    """Draws a head across all columns, each cell its part of it."""

    def __init__(self, table: GroupedTable) -> None:
        super().__init__(table)
        self._grouped = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        head = self._grouped.grouped.head(index.row())
        if head is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setClipRect(option.rect)
        painter.setLayoutDirection(self._grouped.layoutDirection())
        area = QRectF(0, option.rect.top(), self._grouped.viewport().width(), option.rect.height())
        self._head(painter, area, head, is_chosen=self._grouped.is_chosen(index.row()))
        painter.restore()

    def is_chosen(self, row: int) -> bool:
        """Whether the row is chosen, itself or with its group."""
        return self._grouped.is_chosen(row)

    def _head(self, painter: QPainter, area: QRectF, head: Head, *, is_chosen: bool) -> None:
        tokens = theme.tokens()
        painter.fillRect(area, theme.colour(tokens.selected if is_chosen else tokens.sunken))
        if is_chosen:
            painter.fillRect(
                paint.visual(painter, area, QRectF(0, area.top(), 3, area.height())), theme.colour(tokens.primary)
            )
        painter.fillRect(QRectF(0, area.bottom(), area.width(), 1), theme.colour(tokens.grid))
        sign = QRectF(_PAD, area.top(), _SIGN, area.height())
        closed = "chevron-left" if self._grouped.isRightToLeft() else "chevron-right"
        name = "chevron-down" if head.is_open else closed
        paint.icon(painter, paint.visual(painter, area, sign).center(), name, _SIGN, tokens.text2)
        left = sign.right() + _GAP
        count = number(head.count)
        wide = min(paint.width(head.words, "strong") + 1, area.width() - left - 80)
        words = QRectF(left, area.top(), wide, area.height())
        paint.text(painter, paint.visual(painter, area, words), head.words, "strong", tokens.text)
        beside = QRectF(left + wide + 10, area.top(), 80, area.height())
        paint.text(painter, paint.visual(painter, area, beside), count, "caption", tokens.muted)
