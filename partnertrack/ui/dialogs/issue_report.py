"""Asks how a report is issued, and issues it: by whom approved, on which day, in which languages, as which files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import LANGUAGES, _
from partnertrack.ui import issue_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.issues import IssueView
from partnertrack.ui.view_models.report_texts import language_name
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Issued

_KINDS = ((".pdf", "PDF"), (".xlsx", "Excel"), (".docx", "Word"))


class IssueDrawer(FormDrawer):
    """Comes in with what will be issued; "Issue" freezes it and writes the files, all of it or nothing."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("Issue the report"), _("Issue"))
        self._desk, self._undo = desk, undo
        self._view: IssueView | None = None
        self._job: Job | None = None
        self.folder: Path | None = None
        self.approved_by = QLineEdit()
        self.approved_by.setAccessibleName(_("Approved by"))
        self.approved_by.setPlaceholderText(_("A function, such as head of programme"))
        self.day = DayField(_("Issued on"), desk.as_of)
        self.languages = {code: Tick(language_name(code)) for code in LANGUAGES}
        self.kinds = {suffix: Tick(name, is_ticked=True) for suffix, name in _KINDS}
        self.place = Words("", "caption", quiet="half")
        self.choosing = Button(_("Choose folder…"), "folder-open", is_small=True)
        self.choosing.clicked.connect(self._choose_folder)
        self.busy = Busy()
        self.busy.stopped.connect(self._stop)
        self.foot.insertWidget(0, self.busy)
        self._facts = QVBoxLayout()
        self.lay_out(self._content())

    def open(self, view: IssueView) -> None:
        """Come in with a draft."""
        self._view = view
        self.begin()
        report = view.report
        self.approved_by.setText(report.approved_by)
        self.day.show_day(self._desk.as_of)
        for code, tick in self.languages.items():
            tick.setChecked(code in report.languages.split())
        self._show_folder()
        empty_out(self._facts)
        self._facts.addWidget(Facts(view.facts))
        self.come_in()
        self.approved_by.setFocus()

    def issue_into(self, folder: Path) -> None:
        """Issue the report, with its files in a folder."""
        self.folder = folder
        self._show_folder()
        self._want()

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(6)
        told = _(
            "From its issue on nothing of the report changes: its figures, texts and lists are kept as they are now."
        )
        column.addWidget(Words(told, "table", quiet="half"))
        column.addLayout(self._facts)
        for label, widgets in (
            (_("Approved by"), (self.approved_by,)),
            (_("Issued on"), (self.day,)),
            (_("Languages"), tuple(self.languages.values())),
            (_("Files"), tuple(self.kinds.values())),
        ):
            column.addSpacing(6)
            column.addWidget(Line(label, "control"))
            column.addLayout(_side_by_side(widgets))
        column.addSpacing(6)
        column.addWidget(Line(_("Folder"), "control"))
        column.addWidget(self.place)
        column.addLayout(_side_by_side((self.choosing,), is_stretched=True))
        column.addStretch(1)
        return column

    def _choose_folder(self) -> None:
        home = self.folder or self._desk.workspace.path.parent
        chosen = QFileDialog.getExistingDirectory(self, _("Where to put the files"), str(home))
        if chosen:
            self.folder = Path(chosen)
            self._show_folder()

    def _show_folder(self) -> None:
        self.place.setText(str(self.folder) if self.folder else _("No folder is chosen yet."))

    def _want(self) -> None:
        if self._view is None:
            return
        languages = tuple(code for code, tick in self.languages.items() if tick.isChecked())
        suffixes = tuple(suffix for suffix, tick in self.kinds.items() if tick.isChecked())
        if self.folder is None:
            self.complain(UserError(_("Choose the folder for the files.")))
            return
        if not languages:
            self.complain(UserError(_("Choose at least one language.")))
            return
        wanted = issue_asks.wish(
            self._view.report.id, self.day.day(), self.approved_by.text().strip(), languages, self.folder, suffixes
        )
        self.message.clear()
        self.keep.setEnabled(False)
        self.busy.start(_("Issuing the report"))
        self._job = self._desk.jobs.write(
            partial(issue_asks.issue, self._desk.workspace, wanted),
            self._on_issued,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progressed=self.busy.progress,
        )

    def _on_issued(self, done: Issued) -> None:
        self.busy.end()
        self.hide()
        words = _("Report no. {number} was issued.").format(number=done.report.number)
        self._desk.say(words, _("Open folder"), partial(open_folder, self.folder or self._desk.workspace.path.parent))

    def _on_failed(self, error: UserError) -> None:
        self.busy.end()
        self.complain(error)

    def _on_stopped(self) -> None:
        self.busy.end()
        self.keep.setEnabled(True)
        self.message.say(_("Stopped. Nothing was issued."))

    def _stop(self) -> None:
        if self._job:
            self._job.stop()


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _side_by_side(widgets: tuple[QWidget, ...], *, is_stretched: bool = False) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    for each in widgets:
        line.addWidget(each)
    if is_stretched:
        line.addStretch(1)
    return line
