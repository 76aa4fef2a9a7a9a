"""The part of the page in which a report is issued, and where an issued one answers for itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import asks, issue_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.issue_report import IssueDrawer, open_folder
from partnertrack.ui.dialogs.sign_report import SignDrawer
from partnertrack.ui.place import PARTICIPANTS, REPORT, Place
from partnertrack.ui.view_models.issues import ChangedLine, IssueView, ReferenceLine, VerifiedLine
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.drop_zone import DropZone
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.services.reports import Begun

_SUFFIXES = (".pdf", ".xlsx", ".docx")
_TYPING, _MOST = 250, 40


class IssuePanel(QWidget):
    """Facts about the report with what can be done; an issued one with its references and what changed since."""

    went = Signal(object)
    """The user wants to be at that `Place`."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        self._report: UUID | None = None
        self._view: IssueView | None = None
        self._job: Job | None = None
        self.drawer = IssueDrawer(page, desk, undo)
        self.sealing = SignDrawer(page, desk)
        self.message, self.busy = Message(), Busy()
        self.busy.stopped.connect(self.leave)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING)
        self._timer.timeout.connect(self._look_up)
        self.field, self.results = SearchField(""), QVBoxLayout()
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._column.setContentsMargins(0, 0, 0, 20)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        for each in (self.message, self.busy):
            outer.addWidget(each)
        outer.addWidget(Scroll(self._column), 1)

    def show_report(self, report_id: UUID) -> None:
        """Read how the report stands, and show it."""
        self._report = report_id
        self.leave()
        self.busy.start(_("Counting"))
        work = partial(issue_asks.look, self._desk.workspace, report_id)
        self._job = self._desk.jobs.read(
            work, self._show, failed=self._on_failed, stopped=self.busy.end, progressed=self.busy.progress
        )

    def leave(self) -> None:
        """Stop what is under way."""
        if self._job:
            self._job.stop()
        self.busy.end()

    def put_away(self) -> bool:
        """Put a drawer away; whether one was there."""
        shown = [each for each in (self.drawer, self.sealing) if each.isVisible()]
        for each in shown:
            each.hide()
        return bool(shown)

    def verify(self, path: Path) -> None:
        """Say whether a file is a report as it was issued."""
        self.message.clear()
        self.busy.start(_("Comparing “{file}” with what was issued").format(file=path.name))
        work = partial(issue_asks.verify, self._desk.workspace, path)
        self._job = self._desk.jobs.read(
            work, self._on_verified, failed=self._on_failed, stopped=self.busy.end, progressed=self.busy.progress
        )

    def save_into(self, folder: Path) -> None:
        """Write the files of the issued report into a folder once more."""
        if self._report is None:
            return
        self.message.clear()
        self.busy.start(_("Writing the files"))
        work = partial(issue_asks.save_again, self._desk.workspace, self._report, folder, _SUFFIXES)
        self._job = self._desk.jobs.read(
            work, self._on_saved, failed=self._on_failed, stopped=self.busy.end, progressed=self.busy.progress
        )

    def _show(self, view: IssueView) -> None:
        self.busy.end()
        self._view = view
        empty_out(self._column)
        cards = self._issued(view) if view.is_issued else (self._draft(view),)
        for each in cards:
            self._column.addWidget(each)
        self._column.addStretch(1)

    def _draft(self, view: IssueView) -> Card:
        issue = Button(_("Issue…"), "lock", "primary")
        issue.clicked.connect(partial(self.drawer.open, view))
        card = Card(_("To be issued"), issue)
        card.body.addWidget(Facts(view.facts))
        told = _(
            "Issuing keeps all that the report says and the people behind every number. From then on nothing of it "
            "changes; a mistake is corrected by a new edition, and the next report tells what changed."
        )
        card.body.addWidget(Words(told, "table", quiet="half"))
        return card

    def _issued(self, view: IssueView) -> tuple[Card, ...]:
        return (self._about(view), self._reference_card(), self._changes(view), self._verify_card())

    def _about(self, view: IssueView) -> Card:
        save = Button(_("Save files again…"), "download")
        save.clicked.connect(self._choose_folder)
        correct = Button(_("Correct and re-issue"), "pencil")
        correct.clicked.connect(self._correct)
        card = Card(_("As it was issued"))
        card.body.addWidget(Facts(view.facts))
        seal = Button(_("Sign…"), "pen-tool")
        seal.clicked.connect(partial(self.sealing.open, view))
        line = QHBoxLayout()
        line.setSpacing(10)
        for button in (save, seal, correct):
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _reference_card(self) -> Card:
        card = Card(_("Open the list behind a number"))
        self.field = SearchField(_("Reference as it is printed, such as 5-17"))
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.results = QVBoxLayout()
        card.body.addWidget(self.field)
        card.body.addLayout(self.results)
        return card

    def _changes(self, view: IssueView) -> Card:
        card = Card(_("Changed since it was issued"), inset=0)
        if not view.changed:
            told = ngettext(
                "The one number that can be counted again comes out as it did then.",
                "All {n} numbers that can be counted again come out as they did then.",
                view.compared,
            )
            card.body.addWidget(Words(told.format(n=number(view.compared)), "table", quiet="half"))
            return card
        shown = view.changed[:_MOST]
        facts = Facts([("hash", each.label, each.value) for each in shown])
        facts.pressed.connect(lambda place: self._go_to_changed(shown[place]))
        card.body.addWidget(facts)
        if len(view.changed) > _MOST:
            more = _("And {n} more.").format(n=number(len(view.changed) - _MOST))
            card.body.addWidget(Words(more, "caption", quiet="half"))
        return card

    def _verify_card(self) -> Card:
        card = Card(_("Verify a file"))
        zone = DropZone(_("Drop a report here"), _("PDF, Excel or Word: is it as it was issued?"))
        zone.dropped.connect(lambda paths: self.verify(paths[0]))
        zone.browsed.connect(self._choose_file)
        card.body.addWidget(zone)
        return card

    def _look_up(self) -> None:
        text = self.field.text().strip()
        work = partial(issue_asks.references, self._desk.workspace, text)
        self._desk.jobs.read(work, partial(self._show_references, text))

    def _show_references(self, text: str, found: tuple[ReferenceLine, ...]) -> None:
        if text != self.field.text().strip():
            return
        empty_out(self.results)
        if not found and text:
            self.results.addWidget(Words(_("No issued report has this reference."), "caption", quiet="half"))
        for each in found:
            self.results.addWidget(self._reference(each))

    def _reference(self, each: ReferenceLine) -> QWidget:
        """A number of the report with the two lists behind it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(Words(each.title, "control"))
        column.addWidget(Words(each.detail, "caption", quiet="half"))
        line = QHBoxLayout()
        line.setSpacing(10)
        for words, title, icon, people in (
            (_("As sent ({n})"), _("{title}, as sent"), "file-clock", each.sent),
            (_("As of today ({n})"), _("{title}, as of today"), "users", each.today),
        ):
            button = Button(words.format(n=number(len(people))), icon, is_small=True)
            button.setEnabled(bool(people))
            button.clicked.connect(partial(self._go_to, people, title.format(title=each.title)))
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        return box

    def _go_to(self, people: tuple[UUID, ...], title: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=asks.search(among=frozenset(people)), title=title))

    def _go_to_changed(self, line: ChangedLine) -> None:
        if line.people:
            self._go_to(line.people, f"{line.label}: {line.value}")

    def _choose_folder(self) -> None:
        home = self.drawer.folder or self._desk.workspace.path.parent
        chosen = QFileDialog.getExistingDirectory(self, _("Where to put the files"), str(home))
        if chosen:
            self.save_into(Path(chosen))

    def _choose_file(self) -> None:
        kinds = _("Reports") + " (*.pdf *.xlsx *.docx)"
        home = str(self._desk.workspace.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Verify a file"), home, kinds)
        if chosen:
            self.verify(Path(chosen))

    def _correct(self) -> None:
        if self._report is not None:
            work = partial(issue_asks.correct, self._desk.workspace, self._report, self._desk.as_of)
            self._desk.jobs.write(work, self._on_corrected, failed=self.message.complain)

    def _on_corrected(self, begun: Begun) -> None:
        self._desk.say(_("A new edition was begun."), _("Undo"), partial(self._undo, begun.change_id))
        self.went.emit(Place(REPORT, report=begun.report_id))

    def _on_verified(self, line: VerifiedLine) -> None:
        self.busy.end()
        self.message.say(line.text, line.hint, line.tone)

    def _on_saved(self, files: tuple[Path, ...]) -> None:
        self.busy.end()
        words = ngettext("{n} file was written.", "{n} files were written.", len(files)).format(n=number(len(files)))
        self._desk.say(words, _("Open folder"), partial(open_folder, files[0].parent))

    def _on_failed(self, error: UserError) -> None:
        self.busy.end()
        self.message.complain(error)
