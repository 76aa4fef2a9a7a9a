"""How many look alike, beside the way to the duplicates; their own page counts them itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from partnertrack.ui import duplicate_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.duplicates import DuplicatesPage


class DuplicateCount(QObject):
    """Counts anew when something was stored."""

    told = Signal(int)

    def __init__(self, desk: Desk, window: QObject, shown: Callable[[], Page | None]) -> None:
        super().__init__(window)
        self._desk, self._shown = desk, shown

    def new_page(self, undo: Callable[..., None]) -> DuplicatesPage:
        """The page of the duplicates, whose count is told, too."""
        page = DuplicatesPage(self._desk, undo)
        page.counted.connect(self.told)
        return page

    def count(self) -> None:
        """Ask how many there are."""
        if self._desk.is_open and not isinstance(self._shown(), DuplicatesPage):
            work = partial(duplicate_asks.count_duplicates, self._desk.workspace)
            self._desk.jobs.read(work, self.told.emit)
