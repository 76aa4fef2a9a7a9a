"""One organisation: who it is, whom one knows there, what passed, whom it has to do with, what it offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import organisation_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.contact import ContactDialog
from partnertrack.ui.dialogs.log_entry import LogEntryDialog
from partnertrack.ui.dialogs.merge_organisation import MergeOrganisationDialog
from partnertrack.ui.dialogs.organisation import OrganisationDialog
from partnertrack.ui.jobs import Job, Work
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.organisations.contacts import Contacts
from partnertrack.ui.pages.organisations.head import Head
from partnertrack.ui.pages.organisations.log import Log
from partnertrack.ui.pages.organisations.parts import Offers, People
from partnertrack.ui.place import ORGANISATION, ORGANISATIONS, PARTICIPANTS, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.organisations import EMPLOYER
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact
    from partnertrack.domain.engagement import Engagement
    from partnertrack.services.organisations import OrganisationView

_TWO_COLUMNS = 820


class OrganisationPage(Page):
    """Shows the organisation of the place."""

    key = ORGANISATION

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Organisation"))
        self.title.hide()
        self.subtitle.hide()
        self._undo = undo
        self._id: UUID | None = None
        self._view: OrganisationView | None = None
        self._job: Job | None = None
        back = Button(_("Organisations"), "arrow-left", "ghost")
        back.clicked.connect(lambda: self.went.emit(Place(ORGANISATIONS)))
        self.head.insertWidget(0, back)
        self.message = Message()
        self._content: QWidget = QWidget()
        self.body.addWidget(self.message)
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Show the place's organisation."""
        if place.organisation != self._id:
            self._id = place.organisation
            self.message.clear()
        self.leave()
        if self._id:
            work = partial(asks.organisation, self.desk.workspace, self._id)
            self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def place(self) -> Place:
        """The organisation that is shown."""
        return Place(ORGANISATION, organisation=self._id)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def _show(self, view: OrganisationView) -> None:
        self._view = view
        self.setAccessibleName(view.organisation.name)
        head, log, contacts = self._about(view), self._log(view), self._contacts(view)
        people = People(view)
        people.opened.connect(self._open_people)
        side: list[QWidget] = [contacts, people]
        if view.organisation.type == EMPLOYER or view.offers:
            side.append(self._offers(view))
        parts = Columns(((_TWO_COLUMNS, 2),), stretch=(7, 5), is_top=True)
        parts.show_widgets([log, _pile(side)])
        content = _pile([head, parts])
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _about(self, view: OrganisationView) -> Head:
        head = Head(view)
        head.edited.connect(self._edit)
        head.merged.connect(self._ask_for_other)
        head.deleted.connect(self._delete)
        return head

    def _log(self, view: OrganisationView) -> Log:
        log = Log(view.log, {contact.id: contact.name for contact in view.contacts})
        log.added.connect(
            lambda: self._write(asks.new_entry(view.organisation.id, self.desk.as_of, self.desk.settings.name))
        )
        log.changed.connect(self._write)
        log.removed.connect(
            lambda each: self._store(partial(asks.delete_entry, self.desk.workspace, each), _("The entry was deleted."))
        )
        return log

    def _contacts(self, view: OrganisationView) -> Contacts:
        contacts, workspace = Contacts(view.contacts), self.desk.workspace
        contacts.added.connect(lambda: self._know(asks.new_contact(view.organisation.id)))
        contacts.changed.connect(self._know)
        contacts.emptied.connect(
            lambda each: self._store(
                partial(asks.empty_contact, workspace, each), _("The contact’s data were taken out.")
            )
        )
        contacts.removed.connect(
            lambda each: self._store(partial(asks.delete_contact, workspace, each), _("The contact was deleted."))
        )
        return contacts

    def _offers(self, view: OrganisationView) -> Offers:
        offers = Offers(view)
        offers.wanted.connect(lambda: self.went.emit(Place(VACANCIES, organisation=view.organisation.id)))
        offers.opened.connect(lambda key: self.went.emit(Place(VACANCY, vacancy=key)))
        return offers

    def _open_people(self, step: str) -> None:
        if self._view:
            key, name = self._view.organisation.id, self._view.organisation.name
            self.went.emit(Place(PARTICIPANTS, search=asks.people_at(key, step), title=name))

    def _edit(self) -> None:
        if self._view:
            dialog = OrganisationDialog(self, self._view.organisation)
            dialog.wanted.connect(
                lambda each: self._store(
                    partial(asks.save, self.desk.workspace, each), _("The organisation was saved."), dialog
                )
            )
            dialog.open()

    def _know(self, contact: Contact) -> None:
        dialog = ContactDialog(self, contact)
        dialog.wanted.connect(
            lambda each: self._store(
                partial(asks.keep_contact, self.desk.workspace, each, self.desk.as_of),
                _("The contact was saved."),
                dialog,
            )
        )
        dialog.open()

    def _write(self, entry: Engagement) -> None:
        if self._view:
            contacts = [(each.id, each.name) for each in self._view.contacts]
            dialog = LogEntryDialog(self, entry, contacts, is_employer=self._view.organisation.type == EMPLOYER)
            dialog.wanted.connect(partial(self._keep_entry, dialog))
            dialog.open()

    def _keep_entry(self, dialog: LogEntryDialog, entry: Engagement) -> None:
        if entry.written_by:
            self.desk.choose(name=entry.written_by)
        work = partial(asks.keep_entry, self.desk.workspace, entry, self.desk.as_of)
        self._store(work, _("The entry was saved."), dialog)

    def _ask_for_other(self) -> None:
        self.desk.jobs.read(partial(asks.names, self.desk.workspace), self._offer_others)

    def _offer_others(self, names: tuple[tuple[UUID, str], ...]) -> None:
        if self._view:
            about = self._view.organisation
            dialog = MergeOrganisationDialog(self, about.name, [each for each in names if each[0] != about.id])
            dialog.wanted.connect(
                lambda goes: self._store(
                    partial(asks.merge, self.desk.workspace, about.id, goes), _("The two spellings are one now.")
                )
            )
            dialog.open()

    def _delete(self) -> None:
        if self._id:
            work = partial(asks.delete, self.desk.workspace, self._id)
            self.desk.jobs.write(work, self._on_deleted, failed=self._on_refused)

    def _on_deleted(self, change: UUID) -> None:
        self._say(_("The organisation was deleted."), change)
        self.went.emit(Place(ORGANISATIONS))

    def _store(
        self,
        work: Work[UUID | None] | Work[UUID],
        words: str,
        dialog: OrganisationDialog | ContactDialog | LogEntryDialog | None = None,
    ) -> None:
        """Store what was asked for; a dialog stays open when it is refused."""

        def done(change: UUID | None) -> None:
            if dialog:
                dialog.accept()
            self._say(words, change)

        self.message.clear()
        self.desk.jobs.write(work, done, failed=dialog.complain if dialog else self._on_refused)

    def _say(self, words: str, change: UUID | None) -> None:
        if change:
            self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)


def _pile(widgets: list[QWidget]) -> QWidget:
    pile = QWidget()
    column = QVBoxLayout(pile)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return pile
