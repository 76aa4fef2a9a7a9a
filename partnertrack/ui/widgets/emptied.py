"""Takes everything out of a layout, before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty_out(layout: QLayout) -> None:
    """Remove and delete every widget of a layout; what is no widget, such as a stretch, goes as well."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
