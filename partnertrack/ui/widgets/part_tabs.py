"""The parts of the page, one to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar

from partnertrack.i18n import _


class PartTabs(QTabBar):
    """A tab for each part; the arrows go from one to another."""

    picked = Signal(str)
    """The key of the part that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(_("Parts of this page"))
        self.currentChanged.connect(self._on_changed)

    def show_tabs(self, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show tabs by key and words, one of them in front; the keyboard stays where it is."""
        before = self.blockSignals(True)
        keys = tuple(key for key, _words in entries)
        if keys != self._keys:
            while self.count():
                self.removeTab(0)
            self._keys = keys
            for _key, words in entries:
                self.addTab(words)
        for place, (_key, words) in enumerate(entries):
            self.setTabText(place, words)
        self.setCurrentIndex(keys.index(chosen))
        self.blockSignals(before)

    def _on_changed(self, place: int) -> None:
        if 0 <= place < len(self._keys):
            self.picked.emit(self._keys[place])
