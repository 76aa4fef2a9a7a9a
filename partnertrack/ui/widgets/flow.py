"""Layouts that find another shape when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Widgets beside each other, in as many rows as they need."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, none behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows in that width."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def sizeHint(self) -> QSize:
        """All items in one row."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        hints = [item.minimumSize() for item in self._items]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        """The height that the items take, put there when it is real."""
        x, y, row_height = rect.x(), rect.y(), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if is_real:
                place = QRect(x, y, min(size.width(), rect.width()), size.height())
                item.setGeometry(QStyle.visualRect(direction, rect, place))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height - rect.y()


class Columns(QWidget):
    """Widgets side by side in as many columns as the width allows.

    `steps` are (least width, columns), widest first; `stretch` shares out the width of the widest arrangement.
    Widgets of a row are equally high, or stand at its top.
    """

    def __init__(
        self, steps: tuple[tuple[int, int], ...], *, gap: int = 16, stretch: tuple[int, ...] = (), is_top: bool = False
    ) -> None:
        super().__init__()
        self._steps, self._stretch, self._is_top = steps, stretch, is_top
        self._widgets: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Show these widgets instead of those before."""
        for widget in self._widgets:
            if widget not in widgets:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._widgets, self._columns = widgets, 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the shape for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The narrowest arrangement's width."""
        widest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        columns = next((count for least, count in self._steps if self.width() >= least), 1)
        if columns == self._columns or not self._widgets:
            return
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            align = Qt.AlignmentFlag.AlignTop if self._is_top else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, place // columns, place % columns, align)
        for place in range(self._grid.columnCount()):
            wide = self._stretch[place] if columns == len(self._stretch) else 1
            self._grid.setColumnStretch(place, wide if place < columns else 0)
        self.updateGeometry()
