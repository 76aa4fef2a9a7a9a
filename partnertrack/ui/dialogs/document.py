"""Asks what a document is, and from when to when it is valid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from partnertrack.domain.document_types import document_types
from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.documents import About

_WIDTH = 480


class DocumentDialog(QDialog):
    """The type of a document, and its days where it has any; it is stored by whoever listens."""

    wanted = Signal(object)
    """What was said of the document, as `About`."""

    def __init__(self, parent: QWidget, names: str, about: About, today: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Document"))
        self.setMinimumWidth(_WIDTH)
        self._names = names
        self.type = Choice(_("Type"), [(label, code) for code, label in document_types().items()])
        self.type.choose(about.type)
        self.is_issued, self.issued = Tick(_("Issued on")), DayField(_("Issued on"), about.issued_on or today)
        self.is_ending = Tick(_("Valid until"))
        self.ending = DayField(_("Valid until"), about.expires_on or today)
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self._lay_out()
        for tick, field, held in (
            (self.is_issued, self.issued, about.issued_on),
            (self.is_ending, self.ending, about.expires_on),
        ):
            tick.setChecked(held is not None)
            field.setEnabled(held is not None)
            tick.toggled.connect(field.setEnabled)
            tick.toggled.connect(self._check)
            field.dateChanged.connect(self._check)
        self.keep.clicked.connect(self._on_keep)

    def about(self) -> About:
        """What the dialog says now."""
        return person_asks.about(
            str(self.type.currentData()),
            self.issued.day() if self.is_issued.isChecked() else None,
            self.ending.day() if self.is_ending.isChecked() else None,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (tick, field) in enumerate(((self.is_issued, self.issued), (self.is_ending, self.ending))):
            grid.addWidget(tick, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(_("Document"), "h2"))
        column.addWidget(Words(self._names, "table", quiet="half"))
        column.addWidget(self.type)
        column.addLayout(grid)
        column.addWidget(self.message)
        column.addSpacing(6)
        column.addLayout(feet(self, self.keep))

    def _check(self) -> None:
        about = self.about()
        is_wrong = bool(about.issued_on and about.expires_on and about.expires_on < about.issued_on)
        self.keep.setEnabled(not is_wrong)
        if is_wrong:
            self.message.say(_("The document would end before it was issued."), tone="danger")
        else:
            self.message.clear()

    def _on_keep(self) -> None:
        self.wanted.emit(self.about())
        self.accept()
