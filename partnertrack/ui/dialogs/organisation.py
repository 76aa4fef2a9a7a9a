"""Asks what is known of an organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _, country
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.organisations import types
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.organisation import Organisation
    from partnertrack.errors import UserError

_WIDTH = 560


class OrganisationDialog(QDialog):
    """Name, type, country and the rest; whoever listens stores it, then accepts the dialog or has it complain."""

    wanted = Signal(object)
    """The `Organisation` as it was filled in; its country as it was written."""

    def __init__(self, parent: QWidget, organisation: Organisation) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Change the organisation") if organisation.version else _("Add an organisation")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        values = organisation.values
        self.name = written(_("Name"), organisation.name)
        self.type = Choice(_("Type"), [(label, key) for key, label in types().items()])
        self.type.choose(organisation.type)
        self.country = written(_("Country"), country(organisation.country) if organisation.country else "")
        self.more = {
            "registration": written(_("Registration no."), str(values.get("registration", ""))),
            "address": written(_("Address"), str(values.get("address", ""))),
            "website": written(_("Website"), str(values.get("website", ""))),
            "remark": written(_("Remark"), str(values.get("remark", ""))),
        }
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.filled_in()))
        self.name.textChanged.connect(self._check)
        self._lay_out(title)
        self._check()

    def filled_in(self) -> Organisation:
        """The organisation as it stands."""
        told = {key: field.text().strip() for key, field in self.more.items()}
        values = {**self._organisation.values, **told}
        return replace(
            self._organisation,
            name=self.name.text(),
            type=str(self.type.currentData()),
            country=self.country.text().strip() or None,
            values={key: value for key, value in values.items() if value != ""},
        )

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.message.complain(error)

    def _lay_out(self, title: str) -> None:
        fields = [
            (field.accessibleName(), field) for field in (self.name, self.type, self.country, *self.more.values())
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(title, "h2"))
        column.addLayout(form_grid(fields))
        column.addWidget(self.message)
        column.addLayout(feet(self, self.keep))

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))
