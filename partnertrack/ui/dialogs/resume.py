"""Asks from which day and why somebody goes on, and says what that leads to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.resume import Resuming

_WIDTH = 480


class ResumeDialog(QDialog):
    """A day with a reason; it is stored by whoever listens."""

    wanted = Signal(object, str)
    """The day and the reason."""

    def __init__(self, parent: QWidget, resuming: Resuming, as_of: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Resume"))
        self.setMinimumWidth(_WIDTH)
        self.since = DayField(_("Goes on since"), as_of)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("What has changed"))
        self.effects = Message()
        self.keep = Button(_("Resume"), "check", "primary")
        self.keep.setDefault(True)
        self.keep.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(4)
        column.addWidget(Line(_("Resume"), "title"))
        column.addWidget(Words("\n".join(resuming.ended), quiet="true"))
        for label, field in ((_("Reason"), self.reason), (_("Goes on since"), self.since)):
            column.addSpacing(6)
            column.addWidget(Line(label, "control"))
            column.addWidget(field)
        column.addSpacing(10)
        column.addWidget(self.effects)
        column.addSpacing(12)
        column.addLayout(feet(self, self.keep))
        if resuming.effects:
            self.effects.say(resuming.effects[0], "\n".join(resuming.effects[1:]))
        self.reason.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._on_keep)
        self.reason.setFocus()

    def _on_keep(self) -> None:
        self.wanted.emit(self.since.day(), self.reason.text().strip())
        self.accept()
