"""Leads a partner's file from the choice to the receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Answers, Job
from partnertrack.ui.page import Page
from partnertrack.ui.pages.imports.check import CheckStep
from partnertrack.ui.pages.imports.choose import ChooseStep
from partnertrack.ui.pages.imports.done import DoneStep
from partnertrack.ui.pages.imports.match import MatchStep
from partnertrack.ui.place import IMPORTS, PARTICIPANTS, Place
from partnertrack.ui.view_models.import_review import DateOrder, Decision, ReviewView, field_entries
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, Imported, Workbook

CHOOSE, MATCH, CHECK, DONE = range(4)
_CHANGES_SHOWN = 8


class ImportsPage(Page):
    """Four steps; nothing is stored until the last of them."""

    key = IMPORTS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self._undo = undo
        self._job: Job | None = None
        self._view: ReviewView | None = None
        self.stepper = Stepper((_("Choose files"), _("Match columns"), _("Check rows"), _("Done")))
        self.message, self.busy = Message(), Busy()
        self.choosing = ChooseStep()
        scheme = desk.workspace.scheme
        self.matching = MatchStep(field_entries(scheme.fields.values(), scheme.families, current()))
        self.checking, self.done = CheckStep(), DoneStep()
        self.steps = QStackedWidget()
        self.cancel = Button(_("Cancel"), "x", "ghost")
        self.back = Button(_("Back"))
        self.next = Button("", "arrow-right", "primary")
        self._promise = Line(
            _("Nothing is saved until the last step. You can undo an import."), "caption", quiet="true"
        )
        self._lay_out()
        self._connect()
        self._show_step(CHOOSE)

    def show_place(self, place: Place) -> None:
        """Show the wizard where it was left, with the changes made meanwhile."""
        del place  # there is but one wizard
        work = partial(asks.changes, self.desk.workspace, _CHANGES_SHOWN)
        self.desk.jobs.read(work, self.choosing.show_changes)
        if self._view and self.steps.currentIndex() in (MATCH, CHECK) and not self._job:
            self._review(self._view.choices)  # the pilot may have changed since

    def leave(self) -> None:
        """Stop reading."""
        self._stop()

    def _lay_out(self) -> None:
        self.tools.addWidget(self.cancel)
        self.body.addWidget(self.stepper)
        self.body.addWidget(self.message)
        self.body.addWidget(self.busy)
        for step in (self.choosing, self.matching, self.checking, self.done):
            self.steps.addWidget(step)
        self.body.addWidget(self.steps, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._promise, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._restart)
        self.back.clicked.connect(lambda: self._show_step(self.steps.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        self.busy.stopped.connect(self._stop)
        self.choosing.changed.connect(self._show_buttons)
        self.choosing.undo_wanted.connect(self._undo)
        self.matching.column_chosen.connect(self._choose_column)
        self.matching.order_chosen.connect(self._choose_order)
        self.checking.decided.connect(self._decide)
        self.done.undo_wanted.connect(self._undo_import)
        self.done.people_wanted.connect(lambda: self.went.emit(Place(PARTICIPANTS)))
        self.done.next_wanted.connect(self._take_next)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.stepper.show_step(step)
        self._show_buttons()

    def _show_buttons(self) -> None:
        step, view = self.steps.currentIndex(), self._view
        files = len(self.choosing.files)
        self.name_page(_("Import spreadsheets"), self._subtitle())
        self.cancel.setVisible(step in (MATCH, CHECK))
        self.back.setVisible(step in (MATCH, CHECK))
        self.next.setVisible(step != DONE)
        self._promise.setVisible(step != DONE)
        stored = view.to_store if view else 0
        words = {
            CHOOSE: ngettext("Read the file", "Read the files", files),
            MATCH: _("Check rows"),
            CHECK: ngettext("Import {n} row", "Import {n} rows", stored).format(n=number(stored))
            if stored
            else _("Finish"),
        }
        self.next.setText(words.get(step, ""))
        is_idle = self._job is None and self.busy.isHidden()
        self.next.setEnabled(is_idle and (bool(files) if step == CHOOSE else view is not None))
        self.back.setEnabled(is_idle)

    def _subtitle(self) -> str:
        view = self._view
        if not view or self.steps.currentIndex() == CHOOSE:
            return _("Excel, LibreOffice and CSV files from your partners")
        rows = ngettext("{n} row", "{n} rows", view.rows).format(n=number(view.rows))
        sheets = ", ".join(sheet.name for sheet in view.sheets)
        return f"{view.file_name}  ·  {sheets}  ·  {rows}"

    def _go_on(self) -> None:
        step = self.steps.currentIndex()
        if step == CHOOSE:
            self._take_next()
        elif step == MATCH:
            self.message.clear()  # what was to be said of the file was said with its columns
            self._show_step(CHECK)
            self.checking.table.setFocus()
        elif self._view:
            self._start(_("Storing {file}").format(file=self._view.file_name))
            work = partial(asks.commit, self.desk.workspace, self._view.draft)
            self._job = self.desk.jobs.write(work, self._on_imported, **self._answers())

    def _take_next(self) -> None:
        """Read the file that has waited longest; without one, ask for files."""
        self._view = None
        self.message.clear()
        self.desk.say("")
        if not self.choosing.files:
            self._show_step(CHOOSE)
            return
        path, *rest = self.choosing.files
        self._show_step(CHOOSE)
        self._start(_("Reading {file}").format(file=path.name))
        self._job = self.desk.jobs.read(
            partial(asks.read_workbook, path), partial(self._on_read, tuple(rest)), **self._answers()
        )

    def _on_read(self, waiting: tuple[Path, ...], workbook: Workbook) -> None:
        self._end()
        partner = self.choosing.partner.text().strip()
        self._start(_("Recognising columns and people"))
        work = partial(asks.review, self.desk.workspace, workbook, partner, None)
        self._job = self.desk.jobs.read(work, partial(self._on_first_review, waiting), **self._answers())

    def _on_first_review(self, waiting: tuple[Path, ...], view: ReviewView) -> None:
        self.choosing.show_files(waiting)
        self._on_reviewed(view)
        self._show_step(MATCH)

    def _review(self, choices: Choices) -> None:
        """Work the draft out anew; the newest choices win."""
        if not self._view:
            return
        if self._job:
            self._job.stop()
        partner = self.choosing.partner.text().strip()
        work = partial(asks.review, self.desk.workspace, self._view.workbook, partner, choices)
        self._choices = choices
        self._job = self.desk.jobs.read(work, self._on_reviewed, failed=self._on_failed)
        self._show_buttons()  # what is shown is not yet what would be stored

    def _on_reviewed(self, view: ReviewView) -> None:
        self._end()
        self._view, self._choices = view, view.choices
        self.message.clear()
        if view.notices and self.steps.currentIndex() != CHECK:
            self.message.say(view.notices[0], "\n".join(view.notices[1:]), "info")
        self.matching.show_review(view)
        self.checking.show_review(view)
        self._show_buttons()

    def _choose_column(self, sheet: str, index: int, key: str | None) -> None:
        self._review(self._choices.with_column(sheet, index, key))

    def _choose_order(self, sheet: str, index: int, order: DateOrder) -> None:
        self._review(self._choices.with_date_order(sheet, index, order))

    def _decide(self, sheet: str, row: int, decision: Decision) -> None:
        self._review(self._choices.with_person(sheet, row, decision))

    def _on_imported(self, imported: Imported) -> None:
        self._end()
        self.message.clear()
        self.done.show_import(imported, len(self.choosing.files))
        self._show_step(DONE)
        stored = imported.receipt.created + imported.receipt.updated
        change = imported.change_id
        if change:
            words = ngettext("{n} row imported", "{n} rows imported", stored).format(n=number(stored))
            self.desk.say(words, _("Undo"), partial(self._undo_import, change))

    def _undo_import(self, change: UUID) -> None:
        self._undo(change)
        self.done.show_undone()

    def _restart(self) -> None:
        self._stop()
        self._view = None
        self.message.clear()
        self._show_step(CHOOSE)

    def _start(self, words: str) -> None:
        self.busy.start(words)
        self.steps.setEnabled(False)
        self._show_buttons()

    def _end(self) -> None:
        self._job = None
        self.busy.end()
        self.steps.setEnabled(True)
        self._show_buttons()

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _answers(self) -> Answers:
        return Answers(failed=self._on_failed, stopped=self._end, progressed=self.busy.progress)

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)
