"""Sheets and letters: chosen, looked at, written to one file or to one for each person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import letter_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.letters.lacking import Lacking
from partnertrack.ui.pages.letters.options import LetterOptions
from partnertrack.ui.place import IMPORTS, LETTERS, PARTICIPANTS, Place
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.letters import Audience, FirstPage, Wish, letter_file_name, people_words
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.file_writer import FileWriter
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.page_picture import PagePicture

_PREVIEW_WIDTH = 1000
_PAUSE = 250  # milliseconds after the last change before the preview is drawn


class LettersPage(Page):
    """What is written about whom, its first page, and what is lacking before it can be written."""

    key = LETTERS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._undo = undo
        self.name_page(_("Letters and sheets"), _("For many trainees at once"))
        self._job: Job | None = None
        self._seen: FirstPage | None = None
        self._chosen: tuple[UUID, ...] = ()
        self.lacking = Lacking()
        self.options = LetterOptions(desk.as_of)
        self.picture = PagePicture()
        self.count = Line("", "caption", quiet="true")
        self.pdf = Button(_("Save as PDF…"), "download", "primary")
        self.xlsx = Button(_("Save as Excel…"), "file-spreadsheet")
        self.each = Button(_("One file each…"), "files")
        self.writer = FileWriter(desk, self.pdf, self.xlsx, self.each)
        self.message = self.writer.message
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Offer the people who were chosen on the page before, or the cohort that was."""
        if place.chosen != self._chosen:
            self.lacking.ask_again()
        who = self._whom(place)
        self._chosen = place.chosen
        self.options.show_day(self.desk.as_of)
        self.desk.jobs.read(partial(letter_asks.audience, self.desk.workspace), partial(self._show_audience, who))

    def place(self) -> Place:
        """The people as they are chosen."""
        return Place(LETTERS, chosen=self._chosen, cohort=self.options.who.currentData() or "")

    def leave(self) -> None:
        """Stop drawing and writing."""
        self._timer.stop()
        if self._job:
            self._job.stop()
        self.writer.stop()

    def save_to(self, path: Path) -> None:
        """Write all to a file whose suffix says its kind."""
        self._write(letter_asks.write, path)

    def save_each(self, folder: Path) -> None:
        """Write a file for each person into a new folder there."""
        self._write(letter_asks.write_each, folder)

    def _lay_out(self) -> None:
        for button in (self.each, self.xlsx, self.pdf):
            self.tools.addWidget(button)
        saved = QHBoxLayout()
        saved.setSpacing(10)
        saved.addWidget(self.message, 1)
        saved.addWidget(self.writer.open_folder)
        self.body.addLayout(saved)
        self.body.addWidget(self.writer.busy)
        self._both = QWidget()
        line = QHBoxLayout(self._both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._preview(), 1)
        self.body.addWidget(self._both, 1)
        self.bring = Button(_("Import a spreadsheet"), "file-up", "primary")
        self.bring.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        self._nobody = Empty(
            "mail",
            _("Nobody to write about yet"),
            _("Checklists, attendance sheets and letters are filled from the records: import your trainees first."),
            self.bring,
        )
        self._nobody.hide()
        self.body.addWidget(self._nobody, 1)
        self._suit()

    def _preview(self) -> QWidget:
        card = Card(_("People and first page"), self.count)
        box = QVBoxLayout()
        box.setSpacing(12)
        box.addWidget(self.options.fields)
        box.addWidget(self.lacking)
        box.addWidget(self.picture, 1)
        self._word = Words(
            _("“One file each” fills the template for everybody and puts the Word documents into a new folder."),
            quiet="true",
        )
        self._word.hide()
        box.addWidget(self._word, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(box, 1)
        return card

    def _connect(self) -> None:
        self.options.changed.connect(self._on_changed)
        self.lacking.people_wanted.connect(self._show_people)
        self.pdf.clicked.connect(partial(self._choose_file, ".pdf"))
        self.xlsx.clicked.connect(partial(self._choose_file, ".xlsx"))
        self.each.clicked.connect(self._choose_folder)
        own = self.options.own
        own.add_wanted.connect(self._choose_template)
        own.drop_wanted.connect(self._drop_template)
        own.copied.connect(self._say_copied)

    def _whom(self, place: Place) -> str | None:
        """Whom a place means (None: those chosen there); one that names nobody leaves the choice as it is."""
        now: str | None = self.options.who.currentData()
        is_known = self.options.who.count() > 0
        if is_known and (place == self.place() or (now is not None and not (place.chosen or place.cohort))):
            return now
        return place.cohort if place.cohort or not place.chosen else None

    def _show_audience(self, who: str | None, audience: Audience) -> None:
        self.options.show_people(audience, self._chosen, who)
        is_empty = not audience.people
        self._nobody.setVisible(is_empty)
        self._both.setHidden(is_empty)
        for button in (self.pdf, self.xlsx, self.each):
            button.setEnabled(not is_empty)
        if not is_empty:
            self._draw()

    def _on_changed(self) -> None:
        self.lacking.ask_again()
        self.writer.clear()
        self._suit()
        self._timer.start()

    def _suit(self) -> None:
        """Offer what the chosen kind can be written as."""
        kind = self.options.kind
        self.xlsx.setVisible(not kind.is_each)
        self.each.setVisible(kind.is_each)
        self.pdf.setVisible(kind.template is None)

    def _wish(self) -> Wish:
        return self.options.wish(leaves_out=self.lacking.leaves_out)

    def _draw(self) -> None:
        """Have the first page drawn; the one before stays until it is there."""
        if self._job:
            self._job.stop()
        work = partial(letter_asks.first_page, self.desk.workspace, self._wish(), _PREVIEW_WIDTH)
        self._job = self.desk.jobs.read(work, self._on_drawn, failed=self.message.complain)

    def _on_drawn(self, page: FirstPage) -> None:
        self._seen = page
        self.picture.setVisible(page.width > 0)
        self._word.setVisible(not page.width)
        if page.width:
            self.picture.show_page(page, _("First page: {title}").format(title=self.options.kind.title))
        self.count.setText(people_words(page.people))
        self.lacking.show_page(page)

    def _show_people(self) -> None:
        """Open the list of exactly those who lack something."""
        if self._seen:
            title = " ".join(lack.text for lack in self._seen.lacks)
            self.went.emit(Place(PARTICIPANTS, chosen=self._seen.lacking(), title=title))

    def _choose_file(self, suffix: str) -> None:
        wish = self._wish()
        name = letter_file_name(wish.kind, wish.cohort, wish.as_of, wish.language, suffix)
        name = named(name, self.desk.workspace.path)
        kinds = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)"}[suffix]
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save"), str(self.writer.folder() / name), kinds)
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(suffix) else f"{chosen}{suffix}"))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where to make the folder"), str(self.writer.folder()))
        if chosen:
            self.save_each(Path(chosen))

    def _choose_template(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Add a template"), str(self.writer.folder()), "Word (*.docx)"
        )
        if chosen:
            self.add_template(Path(chosen))

    def add_template(self, path: Path) -> None:
        """Take a Word template into the pilot."""
        self.message.clear()
        language = self.options.language.currentData()
        work = partial(letter_asks.add_template, self.desk.workspace, path, language)
        words = _("The template “{name}” was added.").format(name=path.stem)
        self.desk.jobs.write(work, partial(self._say_done, words), failed=self.message.complain)

    def _drop_template(self) -> None:
        kind = self.options.kind
        if kind.template:
            work = partial(letter_asks.drop_template, self.desk.workspace, kind.template)
            words = _("The template “{name}” was removed.").format(name=kind.title)
            self.desk.jobs.write(work, partial(self._say_done, words), failed=self.message.complain)

    def _say_done(self, words: str, change: UUID) -> None:
        self.desk.say(words, _("Undo"), partial(self._undo, change))

    def _say_copied(self, place: str) -> None:
        self.desk.say(_("Copied: {place}").format(place=place))

    def _write(self, ask: Callable[..., Path], target: Path) -> None:
        self.writer.write(partial(ask, self.desk.workspace, self._wish(), target), target.name)
