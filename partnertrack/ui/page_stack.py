"""The pages that were visited, the one that is shown, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from partnertrack.ui.page import Page
from partnertrack.ui.place import Place

_BACK_KEPT = 50


class PageStack(QStackedWidget):
    """Shows one page at a time; a page is built when it is first visited, and reads anew each time it is shown."""

    moved = Signal(object)
    """The `Place` that is shown now."""

    def __init__(self, builders: Mapping[str, Callable[[], Page]]) -> None:
        super().__init__()
        self._builders = dict(builders)
        self._pages: dict[str, Page] = {}
        self._past: list[Place] = []

    def has(self, key: str) -> bool:
        """Whether there is such a page."""
        return key in self._builders

    def go(self, place: Place) -> None:
        """Show a place; the one before is kept for the way back. Nothing happens where there is no such page."""
        if not self.has(place.page):
            return
        shown = self.page()
        if shown and shown.place() != place:
            self._past = [*self._past[-_BACK_KEPT:], shown.place()]
        self._show(place)

    def go_back(self) -> None:
        """Show the place before this one."""
        if self._past:
            self._show(self._past.pop())

    def page(self) -> Page | None:
        """The page that is shown, if any."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def refresh(self) -> None:
        """Have the page that is shown read again."""
        if page := self.page():
            page.refresh()

    def renew(self) -> None:
        """Build every page anew, and show the same place: nothing that the old ones showed is left."""
        if page := self.page():
            place, past = page.place(), self._past
            self.clear()
            self._past = past
            self._show(place)

    def clear(self) -> None:
        """Put all pages away."""
        for page in self._pages.values():
            page.leave()
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._past.clear()

    def _show(self, place: Place) -> None:
        before = self.currentWidget()
        page = self._pages.get(place.page) or self._build(place.page)
        if page is not before:
            self.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # or it would go to the first button of the window
        page.show_place(place)
        self.moved.emit(place)

    def _build(self, key: str) -> Page:
        page = self._pages[key] = self._builders[key]()
        page.went.connect(self.go)
        self.addWidget(page)
        return page
