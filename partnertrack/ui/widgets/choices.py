"""A short list to choose from, or to tick in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from partnertrack.domain.names import fold
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_KEY = int(Qt.ItemDataRole.UserRole)
_ROW, _BOX, _PAD, _GAP = 30, 17, 8, 9
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Choices(QListWidget):
    """Entries with a value behind each; where they can be ticked, a click or the space bar does it."""

    ticked = Signal()
    """Another entry is ticked, or one no more."""

    def __init__(self, name: str, *, can_tick: bool = False) -> None:
        super().__init__()
        self._can_tick = can_tick
        self._field: QWidget | None = None
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        if can_tick:
            self.itemClicked.connect(self._toggle)

    def show_entries(self, entries: Sequence[tuple[str, str]], ticked: Sequence[str] = ()) -> None:
        """Offer these pairs of a value and its words."""
        self.clear()
        for value, words in entries:
            item = QListWidgetItem(words)
            item.setData(_KEY, value)
            if self._can_tick:
                item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)

    def current(self) -> str:
        """The value of the current entry, "" without one."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item else ""

    def ticks(self) -> tuple[str, ...]:
        """The values that are ticked, in the order in which they stand."""
        items = [self.item(place) for place in range(self.count())]
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def narrow(self, text: str) -> None:
        """Show only the entries in which every word occurs."""
        words = fold(text).split()
        first = -1
        for place in range(self.count()):
            is_shown = all(word in fold(self.item(place).text()) for word in words)
            self.item(place).setHidden(not is_shown)
            first = place if is_shown and first < 0 else first
        self.setCurrentRow(first)

    def follow(self, field: QWidget) -> None:
        """Let the arrows of a field above move in the list."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the arrows from the field to the list."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and self._can_tick and item:
            self._toggle(item)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        place = self.currentRow() + step
        while 0 <= place < self.count() and self.item(place).isHidden():
            place += step
        if 0 <= place < self.count():
            self.setCurrentRow(place)

    def _toggle(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        self.ticked.emit()


class _Rows(QStyledItemDelegate):
    """Draws an entry, with a box where it can be ticked."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the box and the words."""
        tokens, area = theme.tokens(), QRectF(option.rect)
        painter.save()
        painter.setLayoutDirection(option.direction)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_current or is_lit:
            paint.rounded(painter, area, 6, tokens.primary_subtle if is_current else tokens.hover)
        left = area.left() + _PAD
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            box = QRectF(left, area.center().y() - _BOX / 2, _BOX, _BOX)
            self._box(painter, paint.visual(painter, area, box), is_on=Qt.CheckState(ticked) is Qt.CheckState.Checked)
            left += _BOX + _GAP
        words = QRectF(left, area.top(), area.right() - left - _PAD, area.height())
        colour = tokens.primary_text if is_current else tokens.text
        paint.text(painter, paint.visual(painter, area, words), str(index.data()), "table", colour)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line."""
        return QSize(80, _ROW)

    def editorEvent(self, *_given: object) -> bool:
        """Leave ticking to the list, which takes the whole line for the box."""
        return False

    def _box(self, painter: QPainter, box: QRectF, *, is_on: bool) -> None:
        tokens = theme.tokens()
        paint.rounded(painter, box, 5, tokens.primary if is_on else tokens.card, "" if is_on else tokens.field_border)
        if is_on:
            paint.icon(painter, box.center(), "check", 12, tokens.on_primary)
