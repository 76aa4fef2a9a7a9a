"""Whom the person has to do with, and the way into another cohort, in their card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Words, breakable
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.relations import Involved, Relations

_LONGEST_WORD = 24


class RelationsCard(Card):
    """The organisations with their contacts, the other enrolments, and a field to enrol the person once more."""

    person_wanted = Signal(object)
    """The enrolment of that id is to be shown."""
    organisation_wanted = Signal(object)
    """The organisation of that id is to be shown."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self.add = Button(_("Enrol again"), "plus", "ghost", is_small=True)
        super().__init__(_("Relations"), self.add)
        self._desk, self._undo = desk, undo
        self._enrolment_id: UUID | None = None
        self._job: Job | None = None
        self.cohort = QLineEdit()
        self.cohort.setAccessibleName(_("Cohort"))
        self.cohort.setPlaceholderText(_("Name of the other cohort"))
        self.cohort.returnPressed.connect(self._enrol)
        self.save = Button(_("Enrol"), "check", "primary", is_small=True)
        self.save.clicked.connect(self._enrol)
        self.message = Message()
        self.editor = self._editor()
        self.list = QVBoxLayout()
        self.list.setSpacing(10)
        self.body.addWidget(self.editor)
        self.body.addLayout(self.list)
        self.add.clicked.connect(self._ask)

    def show_person(self, enrolment_id: UUID) -> None:
        """Show whom that enrolment has to do with."""
        if enrolment_id != self._enrolment_id:
            self.editor.hide()
        self._enrolment_id = enrolment_id
        if self._job:
            self._job.stop()
        ask = partial(person_asks.relations, self._desk.workspace, enrolment_id)
        self._job = self._desk.jobs.read(ask, self._show)

    def _editor(self) -> QWidget:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        told = _("The person begins anew in another cohort; what is known of this enrolment stays here.")
        cancel = Button(_("Cancel"), kind="ghost", is_small=True)
        cancel.clicked.connect(editor.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        for widget in (Words(told, "table", quiet="half"), self.cohort, self.message):
            column.addWidget(widget)
        column.addLayout(buttons)
        editor.hide()
        return editor

    def _ask(self) -> None:
        self.cohort.clear()
        self.message.clear()
        self.editor.show()
        self.cohort.setFocus()

    def _enrol(self) -> None:
        if self._enrolment_id:
            work = partial(
                person_asks.enrol_again, self._desk.workspace, self._enrolment_id, self.cohort.text().strip()
            )
            self._desk.jobs.write(work, self._on_enrolled, failed=self._on_refused)

    def _on_enrolled(self, enrolled: tuple[UUID, UUID]) -> None:
        enrolment_id, change_id = enrolled
        self.editor.hide()
        self._desk.say(_("The person was enrolled again."), _("Undo"), partial(self._undo, change_id))
        self.person_wanted.emit(enrolment_id)

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)

    def _show(self, relations: Relations) -> None:
        empty_out(self.list)
        for involved in relations.organisations:
            self.list.addWidget(self._organisation(involved))
        for enrolment_id, label in relations.enrolments:
            other = Button(_("Also enrolled as {enrolment}").format(enrolment=label), "users", is_small=True)
            other.clicked.connect(partial(self.person_wanted.emit, enrolment_id))
            self.list.addWidget(other)
        if not relations.organisations and not relations.enrolments:
            told = _("No organisation is named yet. Name the employer or the training centre in the form of its step.")
            self.list.addWidget(Words(told, "table", quiet="half"))

    def _organisation(self, involved: Involved) -> QWidget:
        """The organisation, which opens its page, its steps, its contacts."""
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = AttentionLine(involved.name, " · ".join(involved.steps), "neutral", "building-2")
        line.clicked.connect(partial(self.organisation_wanted.emit, involved.organisation_id))
        column.addWidget(line)
        for contact in involved.contacts:
            column.addWidget(Words(breakable(contact, _LONGEST_WORD), "caption", quiet="half"))
        return shown
