"""The page of the board: lanes beside each other, and cards that move between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from partnertrack.i18n import _, current, ngettext, number
from partnertrack.ui import board_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.board.choosing import Choosing
from partnertrack.ui.pages.board.lane import LaneView
from partnertrack.ui.pages.board.mover import Mover
from partnertrack.ui.place import BOARD, IMPORTS, PARTICIPANT, Place
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, SearchField

if TYPE_CHECKING:
    from partnertrack.services.board import Board

_TYPING = 120  # milliseconds without a key after which the board narrows


class BoardPage(Page):
    """Everybody, or one cohort, by where they stand."""

    key = BOARD

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.mover = Mover(self, desk, undo)
        self.choosing = Choosing(self, desk, undo)
        self.name_page(_("Board"), _("Drag a card to another lane, or press M"))
        self.lanes: list[LaneView] = []
        self.filter = SearchField(_("Filter by name, number, reference…"))
        stages = [(stage.label.text(current()), stage.key) for stage in desk.workspace.scheme.stages]
        steps = [(_("Steps: {stage}").format(stage=label), key) for label, key in stages]
        ways = [(_("By stage"), ""), *steps, (_("By organisation"), board_asks.ORGANISATIONS)]
        self.by = Choice(_("Lanes"), ways)
        self.order = Choice(_("Order"), [(_("Next due first"), False), (_("By name"), True)])
        self.cohort = Choice(_("Cohort"), [(_("Everybody"), "")])
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._typed.timeout.connect(self._look)
        self.filter.textEdited.connect(lambda _text: self._typed.start())
        for choice in (self.cohort, self.by, self.order):
            choice.currentIndexChanged.connect(self._look)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show the cohort of the place."""
        if place.cohort and self.cohort.findData(place.cohort) < 0:
            self._offer((*self._cohorts(), place.cohort))
        self.cohort.choose(place.cohort)
        self._look()

    def place(self) -> Place:
        """The cohort that is shown."""
        return Place(BOARD, cohort=str(self.cohort.currentData() or ""))

    def put_away(self) -> bool:
        """Put away the question of a move, then what is asked for those who are chosen, then whom one chose."""
        is_open = self.mover.popup is not None
        self.mover.close()
        return is_open or self.choosing.put_away()

    def focus_search(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.filter, 2)
        for choice in (self.cohort, self.by, self.order):
            bar.addWidget(choice, 1)
        self.body.addLayout(bar)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._area = area
        everybody = Button(_("Show everybody"), "users")
        everybody.clicked.connect(self._show_everybody)
        bring = Button(_("Import a spreadsheet"), "file-up", "primary")
        bring.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        another = _("Choose another cohort, or try a part of the name only.")
        first = _("Each trainee is a card here, in the lane of the stage that was reached. Import your first list.")
        self._stack = QStackedWidget()
        self._stack.addWidget(area)
        self._stack.addWidget(Empty("search", _("Nobody found"), another, everybody))
        self._stack.addWidget(Empty("square-kanban", _("Nobody on the board yet"), first, bring))
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.choosing)

    def _cohorts(self) -> tuple[str, ...]:
        return tuple(str(self.cohort.itemData(n)) for n in range(1, self.cohort.count()))

    def _offer(self, cohorts: Sequence[str]) -> None:
        chosen = self.cohort.currentData()
        before = self.cohort.blockSignals(True)
        self.cohort.show_entries([(_("Everybody"), ""), *((name, name) for name in cohorts)])
        self.cohort.choose(chosen)
        self.cohort.blockSignals(before)

    def _look(self) -> None:
        layout = board_asks.layout(
            str(self.by.currentData() or ""),
            str(self.cohort.currentData() or ""),
            self.filter.text().strip(),
            by_name=bool(self.order.currentData()),
        )
        self.desk.jobs.read(partial(board_asks.board, self.desk.workspace, layout, self.desk.as_of), self._show)

    def _show(self, board: Board) -> None:
        if board.cohorts != self._cohorts():
            self._offer(board.cohorts)
        if [(lane.key, lane.label) for lane in board.lanes] != [(v.lane.key, v.lane.label) for v in self.lanes]:
            self._build(board)
        for view, lane in zip(self.lanes, board.lanes, strict=True):
            view.show_lane(lane)
        self.choosing.look()
        count = sum(len(lane.ids) for lane in board.lanes)
        is_narrowed = bool(self.cohort.currentData() or self.filter.text().strip())
        self._stack.setCurrentIndex(0 if count else 1 if is_narrowed else 2)
        people = ngettext("{n} person", "{n} people", count).format(n=number(count))
        self.name_page(_("Board"), f"{people}  ·  " + _("drag a card to another lane, or press M"))

    def _show_everybody(self) -> None:
        self.filter.clear()
        self.cohort.choose("")
        self._look()

    def _build(self, board: Board) -> None:
        for view in self.lanes:
            self._row.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.lanes = [LaneView(lane) for lane in board.lanes]
        for view in self.lanes:
            view.model.wanted.connect(partial(self._fetch, view))
            view.list.opened.connect(partial(self._open, view))
            view.list.moved.connect(partial(self._move_on, view))
            view.list.walked.connect(partial(self._walk, view))
            view.list.dropped.connect(partial(self._drop, view))
            self._row.addWidget(view, 1)
        self.choosing.watch(self.lanes)

    def _drop(self, to: LaneView, ids: Sequence[UUID], at: QPoint) -> None:
        if not to.lane.steps:
            self.desk.say(_("No step leads to this lane. To name an organisation, choose people and press “Assign…”."))
            return
        later = self.lanes[self.lanes.index(to) + 1 :]
        if any(not set(ids).isdisjoint(view.lane.ids) for view in later):
            self.desk.say(_("What was done stays done: to go back, correct the step on the person’s page."))
        else:
            self.mover.ask(to, ids, at)

    def _fetch(self, view: LaneView, ids: tuple[UUID, ...]) -> None:
        work = partial(board_asks.cards, self.desk.workspace, ids, self.desk.as_of)
        self.desk.jobs.read(work, partial(view.model.receive, ids))

    def _open(self, view: LaneView, person: UUID) -> None:
        self.went.emit(Place(PARTICIPANT, person=person, among=view.lane.ids))

    def _walk(self, view: LaneView, step: int) -> None:
        at = self.lanes.index(view) + step
        while 0 <= at < len(self.lanes) and not self.lanes[at].lane.ids:
            at += step
        if 0 <= at < len(self.lanes):
            to = self.lanes[at]
            row = min(max(view.list.currentIndex().row(), 0), len(to.lane.ids) - 1)
            to.list.setFocus()
            to.list.setCurrentIndex(to.model.index(row, 0))
            self._area.ensureWidgetVisible(to)

    def _move_on(self, view: LaneView, step: int) -> None:
        at = self.lanes.index(view) + step
        if 0 <= at < len(self.lanes):
            to = self.lanes[at]
            self._area.ensureWidgetVisible(to)
            self._drop(to, view.list.chosen(), to.mapToGlobal(QPoint(12, 60)))
