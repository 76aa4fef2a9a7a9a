"""The page of the stage clock: narrowed to some people, as a whole or one step, as of any day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import clock_asks, cohort_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.clock_asks import StepModel
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.clock.narrowing import NarrowingBar
from partnertrack.ui.pages.clock.one import OneStep
from partnertrack.ui.pages.clock.whole import WholeClock
from partnertrack.ui.place import CLOCK, IMPORTS, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.clock import step_subtitle, subtitle
from partnertrack.ui.view_models.cohorts import CohortsView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.clock import By, ClockView, Wanted


class ClockPage(Page):
    """A place with a step shows that step."""

    key = CLOCK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._jobs: list[Job] = []
        self._step = ""
        self._by: By = "cohort"
        self._by_delay = False
        self._shown: object = None
        self._cohorts: CohortsView | None = None
        self.name_page(_("Stage clock"))
        self.back = Button(_("All steps"), "arrow-left")
        self.back.clicked.connect(lambda: self.went.emit(Place(CLOCK)))
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        for widget in (self.back, Line(_("As of"), "table", quiet="true"), self.day):
            self.tools.addWidget(widget)
        self.message = Message()
        self.narrowing = NarrowingBar()
        self.narrowing.changed.connect(self.refresh)
        self.content: QWidget = QWidget()
        self.body.addWidget(self.message)
        self.body.addWidget(self.narrowing)
        self.body.addWidget(self.content, 1)

    def show_place(self, place: Place) -> None:
        """Read the clock; what is shown stays until it is there."""
        self.leave()
        self._step = place.step
        self.day.show_day(self.desk.as_of)
        self.back.setVisible(bool(self._step))
        self._read()

    def place(self) -> Place:
        """The clock, or the step of it."""
        return Place(CLOCK, step=self._step)

    def leave(self) -> None:
        """Stop reading."""
        for job in self._jobs:
            job.stop()
        self._jobs = []

    def _read(self) -> None:
        chosen, as_of, workspace = self.narrowing.chosen(), self.desk.as_of, self.desk.workspace
        clock = partial(clock_asks.clock, workspace, as_of, chosen)
        self._jobs.append(self.desk.jobs.read(clock, self._show_clock, failed=self.message.complain))
        if self._step:
            step = partial(clock_asks.step, workspace, as_of, self._step, self._by, chosen)
            self._jobs.append(self.desk.jobs.read(step, self._show_step, failed=self.message.complain))
            cohorts = partial(cohort_asks.side_by_side, workspace, as_of, self._step.partition(":")[0])
            self._jobs.append(self.desk.jobs.read(cohorts, self._show_cohorts, failed=self.message.complain))

    def _show_clock(self, view: ClockView) -> None:
        self.message.clear()
        self.narrowing.show_view(view)
        self.narrowing.setVisible(bool(view.people) or self.narrowing.chosen().is_narrowed)
        if not self._step and view != self._shown:
            self.name_page(_("Stage clock"), subtitle(view) if view.people else "")
            self._shown = view
            self._put(self._whole(view) if view.people else self._empty())

    def _whole(self, view: ClockView) -> QWidget:
        whole = WholeClock(view, by_delay=self._by_delay)
        whole.wanted.connect(self._open)
        whole.step_wanted.connect(lambda step: self.went.emit(Place(CLOCK, step=step)))
        whole.sorted.connect(self._sort)
        return whole

    def _show_step(self, model: StepModel | None) -> None:
        if model is None:
            self.went.emit(Place(CLOCK))
        elif model != self._shown:
            self._shown = model
            self.name_page(model.view.step.label, step_subtitle(model.view))
            one = OneStep(model)
            one.wanted.connect(self._open)
            one.person_wanted.connect(
                lambda person, among: self.went.emit(Place(PARTICIPANT, person=person, among=among))
            )
            one.grouped.connect(self._group)
            one.compare.opened.connect(self._open_search)
            self._put(one)
            if self._cohorts:
                self._show_cohorts(self._cohorts)

    def _show_cohorts(self, view: CohortsView) -> None:
        self._cohorts = view
        if isinstance(self.content, OneStep) and view.step == self._step.partition(":")[0]:
            self.content.compare.show_view(view)
            self.content.compare.step.hide()
            self.content.compare.setVisible(bool(view.lines))

    def _empty(self) -> QWidget:
        if self.narrowing.chosen().is_narrowed:
            every = Button(_("Show everybody"), "users", "primary")
            every.clicked.connect(self.narrowing.widen)
            return Empty(
                "clock", _("Nobody is meant"), _("Nobody in the pilot is in all that was chosen above."), every
            )
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        sentence = _(
            "The clock tells how long people take from step to step, and where they are held. It runs as soon as "
            "there are people with dated steps."
        )
        return Empty("clock", _("The clock has not begun"), sentence, button)

    def _put(self, content: QWidget) -> None:
        """Show this in place of what was shown."""
        self.body.replaceWidget(self.content, content)
        self.content.deleteLater()
        self.content = content

    def _sort(self, by_delay: bool) -> None:
        self._by_delay, view = by_delay, self._shown
        self._put(self._whole(view))  # type: ignore[arg-type]  # the whole clock is shown while it is sorted

    def _group(self, by: By) -> None:
        self._by = by
        self.refresh()

    def _open(self, wanted: Wanted, title: str) -> None:
        """Go to exactly these people."""
        ask = partial(clock_asks.people, self.desk.workspace, self.desk.as_of, wanted, self.narrowing.chosen())
        self._jobs.append(self.desk.jobs.read(ask, partial(self._list, title), failed=self.message.complain))

    def _list(self, title: str, people: tuple[UUID, ...]) -> None:
        if people:
            named = _("{figure}: {value}").format(figure=title, value=number(len(people)))
            self._open_search(clock_asks.search_for(people), named)

    def _open_search(self, search: object, title: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))  # type: ignore[arg-type]  # a signal's object
