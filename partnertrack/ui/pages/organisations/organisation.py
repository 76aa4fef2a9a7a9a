"""One organisation: who it is, whom one knows there, what passed, whom it has to do with, what it offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import clipboard
from partnertrack.ui import organisation_asks as asks
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.contact import ContactDialog
from partnertrack.ui.dialogs.merge_organisation import MergeOrganisationDialog
from partnertrack.ui.dialogs.organisation import OrganisationDialog
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.organisations.contacts import Contacts
from partnertrack.ui.pages.organisations.head import Head
from partnertrack.ui.pages.organisations.log import Log
from partnertrack.ui.pages.organisations.parts import Offers, People
from partnertrack.ui.place import ORGANISATION, ORGANISATIONS, PARTICIPANTS, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.organisations import EMPLOYER
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact
    from partnertrack.domain.engagement import Engagement
    from partnertrack.services.organisations import OrganisationView, Other

_TWO_COLUMNS = 820


class Asking(Protocol):
    """Fields that were filled in: they go when it is stored, or say why it was not."""

    def accept(self) -> object:
        """Put the fields away."""

    def complain(self, error: UserError) -> None:
        """Say why it was not stored."""


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
        self.log = Log(desk)
        self._top, self._side = QVBoxLayout(), QVBoxLayout()
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(GAP)
        self._parts = Columns(((_TWO_COLUMNS, 2),), stretch=(7, 5), is_top=True)
        self._parts.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setLayout(self._side)
        self._parts.show_widgets([self.log, side])
        self.body.addWidget(self.message)
        self.body.addLayout(self._top)
        self.body.addWidget(self._parts)
        self.body.addStretch(1)
        self.log.wanted.connect(self._keep_entry)
        self.log.removed.connect(
            lambda each: self._store(partial(asks.delete_entry, self.desk.workspace, each), _("The entry was deleted."))
        )

    def show_place(self, place: Place) -> None:
        """Show the place's organisation."""
        if place.organisation != self._id:
            self._id = place.organisation
            self.message.clear()
        self.leave()
        if self._id:
            work = partial(asks.organisation, self.desk.workspace, self._id)
            self._job = self.desk.jobs.read(work, self._show, failed=self._on_gone)

    def place(self) -> Place:
        """The organisation that is shown."""
        return Place(ORGANISATION, organisation=self._id)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def _show(self, view: OrganisationView) -> None:
        if self._view is None:
            self.message.clear()
        self._view = view
        self.setAccessibleName(view.organisation.name)
        self.log.show_log(view)
        people = People(view)
        people.opened.connect(self._open_people)
        side: list[QWidget] = [self._contacts(view), people]
        if view.organisation.type == EMPLOYER or view.offers:
            side.append(self._offers(view))
        for layout, widgets in ((self._top, [self._about(view)]), (self._side, side)):
            empty_out(layout)
            for widget in widgets:
                layout.addWidget(widget)
        self._parts.show()

    def _on_gone(self, error: UserError) -> None:
        """Say that it is gone, and show nothing of the one before."""
        self._view = None
        empty_out(self._top)
        self._parts.hide()
        self.message.complain(error)

    def _about(self, view: OrganisationView) -> Head:
        head = Head(view)
        head.edited.connect(self._edit)
        head.merged.connect(self._ask_for_other)
        head.deleted.connect(self._delete)
        return head

    def _contacts(self, view: OrganisationView) -> Contacts:
        contacts, workspace = Contacts(view.contacts), self.desk.workspace
        contacts.copied.connect(self._copy)
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
            self.went.emit(Place(PARTICIPANTS, search=asks.people_at(self._view.organisation.id, step)))

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
        dialog = ContactDialog(self, contact, self.desk.as_of)
        dialog.wanted.connect(
            lambda each: self._store(
                partial(asks.keep_contact, self.desk.workspace, each, self.desk.as_of),
                _("The contact was saved."),
                dialog,
            )
        )
        dialog.open()

    def _keep_entry(self, entry: Engagement) -> None:
        if not entry.version:
            self.desk.choose(name=entry.written_by)
        work = partial(asks.keep_entry, self.desk.workspace, entry, self.desk.as_of)
        self._store(work, _("The entry was saved."), self.log.form)

    def _copy(self, text: str) -> None:
        clipboard.put_text(text)
        self.desk.say(_("“{text}” was copied.").format(text=text))

    def _ask_for_other(self) -> None:
        if self._id:
            work = partial(asks.others, self.desk.workspace, self._id)
            self.desk.jobs.read(work, self._offer_others, failed=self._on_refused)

    def _offer_others(self, others: tuple[Other, ...]) -> None:
        if self._view:
            about = self._view.organisation
            dialog = MergeOrganisationDialog(self, about.name, others)
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
        asking: Asking | None = None,
    ) -> None:
        """Store what was asked for; the fields stay open when it is refused."""

        def done(change: UUID | None) -> None:
            if asking:
                asking.accept()
            self._say(words, change)

        self.message.clear()
        self.desk.jobs.write(work, done, failed=asking.complain if asking else self._on_refused)

    def _say(self, words: str, change: UUID | None) -> None:
        if change:
            self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)
