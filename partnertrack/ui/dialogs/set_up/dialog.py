"""Leads from the scheme to the pilot: one question a step, nothing made before the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.set_up import SetUp
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.set_up.about_step import AboutStep
from partnertrack.ui.dialogs.set_up.cohorts_step import CohortsStep
from partnertrack.ui.dialogs.set_up.file_step import FileStep
from partnertrack.ui.dialogs.set_up.partners_step import PartnersStep
from partnertrack.ui.dialogs.set_up.scheme_step import SchemeStep
from partnertrack.ui.dialogs.set_up.short_step import ShortStep
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.dialogs.set_up.summary_step import SummaryStep
from partnertrack.ui.dialogs.set_up.targets_step import TargetsStep
from partnertrack.ui.view_models.set_up import plan_lines
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.scroll import Scroll
from partnertrack.ui.widgets.stepper import Stepper

_SIZE, _SHORT, _EDGE = QSize(800, 640), QSize(620, 600), 24


class SetUpDialog(QDialog):
    """Asks step by step and has the pilot made; what was written stays, whichever way one goes, until it is made.

    Closed before that, it can be opened again where it was, without the passphrase; whoever made it lets it go.

    For spreadsheets (`files`) it asks as little as possible.
    """

    CHAPTER = "pilots"  # of the guide

    def __init__(self, parent: QWidget, desk: Desk, files: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New pilot"))
        self.resize((_SHORT if files else _SIZE).boundedTo(parent.size() - QSize(_EDGE, _EDGE)))
        self._desk, self.files = desk, tuple(files)
        self._is_making = False
        self._later: set[Step] = set()
        self.file = FileStep(desk)
        self.summary = SummaryStep()
        self.short = ShortStep(desk.jobs, files) if files else None
        self.scheme = None if files else SchemeStep(desk.jobs)
        self.steps = self._steps()
        self.message, self.busy = Message(), Busy()
        self.busy.stop_button.hide()
        self.stepper = Stepper([step.short for step in self.steps])
        self.head, self.why = Words("", "title"), Words("", quiet="true")
        self.pages = QStackedWidget()
        self.back, self.later = Button(_("Back"), kind="ghost"), Button(_("Do this later"), kind="ghost")
        self.next = Button(_("Go on"), "arrow-right", "primary")
        self._lay_out()
        self._connect()
        self._turn(0)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.pages.currentIndex()]

    def done(self, result: int) -> None:
        """Close, and wait for nothing any more."""
        for step in self.steps:
            step.leave()
        super().done(result)

    def planned(self) -> SetUp:
        """All that was said up to the present step; raises `UserError` with what has to be mended."""
        planned = SetUp(scheme="")
        for step in self.steps[: self.pages.currentIndex() + 1]:
            if step not in self._later:
                planned = step.add_to(planned)
        return planned

    def _steps(self) -> tuple[Step, ...]:
        if self.scheme is None:
            return tuple(filter(None, (self.short, self.file)))
        jobs, today = self._desk.jobs, self._desk.as_of
        told = AboutStep(self.scheme, today), CohortsStep(today), PartnersStep(), TargetsStep(jobs, today)
        return (self.scheme, *told, self.file, self.summary)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(6)
        column.addWidget(self.stepper)
        column.addSpacing(8)
        for part in (self.head, self.why):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.busy)
        for step in self.steps:
            self.pages.addWidget(step if step is self.scheme else Scroll(_around(step)))
        column.addWidget(self.pages, 1)
        column.addSpacing(10)
        line = feet(self, self.later)
        line.addWidget(self.next)
        line.insertWidget(0, self.back)
        column.addLayout(line)
        self.next.setDefault(True)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._turn(self.pages.currentIndex() - 1))
        self.later.clicked.connect(self._put_off)
        self.next.clicked.connect(self._go_on)
        for step in self.steps:
            step.changed.connect(self._check)
        self._desk.made.connect(self._on_made)
        self._desk.not_opened.connect(self._on_failed)
        self._desk.opening_progressed.connect(self.busy.progress)

    def _turn(self, place: int) -> None:
        """Show a step, with all that was said before it."""
        self.message.clear()
        self.pages.setCurrentIndex(place)
        step = self.step
        self.stepper.show_step(place)
        self.head.setText(step.title)
        self.why.setText(step.why)
        self.back.setVisible(bool(place))
        self.later.setVisible(step.may_wait and step is not self.summary)
        is_last = step is self.steps[-1]
        self.next.setText(_("Make the pilot") if is_last else _("Go on"))
        planned = self._so_far(place)
        step.begin(planned)
        if step is self.summary:
            title, is_plain = self._title_of(planned), self.file.protection.is_plain
            self.summary.show_plan(plan_lines(planned, title, str(self.file.path()), is_plain=is_plain))
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()

    def _so_far(self, place: int) -> SetUp:
        """What the steps before say; each was found right when it was left."""
        planned = SetUp(scheme="")
        for step in self.steps[:place]:
            if step not in self._later:
                planned = step.add_to(planned)
        return planned if planned.title else replace(planned, title=self._title_of(planned))

    def _title_of(self, planned: SetUp) -> str:
        chosen = self.scheme.chosen() if self.scheme else None
        return chosen.title if chosen else planned.title

    def _check(self) -> None:
        self.next.setEnabled(self.step.is_ready and not self._is_making)
        for button in (self.back, self.later):
            button.setEnabled(not self._is_making)

    def _put_off(self) -> None:
        self._later.add(self.step)
        self._turn(self.pages.currentIndex() + 1)

    def _go_on(self) -> None:
        self._later.discard(self.step)
        try:
            planned = self.planned()
        except UserError as error:
            self.message.complain(error)
            return
        if self.step is self.steps[-1] and not self.file.is_ready:  # the passphrase went when the dialog was closed
            self._turn(self.steps.index(self.file))
        elif self.step is self.steps[-1]:
            self._make(planned)
        else:
            self._turn(self.pages.currentIndex() + 1)

    def _make(self, planned: SetUp) -> None:
        self._is_making = True
        self.message.clear()
        self.busy.start(_("Making the pilot…"))
        self._check()
        name = planned.title or self._title_of(planned)
        self._desk.make(name, partial(asks.set_up, self.file.path(), planned, self.file.protection.take()))

    def _on_made(self) -> None:
        if self._is_making:
            self.accept()

    def _on_failed(self, error: UserError | None) -> None:
        """Say why it was not made; the passphrase is asked for anew, it is kept nowhere."""
        if not self._is_making:
            return
        self._is_making = False
        self.busy.end()
        self._turn(self.steps.index(self.file))
        if error:
            self.message.complain(error)


def _around(step: Step) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(step)
    return column
