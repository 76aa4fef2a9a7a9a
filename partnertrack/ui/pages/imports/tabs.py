"""The sheets of a workbook, one to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar

from partnertrack.i18n import _


class SheetTabs(QTabBar):
    """A tab for each sheet; hidden where there is one only."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(_("Sheets"))
        self.currentChanged.connect(self.picked)

    def show_sheets(self, names: Sequence[str]) -> None:
        """Show these sheets; the one that was looked at stays in front."""
        if self._names != tuple(names):
            before = self.blockSignals(True)
            while self.count():
                self.removeTab(0)
            self._names = tuple(names)
            for name in names:
                self.addTab(name.replace("&", "&&"))
            self.blockSignals(before)
        self.setVisible(len(names) > 1)
