"""The donor report: chosen, looked at, saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.place import REPORTS, Place
from partnertrack.ui.view_models.periods import PERIODS, first_day, period_words, report_name
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.page_picture import PagePicture

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Options, PageImage

_OPTIONS_WIDTH, _PREVIEW_WIDTH = 292, 1000
_PAUSE = 250  # milliseconds after the last change before the preview is drawn


class ReportsPage(Page):
    """What the report is to say, and its pages as they will be printed."""

    key = REPORTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.name_page(_("Reports"), _("The donor report, made on this computer"))
        self._job: Job | None = None
        self._page, self._pages = 0, 0
        self._folder: Path | None = None
        self.message, self.busy = Message(), Busy()
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.period = Choice(_("Period"), tuple((period_words(each), each) for each in PERIODS))
        self.language = Choice(_("Language of the report"), (("English", "en"), ("Français", "fr")))
        self.language.choose("fr" if current() == "fr" else "en")
        self.picture = PagePicture()
        self.before = IconButton("chevron-left", _("Previous page"), is_small=True)
        self.after = IconButton("chevron-right", _("Next page"), is_small=True)
        self.count = Line("", "caption", quiet="true")
        self.pdf = Button(_("Save as PDF…"), "download", "primary")
        self.xlsx = Button(_("Save as Excel…"), "file-spreadsheet")
        self.open_folder = Button(_("Open folder"), "folder-open", is_small=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Draw the preview as the pilot is now."""
        del place  # there is but one report
        self.day.show_day(self.desk.as_of)
        self._draw()

    def leave(self) -> None:
        """Stop drawing."""
        self._timer.stop()
        if self._job:
            self._job.stop()

    def _lay_out(self) -> None:
        saved = QHBoxLayout()
        saved.setSpacing(10)
        saved.addWidget(self.message, 1)
        saved.addWidget(self.open_folder)
        self.open_folder.hide()
        self.body.addLayout(saved)
        self.body.addWidget(self.busy)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._options(), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._preview(), 1)
        self.body.addLayout(line, 1)

    def _options(self) -> QWidget:
        card = Card(_("Donor report"))
        card.setFixedWidth(_OPTIONS_WIDTH)
        card.body.setSpacing(6)
        for label, field in (
            (_("Figures as of"), self.day),
            (_("Period"), self.period),
            (_("Language of the report"), self.language),
        ):
            card.body.addWidget(Line(label, "control"))
            card.body.addWidget(field)
            card.body.addSpacing(8)
        card.body.addWidget(Words(_("Counts only: no person’s name is printed."), "caption", quiet="true"))
        card.body.addSpacing(10)
        card.body.addWidget(self.pdf)
        card.body.addSpacing(2)
        card.body.addWidget(self.xlsx)
        card.body.addStretch(1)
        return card

    def _preview(self) -> QWidget:
        turning = QWidget()
        line = QHBoxLayout(turning)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for widget in (self.before, self.count, self.after):
            line.addWidget(widget)
        card = Card(_("Preview"), turning)
        box = QVBoxLayout()
        box.addWidget(self.picture, 1)
        card.body.addLayout(box, 1)
        return card

    def _connect(self) -> None:
        self.day.dateChanged.connect(self._wait)
        self.period.currentIndexChanged.connect(self._wait)
        self.language.currentIndexChanged.connect(self._wait)
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.pdf.clicked.connect(partial(self._save, ".pdf"))
        self.xlsx.clicked.connect(partial(self._save, ".xlsx"))
        self.busy.stopped.connect(self._stop)
        self.open_folder.clicked.connect(self._open_folder)

    def _wait(self) -> None:
        self._timer.start()

    def _wanted(self) -> Options:
        as_of = self.day.day()
        return asks.options(as_of, first_day(self.period.currentData(), as_of), self.language.currentData())

    def _draw(self) -> None:
        """Have the page drawn; the one before stays until it is there."""
        if self._job:
            self._job.stop()
        self._turnable()
        work = partial(asks.preview, self.desk.workspace, self._wanted(), self._page, _PREVIEW_WIDTH)
        self._job = self.desk.jobs.read(work, self._on_drawn, failed=self.message.complain)

    def _on_drawn(self, image: PageImage) -> None:
        self._pages = image.pages
        if self._page >= image.pages > 0:
            self._page = image.pages - 1
            self._draw()
            return
        self.picture.show_page(image, self._words())
        self._turnable()

    def _turn(self, by: int) -> None:
        self._page = min(max(self._page + by, 0), max(self._pages - 1, 0))
        self._draw()

    def _turnable(self) -> None:
        self.count.setText(self._words() if self._pages else "")
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._pages - 1)

    def _words(self) -> str:
        return _("Page {n} of {total}").format(n=self._page + 1, total=self._pages)

    def _save(self, suffix: str) -> None:
        name = report_name(self.desk.workspace.title, self.day.day(), self.language.currentData(), suffix)
        kinds = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)"}[suffix]
        folder = self._folder or self.desk.workspace.path.parent
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), str(folder / name), kinds)
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(suffix) else f"{chosen}{suffix}"))

    def save_to(self, path: Path) -> None:
        """Write the report to a file whose suffix says its kind."""
        self.message.clear()
        self.open_folder.hide()
        self._say_busy(_("Writing {file}").format(file=path.name))
        work = partial(asks.write_report, self.desk.workspace, self._wanted(), path)
        self._job = self.desk.jobs.read(
            work, self._on_saved, failed=self._on_failed, stopped=self._end, progressed=self.busy.progress
        )

    def _on_saved(self, path: Path) -> None:
        self._end()
        self._folder = path.parent
        self.message.say(_("Saved: {file}").format(file=path), tone="ok")
        self.open_folder.show()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)

    def _say_busy(self, words: str) -> None:
        self.busy.start(words)
        self.pdf.setEnabled(False)
        self.xlsx.setEnabled(False)

    def _end(self) -> None:
        self.busy.end()
        self.pdf.setEnabled(True)
        self.xlsx.setEnabled(True)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _open_folder(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
