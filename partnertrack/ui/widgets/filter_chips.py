"""Chips in a row, one of which is on and narrows a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from partnertrack.i18n import number
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.flow import FlowLayout


class FilterChips(QWidget):
    """Chips with their counts, made anew whenever other ones are to be shown."""

    chosen = Signal(str)
    """The key of the chip that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._flow, self._group = FlowLayout(), QButtonGroup(self)
        self.setLayout(self._flow)

    def show_chips(self, entries: Sequence[tuple[str, str, int, str]], chosen: str) -> None:
        """Show chips of a key, its words, its count and its icon, one of them on."""
        for chip in self.buttons():
            self._group.removeButton(chip)
        empty_out(self._flow)
        for key, label, count, icon in entries:
            chip = FilterChip(label, number(count), icon)
            chip.setChecked(key == chosen)
            chip.clicked.connect(partial(self.chosen.emit, key))
            self._group.addButton(chip)
            self._flow.addWidget(chip)

    def buttons(self) -> list[QAbstractButton]:
        """The chips from the first to the last."""
        return self._group.buttons()
