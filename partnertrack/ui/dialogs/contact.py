"""Asks who a contact is, and whether the contact agrees that the pilot keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.expectation import LANGUAGES
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.organisations import consents
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact
    from partnertrack.errors import UserError

_WIDTH = 640


class ContactDialog(QDialog):
    """A contact to be filled in; whoever listens stores it, then accepts the dialog or has it complain."""

    wanted = Signal(object)
    """The `Contact` as it was filled in."""

    def __init__(self, parent: QWidget, contact: Contact, today: date) -> None:
        super().__init__(parent)
        self._contact, self._today = contact, today
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Change the contact") if contact.version else _("Add a contact")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.name = written(_("Name"), contact.name)
        self.role = written(_("Role"), contact.role, _("Head of training"))
        self.phone = written(_("Phone"), contact.phone)
        self.email = written(_("E-mail"), contact.email)
        self.language = Choice(_("Language of letters"), [(_("Not known"), ""), *LANGUAGES])
        self.language.choose(contact.language)
        self.consent = Choice(_("Consent"), [(label, key) for key, label in consents().items()])
        self.consent.choose(contact.consent)
        self.consent_on = DayField(_("Asked on"), contact.consent_on or today)
        self.remark = written(_("Remark"), contact.remark)
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.filled_in()))
        self.name.textChanged.connect(self._check)
        self.consent.currentIndexChanged.connect(self._on_consent)
        self._lay_out(title)
        self._check()

    def filled_in(self) -> Contact:
        """The contact as it stands."""
        consent = str(self.consent.currentData())
        return replace(
            self._contact,
            name=self.name.text(),
            role=self.role.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            language=str(self.language.currentData()),
            consent=consent,
            consent_on=self.consent_on.day() if consent != "unknown" else None,
            remark=self.remark.text().strip(),
        )

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.message.complain(error)

    def _lay_out(self, title: str) -> None:
        told = (self.name, self.role, self.phone, self.email, self.language, self.remark)
        asked = (*told, self.consent, self.consent_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(title, "h2"))
        column.addLayout(form_grid([(field.accessibleName(), field) for field in asked]))
        column.addWidget(self.message)
        column.addLayout(feet(self, self.keep))

    def _on_consent(self) -> None:
        """Another answer is one of today, unless another day is chosen."""
        self.consent_on.show_day(self._today)
        self._check()

    def _check(self) -> None:
        self.consent_on.setEnabled(self.consent.currentData() != "unknown")
        self.keep.setEnabled(bool(self.name.text().strip()))
