"""Asks until when a reminder rests, with the reason."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words

_WIDTH, _WEEK = 440, 7


class PutOffDialog(QDialog):
    """A day with a reason; it is stored by whoever listens."""

    wanted = Signal(object, str)
    """The day and the reason."""

    def __init__(self, parent: QWidget, text: str, as_of: date) -> None:
        super().__init__(parent)
        self._as_of = as_of
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Put off"))
        self.setMinimumWidth(_WIDTH)
        self.until = DayField(_("Until"), as_of + timedelta(_WEEK))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("What you wait for"))
        said = [_("The authority was reminded"), _("The partner has promised an answer"), _("The trainee was asked")]
        self.reason.setCompleter(QCompleter(said, self))
        self.keep = Button(_("Put off"), "clock", "primary")
        self.keep.setDefault(True)
        self._lay_out(text)
        self.reason.textChanged.connect(self._check)
        self.until.dateChanged.connect(self._check)
        self.keep.clicked.connect(self._on_keep)
        self._check()
        self.reason.setFocus()

    def _lay_out(self, text: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(4)
        column.addWidget(Line(_("Put off"), "title"))
        column.addWidget(Words(text, quiet="true"))
        for label, field in ((_("Reason"), self.reason), (_("Until"), self.until)):
            column.addSpacing(6)
            column.addWidget(Line(label, "control"))
            column.addWidget(field)
        column.addSpacing(12)
        column.addLayout(feet(self, self.keep))

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.reason.text().strip()) and self.until.day() > self._as_of)

    def _on_keep(self) -> None:
        self.wanted.emit(self.until.day(), self.reason.text().strip())
        self.accept()
