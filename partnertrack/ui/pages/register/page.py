"""The page of the register: the sheet of who was there on which day, and beside it the sheet of results."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from partnertrack.domain.attendance_words import letters, words
from partnertrack.domain.months import add_months
from partnertrack.i18n import _, day, ngettext
from partnertrack.ui import register_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.register.grid import RegisterGrid
from partnertrack.ui.pages.register.model import RegisterModel
from partnertrack.ui.pages.register.pause import pause_before
from partnertrack.ui.pages.register.results import ResultsSheet, first
from partnertrack.ui.place import IMPORTS, REGISTER, Place
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, rule

if TYPE_CHECKING:
    from partnertrack.services.register import Choices, Register


class RegisterPage(Page):
    """What is typed is stored after a short pause, and before anything else is shown: nothing typed is lost."""

    key = REGISTER

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self._undo = undo
        self._month = desk.as_of.replace(day=1)
        self._wanted = Place(REGISTER)
        self.name_page(_("Attendance"))
        self.cohort, self.step = Choice(_("Cohort")), Choice(_("Step"))
        self.model = RegisterModel()
        self.grid = RegisterGrid(self.model)
        self.rates = Button(_("Write the rates"), "check")
        self._pause = pause_before(self.store, self)
        self.model.typed.connect(self._pause.start)
        self.cohort.activated.connect(self._show_another)
        self.step.activated.connect(self._show_another)
        self.rates.clicked.connect(self._write_rates)
        self.results = ResultsSheet(desk)
        self.results.shown.connect(self._name_results)
        self.sheets = QTabBar()
        self._sheet = QStackedWidget()
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show the register or the results of the place's cohort and step; without them, those shown last."""
        self.store()
        if self.sheets.currentIndex():
            self.results.show_sheet(place.cohort, place.step)
            return
        self._wanted = place
        self.desk.jobs.read(partial(register_asks.choices, self.desk.workspace), self._on_choices)

    def place(self) -> Place:
        """The sheet that is shown."""
        if self.sheets.currentIndex():
            cohort, step = self.results.chosen()
            return Place(REGISTER, cohort=cohort, step=step)
        return self._register()

    def _register(self) -> Place:
        cohort, step = self.cohort.currentData(), self.step.currentData()
        return Place(REGISTER, cohort=str(cohort or ""), step=str(step or ""))

    def leave(self) -> None:
        """Store what was typed last."""
        self.store()

    def store(self) -> None:
        """Store what was typed and is not stored yet."""
        self.results.store()
        self._pause.stop()
        register = self.model.register
        typed = self.model.take_typed()
        if typed and register is not None:
            work = partial(register_asks.mark, self.desk.workspace, register.step, typed)
            self.desk.jobs.write(work, lambda _stored: None)

    def hideEvent(self, event: object) -> None:
        """Store before another page is shown."""
        self.store()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt hands the event on

    def _lay_out(self) -> None:
        before, after = IconButton("chevron-left", _("Month before")), IconButton("chevron-right", _("Next month"))
        before.clicked.connect(partial(self._turn, -1))
        after.clicked.connect(partial(self._turn, 1))
        self._when = Line("", "h3")
        self._when.setMinimumWidth(130)
        self._when.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 10)
        bar.setSpacing(10)
        for widget, stretch in ((self.cohort, 2), (self.step, 2), (before, 0), (self._when, 0), (after, 0)):
            bar.addWidget(widget, stretch)
        self.tools.addWidget(self.rates)
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheets.setAccessibleName(_("Sheets"))
        for name in (_("Attendance"), _("Results")):
            self.sheets.addTab(name)
        self.sheets.currentChanged.connect(self._turn_over)
        attendance = QWidget()
        column = QVBoxLayout(attendance)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        self._lay_out_marks(column)
        self._sheet.addWidget(attendance)
        self._sheet.addWidget(self.results)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addWidget(self.sheets)
        card.body.addWidget(rule())
        card.body.addWidget(self._sheet, 1)
        self.body.addWidget(card, 1)

    def _lay_out_marks(self, column: QVBoxLayout) -> None:
        nobody = Button(_("Import a spreadsheet"), "file-up", "primary")
        nobody.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        sentence = _("A register is kept of the trainees of a cohort. Import their list first, with a cohort in it.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(Empty("users", _("Nobody to mark yet"), sentence, nobody))
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 16, 11)
        said = "  ·  ".join(f"{letter} {words()[mark]}" for letter, mark in letters().items())
        self._count = Line("", "caption", quiet="true")
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(Line(said + "  ·  " + _("Delete clears, Ctrl+D fills down"), "caption", quiet="true"))
        column.addLayout(foot)

    def _turn_over(self, sheet: int) -> None:
        """Show the other sheet, of the same cohort."""
        here = self._register()
        there = self.results.chosen()
        self.store()
        self._sheet.setCurrentIndex(sheet)
        self.rates.setVisible(not sheet)
        if sheet:
            self.results.show_sheet(here.cohort, there[1])
        else:
            self.show_place(Place(REGISTER, cohort=there[0], step=here.step))

    def _name_results(self) -> None:
        if self.sheets.currentIndex():
            said = (self.results.cohort.currentText(), self.results.step.currentText())
            self.name_page(_("Results"), "  ·  ".join(filter(None, said)))

    def _on_choices(self, found: Choices) -> None:
        before = self._register()
        self.cohort.show_entries([(name, name) for name in found.cohorts])
        self.step.show_entries([(label, key) for key, label in found.steps])
        self.cohort.choose(first(found.cohorts, self._wanted.cohort, before.cohort))
        self.step.choose(first(tuple(key for key, _label in found.steps), self._wanted.step, before.step))
        self._look()

    def _show_another(self) -> None:
        self.store()
        self._look()

    def _turn(self, by: int) -> None:
        self.store()
        self._month = add_months(self._month, by)
        self._look()

    def _look(self) -> None:
        self._when.setText(day(self._month, "month"))
        here = self._register()
        work = partial(register_asks.month, self.desk.workspace, here.cohort, here.step, self._month)
        self.desk.jobs.read(work, self._show)

    def _show(self, register: Register) -> None:
        if (register.cohort, register.step) != (self._register().cohort, self._register().step):
            return
        self.model.show_register(register)
        people = len(register.trainees)
        self._stack.setCurrentIndex(0 if people else 1)
        self.rates.setEnabled(register.takes_rate and any(trainee.held for trainee in register.trainees))
        self._count.setText(ngettext("{n} trainee", "{n} trainees", people).format(n=people))
        self.name_page(_("Attendance"), "  ·  ".join(filter(None, (register.cohort, self.step.currentText()))))

    def _write_rates(self) -> None:
        self.store()
        here = self._register()
        work = partial(register_asks.write_rates, self.desk.workspace, here.cohort, here.step)
        self.desk.jobs.write(work, self._on_rates)

    def _on_rates(self, change: UUID | None) -> None:
        if change is None:
            self.desk.say(_("The rates are written already."))
        else:
            self.desk.say(_("The rates of attendance were written."), _("Undo"), partial(self._undo, change))
