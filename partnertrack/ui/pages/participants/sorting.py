"""By what the list is sorted: the panel in which it is chosen, and what one more order makes of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from partnertrack.services.participants import Search

_MOST = 4
"""So many orders below each other are told apart."""


class Sorting:
    """Offers every column; Enter sorts by one, Shift+Enter by one below the others."""

    def __init__(
        self, page: QWidget, offered: tuple[tuple[str, str], ...], change: Callable[[Callable[[Search], Search]], None]
    ) -> None:
        self._offered, self._change = offered, change
        self.button = IconButton("arrow-up-down", _("Sort the list (Ctrl+Shift+S)"))
        self.button.clicked.connect(self.open)
        self.panel = Popover(page, _("Sort by"))
        self.search = SearchField(_("Sort by…"))
        self.list = Choices(_("What to sort by"))
        self.list.follow(self.search)
        self.search.textEdited.connect(self.list.narrow)
        self.list.itemActivated.connect(self._sort)
        self.by = Button(_("Sort"), "arrow-up-down", "primary", is_small=True)
        self.then = Button(_("Then by"), "plus", is_small=True)
        self.then.setToolTip(_("Sort by it those who are alike (Shift+Enter)"))
        self.by.clicked.connect(self._sort)
        self.then.clicked.connect(self._sort_too)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self.then)
        feet.addWidget(self.by)
        self.panel.column.addWidget(self.search)
        self.panel.column.addWidget(self.list, 1)
        self.panel.column.addLayout(feet)
        self.search.returnPressed.connect(self._sort)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Shift+Return"), self.panel, self._sort_too, context=within)
        self._orders: dict[str, bool] = {}

    def open(self) -> None:
        """Let it be chosen."""
        self.search.clear()
        self._offer()
        self.panel.open_at(self.button)
        self.search.setFocus()

    def show(self, search: Search) -> None:
        """Mark by what the list is sorted."""
        self._orders = dict(((search.order, search.is_descending), *search.then))
        if self.panel.isVisible():
            self._offer()

    def _offer(self) -> None:
        before = self.list.current()
        self.list.show_entries([(key, self._words(key, title)) for key, title in self._offered])
        keys = [key for key, _title in self._offered]
        if before in keys:
            self.list.setCurrentRow(keys.index(before))

    def _words(self, key: str, title: str) -> str:
        if key not in self._orders:
            return title
        words = _("{column} – {place}, downwards") if self._orders[key] else _("{column} – {place}, upwards")
        return words.format(column=title, place=[*self._orders].index(key) + 1)

    def _sort(self) -> None:
        if key := self.list.current():
            self.panel.put_away()
            is_descending = not self._orders[key] if key in self._orders else False
            self._change(lambda search: sorted_by(search, key, is_descending=is_descending))

    def _sort_too(self) -> None:
        if key := self.list.current():
            self._change(lambda search: sorted_too(search, key))


def sorted_by(search: Search, order: str, *, is_descending: bool) -> Search:
    """The search in one order."""
    return replace(search, order=order, is_descending=is_descending, then=())


def sorted_too(search: Search, order: str) -> Search:
    """The search in one more order; one that it has turns round, and goes when it has run downwards."""
    if order == search.order:
        return replace(search, is_descending=not search.is_descending)
    orders = dict(search.then)
    if orders.get(order):
        del orders[order]
    else:
        orders[order] = order in orders
    return replace(search, then=tuple(orders.items())[: _MOST - 1])
