"""Offers the recovery sheet of a pilot that was just encrypted: saved, printed, or later."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import access_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.issue_report import open_folder
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.pages_view.printing import Printing, choose_printer

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import Pages

_WIDTH = 520


class RecoveryOffer(QDialog):
    """Each sheet has a code of its own, made when the user wants the sheet; an earlier one opens nothing then."""

    CHAPTER = "access"  # of the guide

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery sheet"))
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        self._printing: Printing | None = None
        self.message = Message()
        self.later = Button(_("Later"), kind="ghost")
        self.later.clicked.connect(self.reject)
        self.paper = Button(_("Print…"), "printer")
        self.paper.clicked.connect(self._make_pages)
        self.file = Button(_("Save as PDF…"), "download", "primary")
        self.file.clicked.connect(self._choose)
        self._lay_out()

    def save_to(self, path: Path) -> None:
        """Write the sheet."""
        self._rest(is_busy=True)
        work = partial(access_asks.make_sheet, self._desk.workspace, path)
        self._desk.jobs.write(work, self._on_saved, failed=self._on_failed)

    def show_printed(self, pages: Pages) -> None:
        """Ask for the printer, and print."""
        self._rest(is_busy=False)
        printer = choose_printer(self, pages)
        if printer is None:
            return
        self._printing = Printing(self, self._desk.jobs, pages, printer)
        self._printing.ended.connect(self.accept)
        self._printing.failed.connect(self._on_failed)
        self._printing.begin()

    def _lay_out(self) -> None:
        told = _(
            "The sheet has a code that opens the pilot when the passphrase is forgotten. Without it, nobody can: "
            "put it into a safe, away from this computer."
        )
        later = _("Later you find it on the page “Access”, under Safety.")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.later)
        line.addStretch(1)
        line.addWidget(self.paper)
        line.addWidget(self.file)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(8)
        column.addWidget(Badge("key-round", "primary", 44, is_round=True))
        column.addWidget(Line(_("Keep a way in for the day you need it"), "title"))
        column.addWidget(Words(told, quiet="half"))
        column.addWidget(Words(later, "caption", quiet="true"))
        column.addWidget(self.message)
        column.addSpacing(10)
        column.addLayout(line)
        self.file.setDefault(True)

    def _choose(self) -> None:
        name = _("recovery sheet of {pilot}.pdf").format(pilot=self._desk.workspace.path.stem)
        home = self._desk.workspace.path.with_name(name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the recovery sheet"), str(home), "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(".pdf") else f"{chosen}.pdf"))

    def _make_pages(self) -> None:
        self._rest(is_busy=True)
        work = partial(access_asks.sheet_pages, self._desk.workspace)
        self._desk.jobs.write(work, self.show_printed, failed=self._on_failed)

    def _on_saved(self, path: Path) -> None:
        told = _("Saved: {file}. Print it, put it into a safe, then delete the file.").format(file=path.name)
        self._desk.say(told, _("Open folder"), partial(open_folder, path.parent))
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self._rest(is_busy=False)
        self.message.complain(error)

    def _rest(self, *, is_busy: bool) -> None:
        self.message.clear()
        for button in (self.paper, self.file):
            button.setEnabled(not is_busy)
