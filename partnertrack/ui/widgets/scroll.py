"""An area that scrolls downwards when its content is higher than the window leaves room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class Scroll(QScrollArea):
    """Shows a layout as wide as the area; the area itself never takes the keyboard and has no colour."""

    def __init__(self, content: QLayout | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content:
            self.show_layout(content)

    def show_layout(self, content: QLayout) -> None:
        """Show another layout instead."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(content)
        self.setWidget(inner)
