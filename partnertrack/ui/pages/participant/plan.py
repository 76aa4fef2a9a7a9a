"""When the person is to leave, and what must begin when, in their card."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, day
from partnertrack.ui import plan_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.departures import PlanView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.step_lines import StepLines


class PlanCard(Card):
    """The planned day with the steps before it, or the first day that is possible; hidden where nobody is to leave."""

    wanted = Signal(object)
    """The departure of that enrolment is to be planned."""

    def __init__(self, desk: Desk) -> None:
        self.plan = Button(_("Plan the departure"), "plane", "ghost", is_small=True)
        super().__init__(_("Departure"), self.plan)
        self._desk = desk
        self._enrolment_id: UUID | None = None
        self._job: Job | None = None
        self.lines = QVBoxLayout()
        self.lines.setSpacing(10)
        self.body.addLayout(self.lines)
        self._has_any = False
        self.plan.clicked.connect(lambda: self.wanted.emit(self._enrolment_id))
        self.hide()

    def show_person(self, enrolment_id: UUID) -> None:
        """Show the plan of that enrolment."""
        if enrolment_id != self._enrolment_id:
            self.hide()
        self._enrolment_id = enrolment_id
        if self._job:
            self._job.stop()
        work = partial(plan_asks.outlook, self._desk.workspace, (enrolment_id,), None, self._desk.as_of)
        self._job = self._desk.jobs.read(work, self._show)

    def settle(self) -> None:
        """Come up where there is something to tell; outside a page it would be a window of its own."""
        if self.parentWidget():
            self.setVisible(self._has_any)

    def _show(self, view: PlanView) -> None:
        empty_out(self.lines)
        line = next(iter(view.lines), None)
        self._has_any = line is not None and bool(view.possible or view.impossible)
        self.settle()
        if line is None:
            return
        self.plan.setText(_("Change the day") if view.planned else _("Plan the departure"))
        if view.planned:
            told = _("Planned for {day}").format(day=day(view.departure, "medium"))
            self.lines.addWidget(_headed(told, Chip(line.word, line.tone, line.icon)))
        elif view.earliest:
            told = _("Possible from {day}").format(day=day(view.earliest, "medium"))
            self.lines.addWidget(_headed(told, None))
        if line.detail and (line.tone == "danger" or not line.steps):
            self.lines.addWidget(Words(line.detail, "table", quiet="half"))
        for text in line.papers:
            paper = Words(text, "table")
            paper.setProperty("tone", "warn")
            self.lines.addWidget(paper)
        if line.steps:
            self.lines.addWidget(StepLines([(step.label, step.text, step.tone) for step in line.steps]))


def _headed(text: str, chip: Chip | None) -> QWidget:
    head = QWidget()
    line = QHBoxLayout(head)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(Line(text, "strong"), 1)
    if chip:
        line.addWidget(chip)
    return head
