"""The columns of the matrix: how wide each is, and which give way when the page is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.labels import Line

GAP = 14
BASELINE, NOW, PERIOD, BULLET, NEXT, FINAL, STATUS, MENU = range(1, 9)


@dataclass(frozen=True, slots=True)
class _Column:
    width: int
    narrow: int
    least: int
    """The width of the card from which the column is shown."""


_COLUMNS = {
    BASELINE: _Column(64, 64, 995),
    NOW: _Column(92, 84, 0),
    PERIOD: _Column(108, 100, 835),
    BULLET: _Column(190, 150, 0),
    NEXT: _Column(66, 60, 0),
    FINAL: _Column(66, 66, 915),
    STATUS: _Column(134, 118, 0),
    MENU: _Column(28, 28, 0),
}
_WIDE, _HEAD = 1060, 18


class Cells(QWidget):
    """Widgets in the columns of the matrix, the first taking what is left; `fit` finds the widths."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = widgets
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for place, widget in enumerate(widgets):
            line.addWidget(widget, 0 if place else 1, Qt.AlignmentFlag.AlignTop if place else Qt.AlignmentFlag(0))

    def fit(self, width: int) -> None:
        """Show as many columns as there is room for."""
        for place, column in _COLUMNS.items():
            self._widgets[place].setFixedWidth(column.width if width >= _WIDE else column.narrow)
            self._widgets[place].setVisible(width >= column.least)


def heads() -> Cells:
    """The titles of the columns."""
    titles = (
        _("Indicator"),
        _("Baseline"),
        _("Now"),
        _("In the period"),
        _("Milestone and final target"),
        _("Reached"),
        _("Of final"),
        _("Status"),
        "",
    )
    cells = Cells(*(Line(title, "caption", quiet="true") for title in titles))
    cells.setFixedHeight(_HEAD)
    return cells
