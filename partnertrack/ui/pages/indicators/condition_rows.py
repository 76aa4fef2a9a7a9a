"""The lines of an indicator, one below the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.domain.indicator_draft import ConditionLine, Lines
from partnertrack.i18n import _
from partnertrack.ui.pages.indicators.condition_row import ConditionRow
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.indicators import Options


class ConditionRows(QWidget):
    """A title, the lines, and a button that adds one; without any, everybody is meant."""

    changed = Signal()

    def __init__(self, title: str, options: Options, lines: Lines) -> None:
        super().__init__()
        self._options = options
        self.rows: list[ConditionRow] = []
        self.setAccessibleName(title)
        self._title = title
        self.everybody = Words(_("Everybody who is enrolled."), "table", quiet="half")
        self.add = Button(_("Add a condition"), "plus", is_small=True)
        self.add.setAccessibleName(f"{title}: {self.add.text()}")
        self.add.clicked.connect(self._add_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line(title, "control"))
        column.addWidget(self.everybody)
        self._below = QVBoxLayout()
        self._below.setSpacing(8)
        column.addLayout(self._below)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for line in lines:
            self._append(line)
        self._settle()

    def lines(self) -> Lines:
        """The lines as they stand."""
        return tuple(row.line() for row in self.rows)

    def _add_new(self) -> None:
        row = self._append(ConditionLine("milestone"))
        self._settle()
        row.asks.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _append(self, line: ConditionLine) -> ConditionRow:
        row = ConditionRow(line, self._options)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        self.rows.append(row)
        self._below.addWidget(row)
        return row

    def _remove(self, row: ConditionRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._below.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._settle()
        after = self.rows[min(place, len(self.rows) - 1)].asks if self.rows else self.add
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _settle(self) -> None:
        self.everybody.setVisible(not self.rows)
        for place, row in enumerate(self.rows):
            row.be_first(is_first=place == 0)
            row.setAccessibleName(_("{title}, line {place}").format(title=self._title, place=place + 1))
