"""Parts of a window that are there or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reveal(part: QWidget, *, when: bool = True) -> None:
    """Show a part of a window, or hide it; one that has no place yet is shown with its place.

    Qt would show it at once, as a window of its own that is gone a moment later.
    """
    if when and part.isWindow():
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        part.setVisible(when)
