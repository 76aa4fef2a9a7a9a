"""The fields of a dialog, each below its label, side by side in columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from partnertrack.ui.widgets.labels import Line

_GAP = 6


def form_grid(fields: Sequence[tuple[str | QWidget, QWidget]], *, columns: int = 2) -> QGridLayout:
    """The fields in that many columns, row after row; a label may be a widget, such as a box to tick."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for place, (label, field) in enumerate(fields):
        row, column = divmod(place, columns)
        grid.addWidget(Line(label, "control") if isinstance(label, str) else label, 3 * row, column)
        grid.addWidget(field, 3 * row + 1, column)
        grid.setRowMinimumHeight(3 * row + 2, _GAP)
        grid.setColumnStretch(column, 1)
    return grid


def written(name: str, text: str, hint: str = "") -> QLineEdit:
    """A field of a dialog with what stands there; a long text shows its beginning."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setCursorPosition(0)
    return field
