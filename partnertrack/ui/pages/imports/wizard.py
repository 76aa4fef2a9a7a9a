"""Leads a partner's file from the choice to the receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from partnertrack.errors import PasswordNeeded, UserError
from partnertrack.i18n import _, current
from partnertrack.ui import import_asks, practice_asks
from partnertrack.ui.asking import Answers, Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.imports.check import CheckStep
from partnertrack.ui.pages.imports.choose import ChooseStep
from partnertrack.ui.pages.imports.done import DoneStep
from partnertrack.ui.pages.imports.foot import Foot
from partnertrack.ui.pages.imports.intake import Intake
from partnertrack.ui.pages.imports.match import MatchStep
from partnertrack.ui.pages.imports.password import PasswordCard
from partnertrack.ui.pages.imports.recheck import Recheck
from partnertrack.ui.pages.imports.steps import CHECK, CHOOSE, DONE, MATCH
from partnertrack.ui.pages.imports.strange import StrangeCard
from partnertrack.ui.place import IMPORTS, PARTICIPANTS, Place
from partnertrack.ui.view_models.import_review import ReviewView, answers, field_entries, stored_words
from partnertrack.ui.view_models.unfinished import UnfinishedLine
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from partnertrack.services.history import Undone
    from partnertrack.services.import_workbook import Imported

Undo = Callable[[UUID, Callable[["Undone"], None]], None]


class ImportsPage(Page):
    """Four steps; nothing is stored until the last of them."""

    key = IMPORTS

    def __init__(self, desk: Desk, undo: Undo) -> None:
        super().__init__(desk, scrolls=False)
        self._undo = undo
        self._storing: Job | None = None
        self._view: ReviewView | None = None
        self._is_file = self._is_taken_up = False
        self.stepper = Stepper((_("Choose files"), _("Match columns"), _("Check rows"), _("Done")))
        self.message, self.busy, self.password, self.strange = Message(), Busy(), PasswordCard(), StrangeCard()
        self.intake, self.recheck = Intake(desk, self.busy.progress), Recheck(desk)
        self.choosing = ChooseStep()
        scheme = desk.workspace.scheme
        self.matching = MatchStep(field_entries(scheme.fields.values(), scheme.families, current()))
        self.checking, self.done = CheckStep(answers(scheme)), DoneStep(desk)
        self.steps = QStackedWidget()
        self.cancel = Button(_("Cancel"), "x", "ghost")
        self._foot = Foot()
        self.back, self.next = self._foot.back, self._foot.next
        self._lay_out()
        self._connect()
        self._show_step(CHOOSE)

    def show_place(self, place: Place) -> None:
        """Show the one wizard where it was left, with the changes made meanwhile, or begin with a pasted table."""
        self.choosing.look(self.desk)
        if place.files or place.pasted:
            self._take_in(place)
        elif self.steps.currentIndex() in (MATCH, CHECK) and not self.recheck.is_under_way:
            self.recheck.again()  # the pilot may have changed since
            self._show_buttons()

    def leave(self) -> None:
        """Stop reading."""
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the shape for the new height."""
        super().resizeEvent(event)
        self._show_stepper()

    def _lay_out(self) -> None:
        self.tools.addWidget(self.cancel)
        for step in (self.choosing, self.matching, self.checking, self.done):
            self.steps.addWidget(step)
        for part in (self.stepper, self.message, self.busy, self.password, self.strange, self.steps):
            self.body.addWidget(part, int(part is self.steps))
        self.body.addLayout(self._foot)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._restart)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.busy.stopped.connect(self._stop)
        self.choosing.changed.connect(self._show_buttons)
        self.choosing.pasted.connect(lambda text: self._take_in(Place(IMPORTS, pasted=text)))
        self.choosing.earlier.undo_wanted.connect(lambda change: self._undo(change, lambda _undone: None))
        self.choosing.earlier.take_up_wanted.connect(self._take_up)
        self.password.given.connect(self._open_with)
        self.password.skipped.connect(self._skip)
        self.strange.taken.connect(self.intake.read_all_the_same)
        self.strange.skipped.connect(self._skip)
        self.intake.started.connect(self._start)
        self.intake.ended.connect(self._end)
        self.intake.drafted.connect(self._on_drafted)
        self.intake.password_needed.connect(self._ask_password)
        self.intake.doubted.connect(self._doubt)
        self.intake.failed.connect(self._on_failed)
        self.recheck.reviewed.connect(self._on_reviewed)
        self.recheck.failed.connect(self._on_failed)
        for step in (self.matching, self.checking):
            step.decided.connect(self._decide)
        self.matching.partner_accepted.connect(self._accept_partner)
        self.checking.columns_wanted.connect(partial(self._show_step, MATCH))
        self.done.undo_wanted.connect(self._undo_import)
        self.done.people_wanted.connect(lambda: self.went.emit(Place(PARTICIPANTS)))
        self.done.next_wanted.connect(self._take_next)

    def _show_step(self, step: int) -> None:
        """Go to a step; of the two that show the draft, only the one that is looked at is kept up to date."""
        self.steps.setCurrentIndex(step)
        self.stepper.show_step(step)
        self._show_stepper()
        if self._view and step in (MATCH, CHECK):
            (self.matching if step == MATCH else self.checking).show_review(self._view)
        self._show_buttons()

    def _show_stepper(self) -> None:
        """Leave a low window to the rows: there the button says what comes next."""
        self.stepper.setVisible(not (self.is_low and self.steps.currentIndex() in (MATCH, CHECK)))

    def _show_buttons(self) -> None:
        step, view = self.steps.currentIndex(), self._view
        self.name_page(_("Import spreadsheets"), self._subtitle())
        self.cancel.setVisible(step in (MATCH, CHECK))
        stored, waiting, is_checking = view.to_store if view else 0, len(self.choosing.files), self.recheck.is_under_way
        self._foot.show_step(step, stored, waiting, is_checking=is_checking)
        is_idle = all(part.isHidden() for part in (self.busy, self.password, self.strange))
        is_ready = waiting > 0 if step == CHOOSE else view is not None and not is_checking
        self._foot.enable(is_idle=is_idle, is_ready=is_ready)

    def _subtitle(self) -> str:
        if not self._view or self.steps.currentIndex() == CHOOSE:
            return _("Excel, LibreOffice and CSV files from your partners")
        return self._view.subtitle

    def _go_on(self) -> None:
        step = self.steps.currentIndex()
        if step == CHOOSE:
            self._take_next()
        elif step == MATCH:
            self.message.clear()  # what was to be said of the file was said with its columns
            self._show_check()
        elif self._view:
            self._start(_("Storing {file}").format(file=self._view.file_name))
            work = partial(import_asks.commit, self.desk.workspace, self._view.draft)
            told = Answers(failed=self._on_failed, stopped=self._end, progressed=self.busy.progress)
            self._storing = self.desk.jobs.write(work, self._on_imported, **told)

    def _go_back(self) -> None:
        self._show_step(self.steps.currentIndex() - 1)

    def _show_check(self) -> None:
        self._show_step(CHECK)
        self.checking.focus_rows()

    def _take_next(self) -> None:
        """Read the file that has waited longest; without one, ask for files."""
        self.strange.hide()
        self._put_away()
        self.desk.say("")
        self._show_step(CHOOSE)
        if self.choosing.files:
            self._is_file, self._is_taken_up = True, False
            self.intake.read(self.choosing.files[0], self.choosing.partner.text(), self.choosing.modes.chosen())

    def _take_up(self, line: UnfinishedLine) -> None:
        self._put_away()
        self._is_file, self._is_taken_up = False, True
        self.intake.take_up(line.id, line.partner)

    def _take_in(self, place: Place) -> None:
        """Read a pasted table, or take files; they wait in line while another import is being decided on."""
        self.choosing.add_files(place.files)
        if self.steps.currentIndex() in (MATCH, CHECK) or self.busy.isVisible():
            waiting, pasted = _("Finish or cancel it: the files wait."), _("Finish or cancel it, then paste the table.")
            self.message.say(_("Another import is under way."), waiting if place.files else pasted, "info")
            return
        self._put_away()
        self.choosing.partner.write(place.partner or self.choosing.partner.text())
        self._show_step(CHOOSE)
        if place.pasted:
            self._is_file = self._is_taken_up = False
            self.intake.read_pasted(place.pasted, self.choosing.partner.text(), self.choosing.modes.chosen())
        elif place.is_begun:
            self._take_next()

    def _ask_password(self, needed: PasswordNeeded) -> None:
        self.password.ask(needed)
        if self.desk.is_practising and (known := practice_asks.password_of(self.choosing.files[0].name)):
            self.password.hint.setText(_("To practise with: the password is {password}.").format(password=known))
        self._show_buttons()

    def _doubt(self, name: str) -> None:
        self.strange.ask(name)
        self._show_buttons()

    def _open_with(self, password: str) -> None:
        self.password.hide()
        self.intake.open_with(password)

    def _skip(self) -> None:
        self.password.hide()
        self.choosing.show_files(self.choosing.files[1:])
        self._take_next()

    def _on_drafted(self, view: ReviewView) -> None:
        if self._is_file:
            self.choosing.show_files(self.choosing.files[1:])
        self.recheck.begin(view, view.draft.partner or "")
        self._show_view(view)
        if self._is_taken_up:
            self._show_check()
        else:
            self._show_step(MATCH)
            self.next.setFocus()

    def _on_reviewed(self, view: ReviewView) -> None:
        self.message.clear()
        self._show_view(view)

    def _show_view(self, view: ReviewView) -> None:
        self._view = view
        if view.notices and self.steps.currentIndex() != CHECK:
            self.message.say(view.notices[0], "\n".join(view.notices[1:]), "info")
        self._show_step(self.steps.currentIndex())

    def _decide(self, decided: object) -> None:
        if callable(decided):
            self.recheck.decide(decided)
            self._show_buttons()  # what is shown is not yet what would be stored

    def _accept_partner(self, partner: str) -> None:
        self.choosing.partner.write(partner)
        self.recheck.partner = partner
        self.recheck.again()
        self._show_buttons()

    def _on_imported(self, imported: Imported) -> None:
        self._end()
        workbook = self._view.workbook if self._view else None
        self._put_away()
        self.done.show_import(imported, workbook, len(self.choosing.files))
        self._show_step(DONE)
        self.done.next.setFocus()
        if change := imported.change_id:
            self.desk.say(stored_words(imported.receipt), _("Undo"), partial(self._undo_import, change))

    def _undo_import(self, change: UUID) -> None:
        self._undo(change, lambda undone: self.done.show_undone(undone.restored, undone.kept))

    def _restart(self) -> None:
        self._stop()
        self._put_away()
        self._show_step(CHOOSE)

    def _put_away(self) -> None:
        self._view = None
        self.recheck.begin(None)
        self.message.clear()

    def _start(self, words: str) -> None:
        self.message.clear()
        self.busy.start(words)
        self.steps.setEnabled(False)
        self._show_buttons()

    def _end(self) -> None:
        self._storing = None
        self.busy.end()
        self.steps.setEnabled(True)
        self._show_buttons()

    def _stop(self) -> None:
        self.intake.stop()
        if self._storing:
            self._storing.stop()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)
