"""Asks for a value in place of another, and says at once how it is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import origin_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.view_models.provenance import OriginView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.correct_value import Read

_SIZE = QSize(460, 270)


class CorrectDialog(QDialog):
    """One field to write in; what is written there is read as a cell of a partner's file would be."""

    wanted = Signal(object, str)
    """The field and the text that is to be stored."""

    def __init__(self, parent: QWidget, desk: Desk, view: OriginView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(view.label)
        self.resize(_SIZE)
        self._desk, self._view = desk, view
        self._job: Job | None = None
        self.field = QLineEdit(view.written)
        self.field.setAccessibleName(view.label)
        self.field.selectAll()
        self.field.textChanged.connect(self._look)
        if view.answers:
            completer = QCompleter(list(view.answers), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            if suggestions := completer.popup():
                suggestions.setObjectName("suggestions")
            self.field.setCompleter(completer)
        self.message = Message()
        self.store = Button(_("Store"), "check", "primary")
        self.store.setDefault(True)
        self.store.setEnabled(False)
        self.store.clicked.connect(self._on_store)
        self._lay_out()
        self.field.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(_("Correct “{field}”").format(field=self._view.label), "h2"))
        told = _("Write it as a partner would: it is read by the same rules as imported cells.")
        column.addWidget(Words(told, "table", quiet="half"))
        column.addSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(feet(self, self.store))

    def _look(self, text: str) -> None:
        """Find out how the text is read; until that is known, nothing can be stored."""
        self.store.setEnabled(False)
        if self._job:
            self._job.stop()
        work = partial(origin_asks.read_value, self._desk.workspace, self._view.slot, text)
        self._job = self._desk.jobs.read(work, self._on_read)

    def _on_read(self, read: Read) -> None:
        self.store.setEnabled(not read.refusal)
        if read.refusal:
            self.message.say(read.refusal, tone="danger")
        elif read.value is None:
            self.message.say(_("The value will be taken out."), tone="warn")
        else:
            self.message.say(_("Read as {value}").format(value=read.text), tone="ok")

    def _on_store(self) -> None:
        self.wanted.emit(self._view.slot, self.field.text())
        self.accept()

    def done(self, result: int) -> None:
        """Take no more answers."""
        if self._job:
            self._job.stop()
        super().done(result)
