"""Fills in what a step brought a cohort: results of a test, certificates, days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import register_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.register.pause import pause_before
from partnertrack.ui.pages.register.results_grid import ResultsGrid
from partnertrack.ui.pages.register.results_model import ResultsModel
from partnertrack.ui.register_asks import ResultSheet, Written
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line

if TYPE_CHECKING:
    from partnertrack.services.results import Cell, Sheets

_USUAL = "language_test"


class ResultsSheet(QWidget):
    """What is typed is stored after a short pause, and before anything else is shown; what is wrong is marked."""

    shown = Signal()
    """Another sheet is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ("", "")
        self.cohort, self.step = Choice(_("Cohort")), Choice(_("Step"))
        self.model = ResultsModel()
        self.grid = ResultsGrid(self.model)
        self._count, self._wrong = Line("", "caption", quiet="true"), Line("", "caption")
        self._wrong.setProperty("tone", "danger")
        self._pause = pause_before(self.store, self)
        self.model.typed.connect(self._pause.start)
        self.cohort.activated.connect(self._show_another)
        self.step.activated.connect(self._show_another)
        self._lay_out()

    def show_sheet(self, cohort: str, step: str) -> None:
        """Show the sheet of a cohort for a step; where there is no such one, the one shown last."""
        self.store()
        self._wanted = (cohort, step)
        self._desk.jobs.read(partial(register_asks.sheets, self._desk.workspace), self._on_sheets)

    def chosen(self) -> tuple[str, str]:
        """The cohort and the step whose sheet is shown."""
        return str(self.cohort.currentData() or ""), str(self.step.currentData() or "")

    def store(self) -> None:
        """Store what was typed and is not stored yet."""
        self._pause.stop()
        typed = self.model.take_typed()
        if typed:
            work = partial(register_asks.write_results, self._desk.workspace, typed)
            self._desk.jobs.write(work, partial(self._on_written, typed), failed=self._on_failed)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 10)
        bar.setSpacing(10)
        bar.addWidget(self.cohort, 2)
        bar.addWidget(self.step, 3)
        bar.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 16, 11)
        foot.setSpacing(12)
        foot.addWidget(self._count)
        foot.addWidget(self._wrong)
        foot.addStretch(1)
        keys = _("Type or paste from a spreadsheet  ·  Delete clears, Ctrl+D fills down")
        foot.addWidget(Line(keys, "caption", quiet="true"))
        sentence = _("Choose a cohort with people in it. What you type here is read as a partner’s file is.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(Empty("users", _("Nobody in this cohort yet"), sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _on_sheets(self, found: Sheets) -> None:
        cohort, step = self.chosen()
        keys = tuple(key for key, _label in found.steps)
        self.cohort.show_entries([(name, name) for name in found.cohorts])
        self.step.show_entries([(label, key) for key, label in found.steps])
        self.cohort.choose(first(found.cohorts, self._wanted[0], cohort))
        self.step.choose(first(keys, self._wanted[1], step, _USUAL))
        self._look()

    def _show_another(self) -> None:
        self.store()
        self._look()

    def _look(self) -> None:
        work = partial(register_asks.results, self._desk.workspace, *self.chosen())
        self._desk.jobs.read(work, self._show)

    def _show(self, sheet: ResultSheet) -> None:
        if (sheet.cohort, sheet.step) != self.chosen():
            return
        self.model.show_sheet(sheet)
        people = len(sheet.people)
        self._stack.setCurrentIndex(0 if people else 1)
        self._count.setText(ngettext("{n} trainee", "{n} trainees", people).format(n=number(people)))
        self._say_wrong()
        self.shown.emit()

    def _on_written(self, typed: Mapping[Cell, str], written: Written) -> None:
        self.model.refuse(typed, written.refusals)
        self._say_wrong()

    def _on_failed(self, error: UserError) -> None:
        """Say why nothing was stored, and show what the pilot holds."""
        self._desk.say(error.message)
        self._look()

    def _say_wrong(self) -> None:
        wrong = self.model.wrong
        words = ngettext("{n} cell is wrong and not stored", "{n} cells are wrong and not stored", wrong)
        self._wrong.setText(words.format(n=number(wrong)))
        self._wrong.setVisible(wrong > 0)


def first(known: tuple[str, ...], *wanted: str) -> str:
    """The first of the wanted ones that is known, else the first known one, else nothing."""
    return next((each for each in wanted if each in known), known[0] if known else "")
