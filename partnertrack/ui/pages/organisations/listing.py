"""The page of all organisations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import organisation_asks
from partnertrack.ui.asking import Job, tell
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.organisation import OrganisationDialog
from partnertrack.ui.page import Page
from partnertrack.ui.pages.organisations.alike import Alike
from partnertrack.ui.pages.organisations.columns import columns, in_order
from partnertrack.ui.pages.organisations.employers import Employers, StageChips
from partnertrack.ui.pages.organisations.narrowing import Narrowing
from partnertrack.ui.pages.organisations.taking import Taking
from partnertrack.ui.place import IMPORTS, ORGANISATION, ORGANISATIONS, VACANCIES, Place
from partnertrack.ui.view_models.organisations import EMPLOYER, ICONS, OrganisationRow, OrganisationsView, types
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.narrowed_list import NarrowedList

if TYPE_CHECKING:
    from partnertrack.domain.organisation import Organisation

_ROOM, _ROOM_AMONG_ALL = 600, 720
"""The height of the page from which the whole funnel is above the employers, above all organisations."""


class OrganisationsPage(Page):
    """Everybody with whom the pilot works, narrowed by type, by an employer's stage and by what one writes."""

    key = ORGANISATIONS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Organisations"))
        self._undo = undo
        self._job: Job | None = None
        self._view: OrganisationsView | None = None
        self._rows: list[OrganisationRow] = []
        self._type, self._stage = "", ""
        self.vacancies = Button(_("Vacancies"), "briefcase")
        self.add = Button(_("Add an organisation"), "plus", "primary")
        self.export = Button(_("Export"), "download", "ghost")
        self.taking = Taking(self, desk)
        self.tools.addWidget(self.vacancies)
        self.tools.addWidget(self.add)
        self.message = Message()
        self.chips = FilterChips()
        self.employers, self.stages = Employers(), StageChips()
        self.list: NarrowedList[OrganisationRow] = NarrowedList(
            _("Organisations"), _("Find an organisation or a contact"), columns(), lambda row: row.id
        )
        self.search, self.model, self.table = self.list.search, self.list.model, self.list.table
        self.model.order = "name"
        self.alike = Alike()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the list; what it is narrowed to stays."""
        del place  # there is but one list
        self.leave()
        work = partial(organisation_asks.organisations, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the funnel in one line where the window is low."""
        super().resizeEvent(event)
        if self._make_room():
            self._narrow()

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.list.focus_search()

    def put_away(self) -> bool:
        """Put away what was searched, then the stage."""
        if self.search.text():
            self.search.clear()
        elif self._stage:
            self._on_stage("")
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self.list.add_beside(self.export)
        self.list.add_above(self.alike)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part, stretch in ((self.chips, 0), (self.employers, 0), (self.stages, 0), (self.list, 1)):
            column.addWidget(part, stretch)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nobody())
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask)
        self.vacancies.clicked.connect(lambda: self.went.emit(Place(VACANCIES)))
        self.export.clicked.connect(lambda: self.taking.export(self._rows))
        self.chips.chosen.connect(self._on_type)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(lambda row: self.went.emit(Place(ORGANISATION, organisation=row.id)))
        for each in (self.employers, self.stages):
            each.chosen.connect(self._on_stage)
        self.alike.merge.clicked.connect(self._merge)

    def _nobody(self) -> QWidget:
        load = Button(_("Import a spreadsheet"), "file-up", "primary")
        load.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        add = Button(_("Add an organisation"), "plus")
        add.clicked.connect(self._ask)
        told = _(
            "Employers, training centres and consulates that partners’ files name appear here by themselves; you can "
            "add others."
        )
        return Empty("building-2", _("No organisations yet"), told, load, add)

    def _show(self, view: OrganisationsView) -> None:
        self._view = view
        self.name_page(_("Organisations"), view.subtitle)
        self._stack.setCurrentIndex(0 if view.rows else 1)
        self.alike.show_pairs(view.pairs)
        self._show_chips(view.rows)
        known = {mark.stage for mark in view.stages} | {key for key, _words, _n in view.lost}
        self._stage = self._stage if self._stage in known else ""
        for each in (self.employers, self.stages):
            each.show_stages(view.stages, view.lost, self._stage)
        self._order_keys()
        self._narrow()

    def _order_keys(self) -> None:
        """Lead the Tab key through the page from its top to its end."""
        narrowing = (*self.chips.buttons(), self.employers.further, *self.employers.buttons(), *self.stages.buttons())
        pair = (self.alike.next, self.alike.merge)
        for before, after in pairwise((self.add, *narrowing, self.search, self.export, *pair, self.table)):
            QWidget.setTabOrder(before, after)

    def _show_chips(self, rows: Sequence[OrganisationRow]) -> None:
        """A chip for each type of which there is one."""
        counts = {key: sum(row.type == key for row in rows) for key in types()}
        if not counts.get(self._type):
            self._type = ""
        known = [(key, types()[key], n, ICONS.get(key, "")) for key, n in counts.items() if n]
        self.chips.show_chips([("", _("All"), len(rows), ""), *known], self._type)

    def _on_type(self, key: str) -> None:
        self._type = key
        self._narrow()

    def _on_stage(self, stage: str) -> None:
        self._stage = stage
        self.employers.mark(stage)
        self.stages.mark(stage)
        self._narrow()

    def _make_room(self) -> bool:
        """Show the funnel where it is about employers and the window is high enough; whether that changed something."""
        before = (self.employers.isHidden(), self.stages.isHidden())
        rows = self._view.rows if self._view else ()
        is_about_employers = self._type in ("", EMPLOYER) and any(row.type == EMPLOYER for row in rows)
        has_room = self.height() >= (_ROOM if self._type else _ROOM_AMONG_ALL)
        self.employers.setVisible(is_about_employers and has_room)
        self.stages.setVisible(is_about_employers and not has_room)
        return before != (self.employers.isHidden(), self.stages.isHidden())

    def _narrow(self) -> None:
        """Show the organisations that suit what is chosen and written; the one that was chosen stays so."""
        if self._view is None:
            return
        self._make_room()
        is_whole = not self.employers.isHidden()
        stage = self._stage if is_whole or not self.stages.isHidden() else ""
        is_further = is_whole and self.employers.further.isChecked()
        wanted = Narrowing(self._type, stage, is_further, self.search.text())
        suiting = filter(wanted.suits, self._view.rows)
        self._rows = rows = in_order(suiting, self.model.order, is_descending=self.model.is_descending)
        count = ngettext("{n} organisation", "{n} organisations", len(rows)).format(n=number(len(rows)))
        self.list.show_rows(rows, count, _("Enter opens the organisation"))

    def _ask(self) -> None:
        dialog = OrganisationDialog(self, organisation_asks.new_organisation())
        dialog.wanted.connect(partial(self._save, dialog))
        dialog.open()

    def _save(self, dialog: OrganisationDialog, wanted: Organisation) -> None:
        work = partial(organisation_asks.save, self.desk.workspace, wanted)
        done = partial(self._on_saved, dialog)
        self.desk.jobs.write(work, done, failed=dialog.complain)

    def _on_saved(self, dialog: OrganisationDialog, change: UUID | None) -> None:
        tell(dialog.accept)
        self._say(_("The organisation was saved."), change)

    def _merge(self) -> None:
        if pair := self.alike.pair():
            work = partial(organisation_asks.merge, self.desk.workspace, pair.stays, pair.goes)
            said = _("Merged: {one} and {other}").format(one=pair.names[0], other=pair.names[1])
            self.desk.jobs.write(work, partial(self._say, said), failed=self._on_refused)

    def _say(self, words: str, change: UUID | None) -> None:
        if change:
            self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)
