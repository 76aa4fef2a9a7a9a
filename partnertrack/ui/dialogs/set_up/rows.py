"""Rows of fields below common headings, of which one adds and takes away as many as one needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.labels import Line

Fields = tuple[QWidget, ...]


class Rows(QWidget):
    """The fields of each row are made by a function; the rows stand in `rows`, in their order."""

    changed = Signal()
    """There is one row more, or one less."""

    def __init__(self, titles: Sequence[tuple[str, int]], make: Callable[[], Fields], add: str) -> None:
        """Take the headings, each with its part of the width, what makes a row, and what adding one is called."""
        super().__init__()
        self.rows: list[Fields] = []
        self._make = make
        self._removes: dict[int, IconButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        for place, (title, part) in enumerate(titles):
            self._grid.addWidget(Line(title, "control"), 0, place)
            self._grid.setColumnStretch(place, part)
        self._line = 0
        self.add = Button(add, "plus", is_small=True)
        self.add.clicked.connect(lambda: self.add_row().setFocus(Qt.FocusReason.OtherFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add_row()

    def add_row(self) -> QWidget:
        """Add an empty row; its first field comes back."""
        fields = self._make()
        self._line += 1
        for place, field in enumerate(fields):
            self._grid.addWidget(field, self._line, place)
        remove = IconButton("x", _("Take this row away"), size=14, is_small=True)
        remove.clicked.connect(lambda: self._remove(fields))
        self._grid.addWidget(remove, self._line, len(fields))
        self._removes[id(fields)] = remove
        self.rows.append(fields)
        self._order()
        self.changed.emit()
        return fields[0]

    def _remove(self, fields: Fields) -> None:
        place = self.rows.index(fields)
        self.rows.remove(fields)
        for widget in (*fields, self._removes.pop(id(fields))):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        if not self.rows:
            self.add_row()
        self.rows[min(place, len(self.rows) - 1)][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _order(self) -> None:
        """Let the Tab key walk row by row, then to the button that adds one."""
        before: QWidget | None = None
        for fields in self.rows:
            for widget in (*fields, self._removes[id(fields)]):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
        if before is not None:
            QWidget.setTabOrder(before, self.add)
