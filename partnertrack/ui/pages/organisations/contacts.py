"""The contacts at an organisation, in their card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, day
from partnertrack.ui.view_models.organisations import consents
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact

_LONGEST_WORD = 26
_TONES = {"given": "ok", "refused": "danger", "withdrawn": "danger"}


class Contacts(Card):
    """Each contact with how it is reached, and whether it agreed that this is kept."""

    added = Signal()
    changed = Signal(object)
    """The `Contact` that is to be changed."""
    emptied = Signal(object)
    """The `Contact` whose data are to be taken out."""
    copied = Signal(str)
    """What is to be put on the clipboard."""
    removed = Signal(object)
    """The `Contact` that is to go."""

    def __init__(self, contacts: Sequence[Contact]) -> None:
        add = Button(_("Add contact"), "plus", "ghost", is_small=True)
        super().__init__(_("Contacts"), add)
        add.clicked.connect(self.added)
        for place, contact in enumerate(contacts):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(contact))
        if not contacts:
            told = _("Nobody is known here yet. Add whom one calls, and whether they agree that their data are kept.")
            self.body.addWidget(Words(told, "table", quiet="half"))

    def _line(self, contact: Contact) -> QWidget:
        edit = IconButton("pencil", _("Change {contact}").format(contact=contact.name), size=14, is_small=True)
        delete = IconButton("x", _("Delete {contact}").format(contact=contact.name), size=14, is_small=True)
        edit.clicked.connect(partial(self.changed.emit, contact))
        delete.clicked.connect(partial(self.removed.emit, contact))
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(Line(contact.name, "control"), 1)
        top.addWidget(edit)
        top.addWidget(delete)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(_consent(contact), 0, Qt.AlignmentFlag.AlignLeft)
        if contact.role:
            column.addWidget(Words(breakable(contact.role, _LONGEST_WORD), "table", quiet="half"))
        if contact.may_be_shared:
            for told in filter(None, (contact.phone, contact.email)):
                column.addLayout(self._way(told))
            if contact.remark:
                column.addWidget(Words(breakable(contact.remark, _LONGEST_WORD), "table", quiet="half"))
        if contact.is_to_be_emptied:
            told = _("Data that this contact does not agree to are still held; they are not shown, copied or exported.")
            column.addWidget(Words(told, "caption", quiet="half"))
            empty = Button(_("Take the data out"), "eye-off", "danger", is_small=True)
            empty.clicked.connect(partial(self.emptied.emit, contact))
            column.addWidget(empty, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _way(self, told: str) -> QHBoxLayout:
        """A number or an address, with the button that copies it."""
        copy = IconButton("copy", _("Copy {text}").format(text=told), size=14, is_small=True)
        copy.clicked.connect(partial(self.copied.emit, told))
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(Words(breakable(told, _LONGEST_WORD), "table", quiet="half"), 1)
        line.addWidget(copy)
        return line


def _consent(contact: Contact) -> Chip:
    words = consents()[contact.consent]
    if contact.consent_on:
        words = _("{consent}, {day}").format(consent=words, day=day(contact.consent_on, "medium"))
    return Chip(words, _TONES.get(contact.consent, "neutral"))
