"""A small panel below a button that goes away when the keyboard or the mouse turns to something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

_EDGE = 8


class Popover(QFrame):
    """Lies over its page, near the widget that opened it, and gives the keyboard back to that."""

    def __init__(self, page: QWidget, name: str, width: int = 340, height: int = 400) -> None:
        super().__init__(page)
        self.setObjectName("raised")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page = page
        self._from: QWidget | None = None
        self._wide, self._high = width, height
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 14, 14, 14)
        self.column.setSpacing(10)
        page.installEventFilter(self)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def open_at(self, opener: QWidget) -> None:
        """Come up below a widget of the page, wholly inside the page."""
        self._from = opener
        self._place(opener)
        self.show()
        self.raise_()

    def _place(self, opener: QWidget) -> None:
        wide = min(self._wide, self._page.width() - 2 * _EDGE)
        high = min(self._high, self._page.height() - 2 * _EDGE)
        at = opener.mapTo(self._page, QPoint(0, opener.height() + 4))
        left = at.x() + opener.width() - wide if opener.isRightToLeft() else at.x()
        left = max(_EDGE, min(left, self._page.width() - wide - _EDGE))
        top = max(_EDGE, min(at.y(), self._page.height() - high - _EDGE))
        self.setGeometry(left, top, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay inside the page whatever its size."""
        if watched is self._page and event.type() is QEvent.Type.Resize and self.isVisible() and self._from:
            self._place(self._from)
        return False

    def put_away(self) -> bool:
        """Go away and give the keyboard back; whether it was there."""
        if not self.isVisible():
            return False
        self.hide()
        if self._from:
            self._from.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go away when the keyboard is elsewhere; lists that drop from a field inside belong to it."""
        if not self.isVisible() or now is None:
            return
        within: QWidget | None = now
        while within is not None and within is not self:
            within = within.parentWidget()
        if within is None:
            self.hide()
