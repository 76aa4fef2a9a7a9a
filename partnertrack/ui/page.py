"""What all pages of the main window are."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from partnertrack.ui.desk import Desk
from partnertrack.ui.place import Place
from partnertrack.ui.ways import tabbed_ways
from partnertrack.ui.widgets.actions import Action
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.page_tabs import PageTabs
from partnertrack.ui.widgets.scroll import Scroll

MARGIN_SIDE, MARGIN_TOP, MARGIN_LOW = 28, 24, 12
GAP, GAP_LOW = 16, 10
TAB_INSET = 12
_LOW = 540  # pixels: below, every line counts


class Page(QWidget):
    """A page: a head with title and actions, a body that scrolls when the window is small."""

    key: ClassVar[str]

    went = Signal(object)
    """The user wants to be at that `Place`."""

    def __init__(self, desk: Desk, *, scrolls: bool = True) -> None:
        super().__init__()
        self.desk = desk
        self.title = Line("", "title")
        self.subtitle = Line("", "body", quiet="true")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(10)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN_SIDE, 0, MARGIN_SIDE, MARGIN_TOP)
        self.body.setSpacing(GAP)
        column = QVBoxLayout(self)
        if tabs := self._tabs():
            column.addLayout(tabs)
        self.head = self._head()
        column.addLayout(self.head)
        if scrolls:
            column.addWidget(_scrolling(self.body), 1)
        else:
            column.addLayout(self.body, 1)
        self._column = column
        self._space(is_low=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be sparing with space in a low window."""
        super().resizeEvent(event)
        self._space(is_low=self.is_low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the arrow down from the page into its list: whoever comes by keyboard goes on by keyboard."""
        lists = (each for each in self.findChildren(QAbstractItemView) if each.isVisible() and each.isEnabled())
        first = next(lists, None) if event.key() == Qt.Key.Key_Down and self.hasFocus() else None
        if first is None:
            super().keyPressEvent(event)
            return
        first.setFocus(Qt.FocusReason.TabFocusReason)
        model = first.model()
        if not first.currentIndex().isValid() and model.rowCount():
            first.setCurrentIndex(model.index(0, 0))

    @property
    def is_low(self) -> bool:
        """Whether the window leaves little height."""
        return self.height() < _LOW

    def name_page(self, title: str, subtitle: str = "") -> None:
        """Put a title over the page and a line below it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.setAccessibleName(title)

    def show_place(self, place: Place) -> None:
        """Show what the place is about; called each time somebody comes here."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where the user is on this page, to come back to."""
        return Place(self.key)

    def refresh(self) -> None:
        """Read again: the data or the day changed."""
        self.show_place(self.place())

    def leave(self) -> None:
        """Stop what is under way: the page is put away."""

    def put_away(self) -> bool:
        """Put away what lies over the page; whether there was anything."""
        return False

    def offers(self) -> tuple[Action, ...]:
        """What can be done here, as the page's buttons say it, for the search over everything."""
        buttons = (each for each in self.findChildren(Button) if each.isVisible() and each.isEnabled())
        named = {each.text(): each for each in buttons if each.text()}
        return tuple(Action(text, each.icon_name or "chevron-right", each.click) for text, each in named.items())

    def focus_search(self) -> None:
        """Put the keyboard into the page's own search field, if it has one."""

    def _space(self, *, is_low: bool) -> None:
        gap = GAP_LOW if is_low else GAP
        self._column.setContentsMargins(0, MARGIN_LOW if is_low else MARGIN_TOP, 0, 0)
        self._column.setSpacing(gap)
        self.body.setSpacing(gap)

    def _tabs(self) -> QHBoxLayout | None:
        """The tabs of the pages among which this one is; None for a page that stands alone."""
        rows = (row for row in tabbed_ways() if self.key in (way.key for way in row[1]))
        name, ways = next(rows, ("", ()))
        if not ways:
            return None
        tabs = PageTabs(self, name, ways, self.key)
        tabs.went.connect(lambda key: self.went.emit(Place(key)))
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN_SIDE - TAB_INSET, 0, MARGIN_SIDE, 0)
        line.addWidget(tabs)
        return line

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN_SIDE, 0, MARGIN_SIDE, 0)
        head.setSpacing(GAP)
        head.addLayout(words, 1)
        head.addLayout(self.tools)
        return head


def _scrolling(body: QVBoxLayout) -> Scroll:
    area = Scroll(body)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(partial(_keep_edge, body, bar))
    return area


def _keep_edge(body: QVBoxLayout, bar: QScrollBar, _least: int, most: int) -> None:
    """Keep the right edge of the body where it is, whether or not the scroll bar takes room beside it."""
    left, right = MARGIN_SIDE, MARGIN_SIDE - (bar.sizeHint().width() if most else 0)
    if bar.isRightToLeft():
        left, right = right, left
    body.setContentsMargins(left, 0, right, MARGIN_TOP)
