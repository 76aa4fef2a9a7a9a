"""Makes the file that tells the partner what to mend."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import import_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.sent_back import SentBackView, file_name
from partnertrack.ui.view_models.settings import LANGUAGE_NAMES
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Draft, Workbook

_SUFFIX, _LANGUAGE = ".xlsx", 220


class SendBack(Card):
    """Asks for the language and the place, and says what was written; hidden where there is nothing to mend."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Back to the partner"))
        self._desk = desk
        self._about: tuple[Workbook, Draft] | None = None
        self._folder: Path | None = None
        self._job: Job | None = None
        languages: list[tuple[str, object]] = [(_("As in the file"), "")]
        languages += [(name, code) for code, name in LANGUAGE_NAMES]
        self.language = Choice(_("Language of the marks"), languages)
        self.language.setFixedWidth(_LANGUAGE)
        self.make = Button(_("Make the file to send back…"), "file-up")
        self.open_folder = Button(_("Open folder"), "folder-open", "ghost")
        self.message, self.busy = Message(), Busy()
        self.make.clicked.connect(self._choose)
        self.open_folder.clicked.connect(self._open)
        self.busy.stopped.connect(self._stop)
        self._lay_out()

    def show_import(self, workbook: Workbook | None, draft: Draft) -> None:
        """Offer the file of an import; a workbook whose content is not at hand cannot be marked."""
        self._about = (workbook, draft) if workbook and workbook.content else None
        has_problems = any(
            issue.gravity != "note" for sheet in draft.sheets for row in sheet.rows for issue in row.issues
        )
        self.message.clear()
        self.open_folder.hide()
        self.setVisible(self._about is not None and has_problems)

    def save_to(self, path: Path) -> None:
        """Write the file."""
        if self._about is None:
            return
        self._folder = path.parent
        self.message.clear()
        self.make.setEnabled(False)
        self.busy.start(_("Writing {file}").format(file=path.name))
        work = partial(import_asks.send_back, self._desk.workspace, *self._about, path, self.language.currentData())
        self._job = self._desk.jobs.read(
            work, self._on_written, failed=self._on_failed, stopped=self._end, progressed=self.busy.progress
        )

    def _lay_out(self) -> None:
        told = _(
            "A copy of the partner’s own file with what is wrong marked and explained. Its mended rows come back in."
        )
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Line(_("Language of the marks"), "control"))
        line.addWidget(self.language)
        line.addWidget(self.make)
        line.addWidget(self.open_folder)
        line.addStretch(1)
        self.body.addWidget(Words(told, "table", quiet="half"))
        self.body.addLayout(line)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.message)
        self.open_folder.hide()
        self.hide()

    def _choose(self) -> None:
        if self._about is None:
            return
        folder = self._folder or self._desk.workspace.path.parent
        name = str(folder / named(file_name(self._about[0].file_name), self._desk.workspace.path))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the file"), name, f"Excel (*{_SUFFIX})")
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(_SUFFIX) else f"{chosen}{_SUFFIX}"))

    def _on_written(self, view: SentBackView) -> None:
        self._end()
        self.message.say(view.title, view.detail, "ok")
        self.open_folder.show()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)

    def _end(self) -> None:
        self.busy.end()
        self.make.setEnabled(True)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _open(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
