"""Leads from a message to what the guide says of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from partnertrack.i18n import _
from partnertrack.ui import guide_asks
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.reveal import reveal


class Meanings(QObject):
    """Tells whoever can open the guide that somebody wants to know what a message means."""

    asked = Signal(str)
    """The place in the guide, such as "errors#the-file-is-damaged"."""


def meanings() -> Meanings:
    """The one to listen to as long as the application lives."""
    application = QApplication.instance()
    found = application.findChild(Meanings) if application else None
    return found if isinstance(found, Meanings) else Meanings(application)


class MeaningButton(Button):
    """Asks what a message means; it is not there for a message of which the guide says nothing."""

    def __init__(self) -> None:
        super().__init__(_("What does this mean?"), "circle-help", "ghost", is_small=True)
        self._place = ""
        self.clicked.connect(self._ask)
        self.hide()

    def explain(self, message: str) -> None:
        """Stand beside another message; beside none without a text."""
        self._place = guide_asks.meaning_of(message) if message else ""
        reveal(self, when=bool(self._place))

    def _ask(self) -> None:
        meanings().asked.emit(self._place)
