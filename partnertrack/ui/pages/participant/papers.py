"""The documents of a person: taken in, described, saved out, replaced and removed in their card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.document import DocumentDialog
from partnertrack.ui.dialogs.document_view import DocumentView
from partnertrack.ui.view_models.papers import PaperLine, paper_line
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.reveal import reveal

if TYPE_CHECKING:
    from partnertrack.domain.document import Document
    from partnertrack.services.documents import About


class PapersCard(Card):
    """The documents, those that end first at the top; files may be dropped on the card."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self.add = Button(_("Add document"), "plus", "ghost", is_small=True)
        super().__init__(_("Documents"), self.add)
        self.setAcceptDrops(True)
        self._desk, self._undo = desk, undo
        self._enrolment_id: UUID | None = None
        self._job: Job | None = None
        self.list = QVBoxLayout()
        self.list.setSpacing(8)
        self.body.addLayout(self.list)
        self.add.clicked.connect(self._choose)

    def show_person(self, enrolment_id: UUID) -> None:
        """Show the documents of that enrolment."""
        self._enrolment_id = enrolment_id
        if self._job:
            self._job.stop()
        ask = partial(person_asks.documents, self._desk.workspace, enrolment_id)
        self._job = self._desk.jobs.read(ask, self._show)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Ask what these files are, then keep them."""
        if self._enrolment_id:
            names = ", ".join(path.name for path in paths)
            blank = person_asks.about("other", None, None)
            dialog = DocumentDialog(self.window(), names, blank, self._desk.as_of)
            dialog.wanted.connect(partial(self._attach, self._enrolment_id, paths))
            dialog.open()

    def replace_file(self, document: Document, path: Path) -> None:
        """Keep another file in a document's place."""
        self._write(partial(person_asks.replace_document, self._desk.workspace, document, path), _("Replaced."))

    def save_copy(self, document: Document, path: Path) -> None:
        """Write a document's file to a path."""
        work = partial(person_asks.save_document, self._desk.workspace, document, path)
        self._desk.jobs.read(work, lambda saved: self._desk.say(_("Saved: {file}").format(file=saved.name)))

    def remove(self, document: Document) -> None:
        """Take a document away."""
        told = _("The document was removed.")
        self._write(partial(person_asks.remove_document, self._desk.workspace, document), told)

    def look(self, document: Document) -> None:
        """Show what is in a document."""
        view = DocumentView(self.window(), self._desk, document)
        view.copy_wanted.connect(self._choose_target)
        view.open()

    def describe(self, document: Document) -> None:
        """Ask for another type or other days."""
        about = person_asks.about(document.type, document.issued_on, document.expires_on)
        dialog = DocumentDialog(self.window(), document.file_name, about, self._desk.as_of)
        dialog.wanted.connect(partial(self._describe, document))
        dialog.open()

    def _describe(self, document: Document, about: About) -> None:
        work = partial(person_asks.describe_document, self._desk.workspace, document, about)
        self._write(work, _("The document was changed."))

    def _attach(self, enrolment_id: UUID, paths: tuple[Path, ...], about: About) -> None:
        told = ngettext("“{file}” is kept in the pilot.", "{n} files are kept in the pilot.", len(paths))
        work = partial(person_asks.attach_documents, self._desk.workspace, enrolment_id, paths, about)
        self._write(work, told.format(file=paths[0].name, n=number(len(paths))))

    def _write(self, work: partial[UUID] | partial[UUID | None], told: str) -> None:
        def stored(change_id: UUID | None) -> None:
            if change_id:
                self._desk.say(told, _("Undo"), partial(self._undo, change_id))

        self._desk.jobs.write(work, stored)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Add documents of up to 25 MB each"))
        if chosen:
            self.take(tuple(map(Path, chosen)))

    def _choose_other(self, document: Document) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Replace by a file of up to 25 MB"))
        if chosen:
            self.replace_file(document, Path(chosen))

    def _choose_target(self, document: Document) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), document.file_name)
        if chosen:
            self.save_copy(document, Path(chosen))

    def _show(self, documents: tuple[Document, ...]) -> None:
        empty_out(self.list)
        for place, document in enumerate(documents):
            if place:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(paper_line(document, self._desk.as_of)))
        if not documents:
            told = _("Drop a passport, a contract or a certificate here. A copy of up to 25 MB is kept in the pilot.")
            self.list.addWidget(Words(told, "table", quiet="half"))

    def _line(self, paper: PaperLine) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(paper.label, "control"))
        words.addWidget(Line(paper.detail, "caption", quiet="true"))
        if paper.chip:
            words.addSpacing(3)
            words.addWidget(Chip(paper.chip, paper.tone, paper.icon), 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Icon("file-text", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        look = IconButton("eye", _("Look at “{document}”").format(document=paper.label), size=16)
        look.clicked.connect(partial(self.look, paper.document))
        reveal(look, when=bool(paper.document.sha256))
        row.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        more = IconButton("ellipsis", _("What to do with “{document}”").format(document=paper.label), size=16)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._menu(more, paper.document))
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _menu(self, parent: QWidget, document: Document) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(_("Type and days…"), partial(self.describe, document))
        copied = menu.addAction(_("Save a copy…"), partial(self._choose_target, document))
        copied.setEnabled(bool(document.sha256))
        menu.addAction(_("Replace the file…"), partial(self._choose_other, document))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self.remove, document))
        return menu
