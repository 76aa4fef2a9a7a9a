"""The log of what passed with an organisation, in its card."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import organisation_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.organisations.entry_form import EntryForm
from partnertrack.ui.view_models.organisations import EMPLOYER, entry_head, reasons_lost, stages
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule

if TYPE_CHECKING:
    from partnertrack.domain.engagement import Engagement
    from partnertrack.services.organisations import OrganisationView

_LONGEST_WORD = 40


class Log(Card):
    """The entries, the latest first, below the fields for another; what is being written outlasts a refresh."""

    wanted = Signal(object)
    """The `Engagement` that is to be stored."""
    removed = Signal(object)
    """The `Engagement` that is to go."""

    def __init__(self, desk: Desk) -> None:
        self.add = Button(_("Add entry"), "plus", "ghost", is_small=True)
        super().__init__(_("What passed"), self.add)
        self._desk = desk
        self._view: OrganisationView | None = None
        self._drafts: dict[UUID, Engagement] = {}
        self.form = EntryForm(asks.new_entry(UUID(int=0), date.min, ""))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addWidget(self.form)
        self.body.addLayout(self._list)
        self.add.clicked.connect(self._begin)
        self.form.wanted.connect(self.wanted)
        self.form.ended.connect(self.add.setFocus)

    def show_log(self, view: OrganisationView) -> None:
        """Show the log of an organisation."""
        if self._view is None or self._view.organisation.id != view.organisation.id:
            self._keep_draft()
            self._view = view
            self.form.hide()
            if draft := self._drafts.pop(view.organisation.id, None):
                self._write(draft)
        self._view = view
        empty_out(self._list)
        contacts = {contact.id: contact.name for contact in view.contacts}
        for place, entry in enumerate(view.log):
            if place:
                self._list.addWidget(rule())
            self._list.addWidget(self._line(entry, contacts.get(entry.contact_id, "") if entry.contact_id else ""))
        if not view.log:
            told = _("Nothing is written down yet. Calls, visits and promises tell colleagues where one stands.")
            self._list.addWidget(Words(told, "table", quiet="half"))

    def _begin(self) -> None:
        if self._view:
            self._write(asks.new_entry(self._view.organisation.id, self._desk.as_of, self._desk.settings.name))

    def _write(self, entry: Engagement) -> None:
        """Open the fields for a new entry, or for one that is there."""
        if self._view:
            contacts = [(each.id, each.name) for each in self._view.contacts]
            self.form.begin(entry, contacts, is_employer=self._view.organisation.type == EMPLOYER)

    def _keep_draft(self) -> None:
        """Keep what is being written about the organisation that was shown."""
        if self._view and not self.form.isHidden() and self.form.text.toPlainText().strip():
            self._drafts[self._view.organisation.id] = self.form.filled_in()

    def _line(self, entry: Engagement, who: str) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Line(entry_head(entry.way, entry.happened_on, who), "caption", quiet="true"), 1)
        edit = IconButton("pencil", _("Change this entry"), size=14, is_small=True)
        delete = IconButton("x", _("Delete this entry"), size=14, is_small=True)
        edit.clicked.connect(partial(self._write, entry))
        delete.clicked.connect(partial(self.removed.emit, entry))
        head.addWidget(edit)
        head.addWidget(delete)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        if entry.stage:
            column.addWidget(_stage(entry))
        if entry.text:
            column.addWidget(Words(breakable(entry.text, _LONGEST_WORD), "table"))
        if entry.written_by:
            column.addWidget(Line(_("written by {name}").format(name=entry.written_by), "caption", quiet="half"))
        return line


def _stage(entry: Engagement) -> Chip:
    words = stages().get(entry.stage, entry.stage)
    if entry.reason:
        words = _("{stage}: {reason}").format(stage=words, reason=reasons_lost().get(entry.reason, entry.reason))
    return Chip(words, {"lost": "danger", "contract": "ok"}.get(entry.stage, "info"))
