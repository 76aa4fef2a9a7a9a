"""The list of participants: searched, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from partnertrack.domain.criterion import Criterion
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui import asks, list_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.add_person import open_add
from partnertrack.ui.dialogs.bulk import Bulk
from partnertrack.ui.dialogs.plan_departure import PlanDrawer
from partnertrack.ui.page import Page
from partnertrack.ui.pages.participants.columns import offered
from partnertrack.ui.pages.participants.empties import nobody, nothing_yet
from partnertrack.ui.pages.participants.filter_bar import FilterBar
from partnertrack.ui.pages.participants.filter_editor import FilterEditor
from partnertrack.ui.pages.participants.foot import Foot
from partnertrack.ui.pages.participants.grouping import Grouping
from partnertrack.ui.pages.participants.jumping import Jumping
from partnertrack.ui.pages.participants.meant import meant
from partnertrack.ui.pages.participants.pasting import Pasting
from partnertrack.ui.pages.participants.people import People
from partnertrack.ui.pages.participants.shown import shown
from partnertrack.ui.pages.participants.sorting import Sorting, sorted_by, sorted_too
from partnertrack.ui.pages.participants.stage_chips import StageChips
from partnertrack.ui.pages.participants.taking import Taking
from partnertrack.ui.pages.participants.toolbar import Toolbar
from partnertrack.ui.pages.participants.viewed import search_of, view_of
from partnertrack.ui.pages.participants.views import Views
from partnertrack.ui.place import IMPORTS, LETTERS, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.list_view import ListView
from partnertrack.ui.view_models.subjects import Subject, subjects
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.popover import Popover
from partnertrack.ui.widgets.selection_bar import Action, SelectionBar

if TYPE_CHECKING:
    from partnertrack.services.participants import Found, Search

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ParticipantsPage(Page):
    """Everybody, or those whom a search, filters, a stage or a figure pick out."""

    key = PARTICIPANTS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self._undo = undo
        self.name_page(_("Participants"))
        self._place = Place(PARTICIPANTS)
        self._search: Search | None = None
        self._job: Job | None = None
        self._subjects: tuple[Subject, ...] = subjects(desk.workspace.scheme)
        self._names = list_asks.Names()
        self._make_table()
        self.pasting = Pasting(desk, self._change, self.went.emit)
        self.editor = FilterEditor(self, desk.as_of)
        self.filters = FilterBar(self.editor, lambda: self._subjects)
        self.filters.changed.connect(self._filter)
        self.taking = Taking(self, desk, self.people, self._shown)
        self.stages = StageChips(desk.workspace.scheme)
        self.stages.chosen.connect(self._choose_stage)
        self.planning = PlanDrawer(self, desk, undo)
        self.views = Views(self, desk, self.view, self.show_view, undo)
        self.bulk = Bulk(self, desk, undo)
        self._lay_out()
        self._set_keys()

    def show_place(self, place: Place) -> None:
        """Show the people of the place's search; without one, those shown last."""
        self._place = place
        self._search = meant(place, self._search)
        self.filter.setText(self._search.text)
        self.desk.jobs.read(partial(list_asks.names, self.desk.workspace), self._show_names)
        self.views.read()
        self._look()

    def view(self) -> ListView:
        """The list as it is arranged now."""
        return view_of(self._search, self.arrangement.keys, self.arrangement.widths)

    def show_view(self, view: ListView) -> None:
        """Arrange the list as a view says."""
        self.filter.setText(view.text)
        self._change(search_of(view), "")
        self.arrangement.show(view.columns, dict(view.widths))

    def place(self) -> Place:
        """The search as it stands."""
        return replace(self._place, search=self._search)

    def leave(self) -> None:
        """Stop what is being written or copied."""
        self.taking.stop()
        self.bulk.put_away()

    def put_away(self) -> bool:
        """Put away the panel for filters, then what was chosen, then what was searched."""
        is_open = self.planning.put_away() or self.bulk.put_away()
        if is_open or any(panel.put_away() for panel in self.findChildren(Popover)):
            return True
        if self.table.hasFocus() and self.chosen():
            self.table.clearSelection()
            return True
        if self.filter.text():
            self.filter.clear()
            self.toolbar.tell()
            return True
        return False

    def focus_search(self) -> None:
        """Put the keyboard into the filter."""
        self.toolbar.focus_search()

    def chosen(self) -> Sequence[UUID]:
        """Those who are chosen, in the order of the list."""
        return self.people.chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter, the arrow goes down into the list; “/” leads back."""
        if self.filter.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.people.take_focus()
        elif event.text() == "/":
            self.focus_search()
        elif self.table.hasFocus() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.jumping.type(event.text())
        else:
            super().keyPressEvent(event)

    def _actions(self) -> tuple[Action, ...]:
        """What can be done with those who are chosen; each is handed their ids."""
        return (
            *self.bulk.actions(),
            (_("Plan departure…"), "plane", self.planning.open),
            (_("Letters and sheets…"), "mail", lambda ids: self.went.emit(Place(LETTERS, chosen=ids))),
        )

    def _usual_actions(self) -> tuple[Action, ...]:
        return (
            (_("Copy"), "copy", self.taking.copy),
            (_("Export…"), "download", self.taking.export),
            (_("Print list…"), "printer", self.taking.printing.ask),
        )

    def _make_table(self) -> None:
        self.people = People(self, self.desk, self._on_arranged)
        self.jumping = Jumping(self.desk, self.people)
        self.model, self.table, self.arrangement = self.people.model, self.people.table, self.people.arrangement
        self.grouping = Grouping(self, self.desk.workspace.scheme, self.table, self._group)
        self.sorting = Sorting(self, offered(self.desk.workspace.scheme), self._change_by)
        self.table.opened.connect(self._open)
        self.table.sorted.connect(self._sort)
        self.table.sorted_too.connect(lambda order, _down: self._change_by(partial(sorted_too, order=order)))
        self.table.many_chosen.connect(self._on_chosen)

    def _make_toolbar(self) -> Toolbar:
        grouping, own = self.grouping, (self.sorting.button, self.arrangement.button)
        buttons = (grouping.button, grouping.icon, *own, *self.taking.buttons)
        self.toolbar = Toolbar(self.filters, buttons)
        self.toolbar.typed.connect(self._on_typed)
        self.toolbar.cleared.connect(self._clear)
        self.filter, self.picked = self.toolbar.filter, self.toolbar.picked
        return self.toolbar

    def _lay_out(self) -> None:
        bring = Button(_("Import"), "file-up")
        bring.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        self.tools.addWidget(self.views.button)
        self.tools.addWidget(bring)
        add = Button(_("Add participant"), "plus", "primary")
        add.clicked.connect(lambda: open_add(self, self.desk, self._undo, self.went.emit))
        self.tools.addWidget(add)
        self.body.addWidget(self.stages)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addLayout(self._make_toolbar())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nobody(self._clear))
        self._stack.addWidget(nothing_yet(lambda: self.went.emit(Place(IMPORTS))))
        card.body.addWidget(self._stack, 1)
        self.bar = SelectionBar(self._actions(), self._usual_actions())
        self.bar.cleared.connect(self.table.clearSelection)
        self.foot = Foot(self.bar)
        card.body.addWidget(self.foot)
        self.body.addWidget(card, 1)
        self.editor.raise_()

    def _set_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys = (
            ("Ctrl+Shift+F", self, self.filters.add_filter),
            ("Ctrl+Shift+C", self, self.arrangement.choose),
            ("Ctrl+Shift+S", self, self.sorting.open),
            ("Ctrl+Shift+G", self, self.grouping.open),
            ("Ctrl+Shift+V", self, self.views.button.click),
            ("Ctrl+E", self, self.taking.export_all),
            ("Ctrl+P", self, self.taking.print_all),
            ("Ctrl+C", self.table, self.taking.copy_chosen),
            ("Ctrl+V", self.table, self.pasting.paste),
        )
        for key, widget, act in keys:
            QShortcut(QKeySequence(key), widget, act, context=within)

    def _shown(self, ids: Sequence[UUID]) -> list_asks.Shown:
        return shown(self.people, self.grouping, (self.toolbar, self.stages, self.filters), ids)

    def _on_arranged(self) -> None:
        self.views.show_name()

    def _change(self, search: Search, title: str | None = None) -> None:
        self._search = search
        if title is not None:
            self._place = replace(self._place, title=title)
        self._look()

    def _choose_stage(self, key: str) -> None:
        if self._search:
            self._change(replace(self._search, stage=key))

    def _group(self, subject: str) -> None:
        if self._search:
            self._change(replace(self._search, group=subject))

    def _filter(self, criteria: tuple[Criterion, ...]) -> None:
        if self._search:
            self._change(replace(self._search, criteria=criteria))

    def _on_typed(self, text: str) -> None:
        if self._search:
            self._change(replace(self._search, text=text))

    def _sort(self, order: str, is_descending: bool) -> None:
        self._change_by(lambda search: sorted_by(search, order, is_descending=is_descending))

    def _change_by(self, how: Callable[[Search], Search]) -> None:
        if self._search:
            self._change(how(self._search))

    def _clear(self) -> None:
        self.filter.clear()
        self._change(asks.search(), "")

    def _look(self) -> None:
        if self._job:
            self._job.stop()
        if self._search:
            self.filters.show_criteria(self._search.criteria)
            self.grouping.show(self._search.group)
            self.sorting.show(self._search)
            self.views.show_name()
            work = partial(asks.find, self.desk.workspace, self._search, self.desk.as_of)
            self._job = self.desk.jobs.read(work, self._show)

    def _show_names(self, names: list_asks.Names) -> None:
        self._names = names
        self._subjects = subjects(self.desk.workspace.scheme, names.cohorts, names.organisations)
        self.foot.show_count(len(self.people.ids), names.everybody)
        self.filters.renew()

    def _show(self, found: Found) -> None:
        search = self._search or asks.search()
        self.people.show(found, search)
        counts = dict(found.stage_counts)
        self.stages.show_counts(counts, search.stage)
        self._say(len(found.ids), sum(counts.values()))

    def _say(self, shown: int, everybody: int) -> None:
        search = self._search or asks.search()
        people = ngettext("{n} person", "{n} people", everybody).format(n=number(everybody))
        as_of = _("as of {day}").format(day=day(self.desk.as_of, "medium"))
        self.name_page(_("Participants"), f"{people}  ·  {as_of}")
        picked = self._place.title or search.cohort
        self.toolbar.show_picked(picked)
        self.foot.show_count(shown, self._names.everybody)
        self._on_chosen()
        is_narrowed = bool(search.text or search.stage or search.criteria or picked)
        self._stack.setCurrentIndex(0 if shown else (1 if is_narrowed else 2))

    def _on_chosen(self) -> None:
        self.foot.show_chosen(self.chosen())

    def _open(self, place: int) -> None:
        person = self.model.ids[place]
        if isinstance(person, UUID):
            self.went.emit(Place(PARTICIPANT, person=person, among=self.people.ids))
