"""A line above the page that says how the pilot is open, and offers what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.labels import Icon, Words

_EDGE = 24


class Banner(QWidget):
    """Calm, over the whole width, in the colour of its meaning; hidden while there is nothing to say."""

    pressed = Signal()
    """What the banner offers is wanted."""
    dismissed = Signal()
    """The officer has read it."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = "info"
        self._icon = Icon("info", 18, tone="info")
        self._text, self._hint = Words("", "control"), Words("", "caption", quiet="half")
        self.button = Button("", is_small=True)
        self.closing = IconButton("x", _("Close"), size=14)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(_EDGE, 9, _EDGE - 8, 9)
        line.setSpacing(12)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        line.addWidget(self.closing)
        self.button.clicked.connect(self.pressed)
        self.closing.clicked.connect(self.dismissed)
        self.hide()

    def say(self, text: str, hint: str, *, tone: str = "info", icon: str = "info", button: str = "") -> None:
        """Say something, with a button where there is something to be done."""
        is_new = self.isHidden() or (text, hint) != (self._text.text(), self._hint.text())
        self._tone = tone
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._icon.show_icon(icon, tone)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(f"{text} {hint}".strip())
        self.show()
        self.update()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def let_close(self, *, may_close: bool) -> None:
        """Offer to put the banner away, where nothing is lost by that."""
        self.closing.setVisible(may_close)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and a line that parts it from the page."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.tone(self._tone).subtle)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.tokens().border)
