"""One vacancy: what it asks for, who is put forward, and who else suits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import privacy_asks
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.asking import Job, Work, tell
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.candidacy import CandidacyDialog
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.vacancies.form import VacancyForm
from partnertrack.ui.pages.vacancies.forward import Forward
from partnertrack.ui.pages.vacancies.head import Head
from partnertrack.ui.pages.vacancies.ranked import RankedPeople
from partnertrack.ui.place import ORGANISATION, PARTICIPANT, VACANCIES, VACANCY, Place
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.view_models.vacancies import WAYS_OUT, CandidateMark, candidate_statuses
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import Decision, VacancyTexts, VacancyView

_SUFFIXES = (".xlsx", ".csv")


class VacancyPage(Page):
    """Shows the vacancy of the place."""

    key = VACANCY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Vacancy"))
        self.title.hide()
        self.subtitle.hide()
        self._undo = undo
        self._id: UUID | None = None
        self._view: VacancyView | None = None
        self._best: asks.Best | None = None
        self._jobs: list[Job] = []
        self.back = Button(_("Vacancies"), "arrow-left", "ghost")
        self.back.clicked.connect(lambda: self.went.emit(Place(VACANCIES)))
        self.head.insertWidget(0, self.back)
        self.message, self.form = Message(), VacancyForm(self)
        self.form.wanted.connect(self._save)
        self.ranked = RankedPeople()
        self.ranked.shortlisted.connect(self._shortlist)
        self.ranked.narrowed.connect(self._narrow)
        self.ranked.opened.connect(lambda who, among: self.went.emit(Place(PARTICIPANT, person=who, among=among)))
        self._content: QWidget = QWidget()
        self._candidates: Forward | None = None
        for part in (self.message, self._content, self.ranked):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.ranked.hide()

    def show_place(self, place: Place) -> None:
        """Show the place's vacancy."""
        if place.vacancy != self._id:
            self._id, self._view, self._best = place.vacancy, None, None
            self.message.clear()
            self._clear()
        self.leave()
        if self._id:
            work = partial(asks.vacancy, self.desk.workspace, self._id, self.desk.as_of)
            self._read(self.desk.jobs.read(work, self._show, failed=self._on_gone))

    def place(self) -> Place:
        """The vacancy that is shown."""
        return Place(VACANCY, vacancy=self._id)

    def leave(self) -> None:
        """Stop reading."""
        for job in self._jobs:
            job.stop()
        self._jobs = []

    def put_away(self) -> bool:
        """Put the form away, then what was searched."""
        if self.form.isVisible():
            self.form.hide()
        elif self.ranked.search.text():
            self.ranked.search.clear()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, the arrow goes down into the list; “/” leads back."""
        if self.ranked.search.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.ranked.enter_list()
        elif event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def focus_search(self) -> None:
        """Put the keyboard into the search for a person."""
        self.ranked.focus_search()

    def _read(self, job: Job) -> None:
        self._jobs.append(job)

    def _show(self, shown: asks.Shown) -> None:
        view = self._view = shown.view
        self.setAccessibleName(view.vacancy.title)
        at = self._candidates.keyboard() if self._candidates else None
        head, forward = self._about(view), self._forward(shown)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(head)
        column.addWidget(forward)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content, self._candidates = content, forward
        forward.give_keyboard(at)
        wanted = asks.wanted(self.ranked.only, self.ranked.text)
        work = partial(asks.shortlist, self.desk.workspace, view, self.desk.as_of, wanted)
        self._read(self.desk.jobs.read(work, self._show_best, failed=self.message.complain))

    def _clear(self) -> None:
        """Show nothing until something is read."""
        self.form.hide()
        self.ranked.hide()
        self._content.hide()

    def _on_gone(self, error: UserError) -> None:
        self._clear()
        self.message.complain(error)

    def _show_best(self, best: asks.Best) -> None:
        if self._view:
            self._best = best
            self.ranked.show_best(best, can_add=self._view.vacancy.status != "withdrawn")
            self.ranked.show()

    def _narrow(self) -> None:
        if self._view and self._best:
            wanted = asks.wanted(self.ranked.only, self.ranked.text)
            work = partial(asks.narrow, self.desk.workspace, self._view, self._best.among, wanted)
            self._read(self.desk.jobs.read(work, self._show_best, failed=self.message.complain))

    def _about(self, view: VacancyView) -> Head:
        head, workspace, key = Head(view), self.desk.workspace, view.vacancy.id
        head.edited.connect(lambda: self.form.open(view.vacancy, view.options))
        head.employer_wanted.connect(lambda: self.went.emit(Place(ORGANISATION, organisation=view.employer.id)))
        head.withdrawn.connect(
            lambda: self._store(partial(asks.withdraw, workspace, key), _("The vacancy was withdrawn."))
        )
        head.reopened.connect(
            lambda: self._store(partial(asks.reopen, workspace, key), _("The vacancy is open again."))
        )
        head.deleted.connect(self._delete)
        head.exported.connect(self._export)
        return head

    def _forward(self, shown: asks.Shown) -> Forward:
        forward = Forward(shown.candidates)
        forward.opened.connect(lambda who: self.went.emit(Place(PARTICIPANT, person=who)))
        forward.decided.connect(self._on_decided)
        forward.removed.connect(self._take_back)
        forward.proposed.connect(self._propose)
        return forward

    def _save(self, before: Vacancy, texts: VacancyTexts) -> None:
        work = partial(asks.save, self.desk.workspace, before, texts)
        self.desk.jobs.write(work, self._on_saved, failed=self.form.complain)

    def _on_saved(self, change: UUID | None) -> None:
        self.form.hide()
        self._say(_("The vacancy was saved."), change)

    def _on_decided(self, candidate: CandidateMark, status: str) -> None:
        """Store what needs no more words; ask for the day and the reason of what does."""
        if self._view is None:
            return
        if status not in ("contract", *WAYS_OUT):
            self._decide(candidate, asks.decision(status, self.desk.as_of))
            return
        options, step = self._view.options, self._view.step
        dialog = CandidacyDialog(self, candidate, status, self.desk.as_of, options.reasons, step)
        dialog.wanted.connect(lambda how: self._decide(candidate, how, dialog))
        dialog.open()

    def _decide(self, candidate: CandidateMark, how: Decision, dialog: CandidacyDialog | None = None) -> None:
        if self._id:
            work = partial(asks.decide, self.desk.workspace, self._id, (candidate.candidacy,), how, self.desk.as_of)
            words = _("{person}: {status}").format(
                person=candidate.person.name, status=candidate_statuses()[how.status]
            )
            self._store(work, words, dialog)

    def _propose(self, candidacies: tuple[UUID, ...]) -> None:
        """Propose everybody who is shortlisted to the employer."""
        if self._id:
            today, n = self.desk.as_of, len(candidacies)
            how = asks.decision("proposed", today)
            work = partial(asks.decide, self.desk.workspace, self._id, candidacies, how, today)
            words = ngettext("{n} person was proposed.", "{n} people were proposed.", n)
            self._store(work, words.format(n=number(n)))

    def _take_back(self, candidate: CandidateMark) -> None:
        if self._id:
            work = partial(asks.take_back, self.desk.workspace, self._id, candidate.candidacy)
            self._store(work, _("{person} is no longer put forward.").format(person=candidate.person.name))

    def _shortlist(self, people: tuple[UUID, ...]) -> None:
        if self._id:
            work = partial(asks.put_forward, self.desk.workspace, self._id, people, self.desk.as_of)
            words = ngettext("{n} person was shortlisted.", "{n} people were shortlisted.", len(people))
            self._store(work, words.format(n=number(len(people))))

    def _delete(self) -> None:
        if self._id:
            work = partial(asks.delete, self.desk.workspace, self._id)
            self.desk.jobs.write(work, self._on_deleted, failed=self._on_refused)

    def _on_deleted(self, change: UUID) -> None:
        self._say(_("The vacancy was deleted."), change)
        self.went.emit(Place(VACANCIES))

    def _export(self, is_named: bool) -> None:
        """Look first who did not agree to be shown to employers."""
        if self._view is None:
            return
        forward = (each for each in self._view.candidates if each.candidacy.status not in WAYS_OUT)
        people = tuple(each.row.enrolment_id for each in forward)
        work = partial(privacy_asks.lacking, self.desk.workspace, "employers", people, self.desk.as_of)
        choose = partial(self._choose_file, is_named, len(people))
        self._read(self.desk.jobs.read(work, choose, failed=self._on_refused))

    def _choose_file(self, is_named: bool, people: int, lacking: tuple[UUID, ...]) -> None:
        if self._view is None:
            return
        title = ngettext("Write the profiles: {n} person", "Write the profiles: {n} people", people)
        if lacking:
            words = ngettext(
                "{n} of {people} has not agreed to be shown to employers.",
                "{n} of {people} have not agreed to be shown to employers.",
                len(lacking),
            ).format(n=number(len(lacking)), people=number(people))
            self.message.say(words, _("Ask them first, or take them off the list."), "warn")
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("CSV file") + " (*.csv)"))
        usual = for_saving(f"{self._view.vacancy.title.replace('/', '-')}.xlsx", self.desk.workspace.path)
        chosen, kind = QFileDialog.getSaveFileName(self, title.format(n=number(people)), usual, kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".csv" if "*.csv" in kind else ".xlsx"
            self.write(path if path.suffix.casefold() in _SUFFIXES else path.with_name(path.name + suffix), is_named)

    def write(self, path: Path, is_named: bool) -> None:
        """Write those who are put forward to a file."""
        if self._id:
            work = partial(asks.write_profiles, self.desk.workspace, self._id, self.desk.as_of, path, is_named)
            self._read(self.desk.jobs.read(work, self._on_written, failed=self._on_refused))

    def _on_written(self, path: Path) -> None:
        words = _("The profiles were written to “{file}”.").format(file=path.name)
        self.desk.say(words, _("Open"), partial(_open, path))

    def _store(self, work: Work[UUID] | Work[UUID | None], words: str, dialog: CandidacyDialog | None = None) -> None:
        """Store what was asked for; a dialog stays open when it is refused."""

        def done(change: UUID | None) -> None:
            if dialog:
                tell(dialog.accept)
            self._say(words, change)

        self.message.clear()
        self.desk.jobs.write(work, done, failed=dialog.complain if dialog else self._on_refused)

    def _say(self, words: str, change: UUID | None) -> None:
        if change:
            self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)


def _open(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
