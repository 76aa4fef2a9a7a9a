"""The list of participants: searched, filtered and sorted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.place import IMPORTS, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from partnertrack.services.participants import Found, Search

_TYPING = 120  # milliseconds without a key after which a search starts


class ParticipantsPage(Page):
    """Everybody, or those whom a search, a stage or a figure picks out."""

    key = PARTICIPANTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Participants"))
        self._place = Place(PARTICIPANTS)
        self._search: Search | None = None
        self._job: Job | None = None
        self.model: TableModel[PersonLine] = TableModel(_columns())
        self.model.wanted.connect(self._fetch)
        self.table = Table(self.model, _("Participants"))
        self.table.opened.connect(self._open)
        self.table.sorted.connect(self._sort)
        self.filter = SearchField(_("Filter by name, number, reference…"))
        self.filter.setMaximumWidth(320)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING)
        self._typed.timeout.connect(self._on_typed)
        self.filter.textEdited.connect(self._on_key)
        self._chips: dict[str, FilterChip] = {}
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show the people of the place's search; without one, those shown last."""
        self._place = place
        self._search = place.search or self._search or asks.search()
        self.filter.setText(self._search.text)
        self._look()

    def place(self) -> Place:
        """The search as it stands."""
        return replace(self._place, search=self._search)

    def focus_search(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter, the arrow goes down into the list."""
        if self.filter.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.table.setFocus()
            self.table.selectRow(0)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        bring = Button(_("Import"), "file-up")
        bring.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        self.tools.addWidget(bring)
        stages = QWidget()
        stages.setLayout(self._stage_chips())
        self.body.addWidget(stages)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addLayout(self._toolbar())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nobody())
        self._stack.addWidget(self._nothing_yet())
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(self._footer())
        self.body.addWidget(card, 1)

    def _stage_chips(self) -> FlowLayout:
        flow = FlowLayout()
        self._group = QButtonGroup(self)
        stages = [("", _("All"), "", "")]
        stages += [
            (stage.key, stage.label.text(current()), STAGE_ICONS.get(stage.kind, "flag"), stage.kind)
            for stage in self.desk.workspace.scheme.stages
        ]
        stages.append(("left", _("Left"), STAGE_ICONS["left"], "left"))
        for key, label, icon, tone in stages:
            chip = self._chips[key] = FilterChip(label, "", icon, tone)
            chip.clicked.connect(partial(self._choose_stage, key))
            self._group.addButton(chip)
            flow.addWidget(chip)
        return flow

    def _toolbar(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 14, 16, 10)
        line.setSpacing(10)
        self.picked = Button("", "x", is_small=True)
        self.picked.setToolTip(_("Show everybody again"))
        self.picked.clicked.connect(self._clear)
        line.addWidget(self.filter, 1)
        line.addWidget(self.picked)
        line.addStretch(1)
        return line

    def _footer(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 9, 16, 11)
        self._count = Line("", "caption", quiet="true")
        self._hint = Line("", "caption", quiet="true")
        line.addWidget(self._count, 1)
        line.addWidget(self._hint)
        return line

    def _nobody(self) -> QWidget:
        button = Button(_("Show everybody"), "users")
        button.clicked.connect(self._clear)
        return Empty(
            "search", _("Nobody found"), _("No participant fits this search. Try a part of the name only."), button
        )

    def _nothing_yet(self) -> QWidget:
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        return Empty(
            "users",
            _("No participants yet"),
            _("They come from your partners’ spreadsheets: import the first."),
            button,
        )

    def _change(self, search: Search, title: str | None = None) -> None:
        self._search = search
        if title is not None:
            self._place = replace(self._place, title=title)
        self._look()

    def _choose_stage(self, key: str) -> None:
        if self._search:
            self._change(replace(self._search, stage=key))

    def _on_key(self) -> None:
        self._typed.start()

    def _on_typed(self) -> None:
        if self._search:
            self._change(replace(self._search, text=self.filter.text().strip()))

    def _sort(self, order: str, is_descending: bool) -> None:
        if self._search:
            self._change(replace(self._search, order=order, is_descending=is_descending))

    def _clear(self) -> None:
        self.filter.clear()
        self._change(asks.search(), "")

    def _look(self) -> None:
        if self._job:
            self._job.stop()
        if self._search:
            work = partial(asks.find, self.desk.workspace, self._search, self.desk.as_of)
            self._job = self.desk.jobs.read(work, self._show)

    def _show(self, found: Found) -> None:
        search = self._search or asks.search()
        self.model.order, self.model.is_descending = search.order, search.is_descending
        if found.ids != self.model.ids or not found.ids:
            self.model.show_ids(found.ids)
        else:
            self.model.forget_rows()
        self.table.horizontalHeader().viewport().update()
        counts = dict(found.stage_counts)
        everybody = sum(counts.values())
        for key, chip in self._chips.items():
            chip.show_count(number(counts.get(key, 0) if key else everybody))
        self._chips[search.stage or ""].setChecked(True)
        self._say(len(found.ids), everybody)

    def _say(self, shown: int, everybody: int) -> None:
        search = self._search or asks.search()
        people = ngettext("{n} person", "{n} people", everybody).format(n=number(everybody))
        as_of = _("as of {day}").format(day=day(self.desk.as_of, "medium"))
        self.name_page(_("Participants"), f"{people}  ·  {as_of}")
        picked = self._place.title or search.cohort
        self.picked.setText(picked.replace("&", "&&"))
        self.picked.setVisible(bool(picked))
        self._count.setText(ngettext("{n} person", "{n} people", shown).format(n=number(shown)))
        self._hint.setText(_("Enter opens the person"))
        is_narrowed = bool(search.text or search.stage or picked)
        self._stack.setCurrentIndex(0 if shown else (1 if is_narrowed else 2))

    def _fetch(self, ids: tuple[UUID, ...]) -> None:
        work = partial(asks.rows, self.desk.workspace, ids, self.desk.as_of)
        self.desk.jobs.read(work, partial(self.model.receive, ids))

    def _open(self, place: int) -> None:
        ids = tuple(each for each in self.model.ids if isinstance(each, UUID))
        self.went.emit(Place(PARTICIPANT, person=ids[place], among=ids))


def _columns() -> tuple[Column[PersonLine], ...]:
    """The columns of the list."""
    return (
        Column(
            _("Name"),
            lambda line: f"{line.name}, {line.label}",
            cells.person(lambda line: line.initials, lambda line: line.name, lambda line: line.label),
            order="name",
            width=240,
        ),
        Column(
            _("Cohort"),
            lambda line: line.cohort,
            cells.two_lines(lambda line: line.cohort, lambda line: line.track),
            order="cohort",
            width=150,
            gives_way=1,
        ),
        Column(
            _("Region"),
            lambda line: line.region,
            cells.plain(lambda line: line.region),
            order="region",
            width=130,
            gives_way=3,
        ),
        Column(
            _("Stage"),
            lambda line: line.standing.text,
            cells.chip(
                lambda line: line.standing.text, lambda line: line.standing.tone, lambda line: line.standing.icon
            ),
            order="stage",
            width=200,
        ),
        Column(
            _("Last step"),
            lambda line: line.step,
            cells.plain(lambda line: line.step),
            width=160,
            gives_way=2,
        ),
        Column(
            _("Progress"),
            lambda line: line.percent,
            cells.progress(lambda line: line.progress, lambda line: line.percent),
            width=130,
            gives_way=4,
        ),
        Column(
            _("Updated"),
            lambda line: line.updated,
            cells.plain(lambda line: line.updated),
            order="updated_on",
            width=116,
            gives_way=5,
        ),
    )
