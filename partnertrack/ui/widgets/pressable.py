"""A painted widget that can be pressed by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from partnertrack.ui.widgets import paint

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class Pressable(QAbstractButton):
    """Draws itself in `draw`; the keyboard's ring, the pointer and the name are the same for all."""

    radius = 8.0
    opens = False
    """Whether it opens something: then Enter presses it, and not the default button of its window."""
    is_walked = False
    """Whether what stands around it leads the arrows from one to another; else they move the keyboard as Tab does."""

    def __init__(self, name: str, size: QSize) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size that the content would like."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """The size below which the content cannot be read."""
        return QSize(min(self._size.width(), 120), self._size.height())

    def changeEvent(self, event: QEvent) -> None:
        """Let the pointer tell whether it can be pressed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stay within reach of the Tab key with all of the group, of which Qt leaves it the chosen one alone."""
        super().focusInEvent(event)
        group = self.group()
        for button in group.buttons() if group else ():
            button.setFocusPolicy(button.focusPolicy() | Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter, where it opens something."""
        if self.opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self.is_walked and event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the content, then the ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area = QRectF(self.rect())
        self.draw(painter, area)
        if self.hasFocus():
            paint.focus_ring(painter, area, self.radius)
        painter.end()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the content."""
        raise NotImplementedError
