"""A panel that comes in from the side of a page and lies over it until it is put away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.labels import Line, rule
from partnertrack.ui.widgets.scroll import Scroll

_WIDTH, _EDGE = 420, 12


class Drawer(QFrame):
    """A title with a button to close, above a content that scrolls; `foot` below it stays in its place."""

    def __init__(self, page: QWidget, title: str, wide: int = _WIDTH) -> None:
        super().__init__(page)
        self.setObjectName("raised")
        self.setAccessibleName(title)
        self._page, self._wide = page, wide
        self._scroll = Scroll()
        self.closing = IconButton("x", _("Close"), size=16)
        self.closing.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 10, 12)
        self._title = Line(title, "h2")
        head.addWidget(self._title, 1)
        head.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 10)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        self.foot = QVBoxLayout()
        column.addLayout(self.foot)
        page.installEventFilter(self)
        self.hide()

    def name(self, title: str) -> None:
        """Put another title above the content."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_layout(self, content: QLayout) -> None:
        """Come in with this content, from its beginning."""
        self.lay_out(content)
        self.come_in()

    def lay_out(self, content: QLayout) -> None:
        """Hold this content, to come in with it later."""
        self._scroll.show_layout(content)

    def come_in(self) -> None:
        """Come in with the content that it had."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the side of the page whatever its size."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        wide = min(self._wide, self._page.width() - 2 * _EDGE)
        left = _EDGE if self.isRightToLeft() else self._page.width() - wide - _EDGE
        self.setGeometry(left, _EDGE, wide, self._page.height() - 2 * _EDGE)
