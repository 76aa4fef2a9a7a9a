"""The figures that a text may hold, to be searched and inserted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from partnertrack.domain.names import fold
from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.report_text_asks import FigureLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Words

_LINE = int(Qt.ItemDataRole.UserRole)
_ROW, _PAD = 46, 8
_DOWN = frozenset({Qt.Key.Key_Down})


class Figures(QWidget):
    """A search above a list; Enter or a double click inserts the figure."""

    chosen = Signal(str)
    """The name of the figure to insert."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: list[str] = []
        self.search = SearchField(_("Search the figures"))
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Figures to insert"))
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = Words(
            _("Enter inserts the figure; it stays true. In the text, type {sign} to find one.").format(sign="{"),
            "caption",
            quiet="true",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        self.search.installEventFilter(self)

    def show_figures(self, lines: Sequence[FigureLine]) -> None:
        """Offer these figures, those without a value left out."""
        shown = [each for each in lines if each.value is not None]
        self._folded = [fold(f"{each.name} {each.label} {each.group}") for each in shown]
        self.list.clear()
        for each in shown:
            item = QListWidgetItem(f"{each.label}: {each.value}")
            item.setData(_LINE, each)
            item.setToolTip(f"{each.group}\n{each.label}\n{{{each.name}}} = {each.value}")
            self.list.addItem(item)
        self._narrow(self.search.text())

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the arrow down from the search into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.key() in _DOWN:
            if event.type() is QEvent.Type.KeyPress:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _narrow(self, text: str) -> None:
        words, first = fold(text).split(), -1
        for place, folded in enumerate(self._folded):
            is_shown = all(word in folded for word in words)
            self.list.item(place).setHidden(not is_shown)
            first = place if is_shown and first < 0 else first
        self.list.setCurrentRow(first)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(item.data(_LINE).name)


class _Rows(QStyledItemDelegate):
    """Draws a figure: what it is and its value, below its name."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground and the texts."""
        line: FigureLine = index.data(_LINE)
        tokens, area = theme.tokens(), QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setLayoutDirection(option.direction)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, area, 8, tokens.primary_subtle if is_current else tokens.hover)
        room = area.adjusted(_PAD, 4, -_PAD, 0)
        value = line.value or ""
        wide = min(paint.width(value, "strong") + 2, room.width() * 0.55)
        label = QRectF(room.left(), room.top(), room.width() - wide - 8, 20)
        paint.text(painter, paint.visual(painter, area, label), line.label, "control", tokens.text)
        there = QRectF(room.right() - wide, room.top(), wide, 20)
        paint.text(painter, paint.visual(painter, area, there), value, "strong", tokens.primary_text, paint.TRAILING)
        below = QRectF(room.left(), room.top() + 19, room.width(), 18)
        paint.text(painter, paint.visual(painter, area, below), f"{{{line.name}}}", "caption", tokens.text2)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, area, 8)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(120, _ROW)
