"""The foot of the settings: what was done last with a way back, and Close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Words


class Saying(QWidget):
    """Says one thing at a time, in words and with an icon."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self.words = Icon("check", 16, tone="ok"), Words("", "table")
        self.undo = Button(_("Undo"), "undo-2", is_small=True)
        self.close_button = Button(_("Close"))
        self._act: Callable[[], None] = _nothing
        self.undo.clicked.connect(self._on_undo)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        line.addWidget(self.undo)
        line.addWidget(self.close_button)
        self.clear()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done, with a way back where there is one."""
        self._show(text, "check", "ok")
        self._act = undo or _nothing
        self.undo.setVisible(undo is not None)

    def complain(self, error: UserError) -> None:
        """Say what is wrong with what was written."""
        self._show(str(error), "triangle-alert", "danger")
        self.undo.hide()

    def clear(self) -> None:
        """Say nothing."""
        self._icon.hide()
        self.words.setText("")
        self.undo.hide()

    def _show(self, text: str, icon: str, tone: str) -> None:
        self._icon.show_icon(icon, tone)
        self._icon.show()
        self.words.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_undo(self) -> None:
        act, self._act = self._act, _nothing
        self.clear()
        act()


def _nothing() -> None:
    """Where nothing can be taken back."""
