"""The page of backups."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import backup_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.restore import RestoreDrawer
from partnertrack.ui.page import Page
from partnertrack.ui.pages.backups.cards import SecondCard, StateCard
from partnertrack.ui.pages.backups.listing import Listing
from partnertrack.ui.place import BACKUPS, Place
from partnertrack.ui.view_models.backups import BackupRow, BackupsView, Wanted
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.health import Health

_WIDE = 900
"""Pixels: in a wider page the two cards stand side by side."""


class BackupsPage(Page):
    """Says when the last backup was made and where the backups lie; makes one, and brings one back."""

    key = BACKUPS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.name_page(_("Backups"))
        self._jobs: list[Job] = []
        self.check = Button(_("Check the file"), "shield-check")
        self.from_file = Button(_("Restore from a file…"), "archive-restore")
        self.make = Button(_("Back up now"), "archive", "primary")
        for tool in (self.check, self.from_file, self.make):
            self.tools.addWidget(tool)
        self.message, self.busy = Message(), Busy()
        self.state, self.second, self.list = StateCard(), SecondCard(), Listing()
        self.drawer = RestoreDrawer(self, desk)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        self._cards.addWidget(self.state, 3)
        self._cards.addWidget(self.second, 2)
        self.body.addWidget(self.message)
        self.body.addWidget(self.busy)
        self.body.addLayout(self._cards)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the list."""
        del place  # there is but one list
        self._read(partial(asks.backups, self.desk.workspace))

    def leave(self) -> None:
        """Stop what is under way."""
        self.drawer.stop()
        for job in self._jobs:
            job.stop()
        self._jobs.clear()

    def put_away(self) -> bool:
        """Put the comparison away."""
        is_open = self.drawer.isVisible()
        self.drawer.hide()
        return is_open

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards stand side by side where there is room."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(beside if self.width() >= _WIDE else below)

    def restore(self, backup: Path) -> None:
        """Show what restoring a backup would change."""
        workspace = self.desk.workspace
        self.drawer.open(Wanted(backup, workspace.path, workspace.access, home=self.desk.home))

    def choose_second(self, folder: Path) -> None:
        """Let a folder be the second place."""
        self._start(_("Copying to the second place…"))
        self._read(partial(asks.choose_second, self.desk.workspace, folder))

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.check.clicked.connect(self._check)
        self.from_file.clicked.connect(self._choose_backup)
        self.busy.stopped.connect(self.leave)
        self.second.wanted.connect(self._choose_folder)
        self.second.refused.connect(lambda: self._read(partial(asks.forget_second, self.desk.workspace)))
        self.list.opened.connect(lambda row: self.restore(row.path))
        self.list.kept.connect(self._keep)

    def _read(self, work: partial[BackupsView]) -> None:
        job = self.desk.jobs.read(work, self._show, failed=self._fail, stopped=self.busy.end, progressed=self._progress)
        self._jobs = [*(each for each in self._jobs if not each.is_stopped), job]

    def _show(self, view: BackupsView) -> None:
        self._end()
        self.desk.backed_up.emit(view)
        self.state.show_view(view)
        self.second.show_place(view.second)
        self.list.show_rows(view.rows)
        for part in (self.second, self.list, self.from_file, self.make):
            part.setVisible(not view.is_practice)
        count = ngettext("{n} backup on this computer", "{n} backups on this computer", len(view.rows))
        self.name_page(_("Backups"), "" if view.is_practice else count.format(n=number(len(view.rows))))
        self.from_file.setEnabled(view.may_restore)
        self.list.let(may_restore=view.may_restore)
        if view.warnings:
            first, *more = view.warnings
            self.message.say(first, " ".join(more), "warn")

    def _make(self) -> None:
        self._start(_("Making a backup…"))
        self._read(partial(asks.make, self.desk.workspace))

    def _check(self) -> None:
        self._start(_("Checking the pilot file…"))
        work = partial(asks.check, self.desk.workspace)
        self._jobs.append(
            self.desk.jobs.read(
                work, self._on_checked, failed=self._fail, stopped=self.busy.end, progressed=self._progress
            )
        )

    def _on_checked(self, health: Health) -> None:
        self._end()
        if health.findings:
            found = "\n".join(finding.text for finding in health.findings)
            self.message.say(found, _("Restore the last backup; the file itself is kept for repair."), "danger")
            return
        told = _("The file is whole: {people} people, {n} changes.")
        told = told.format(people=number(health.people), n=number(health.changes))
        self.message.say(told, _("Pages, references, history, records, search and archive were checked."), "ok")

    def _keep(self, row: BackupRow) -> None:
        self._read(partial(asks.set_kept, self.desk.workspace, row.path, not row.is_kept))

    def _choose_backup(self) -> None:
        kinds = _("Backups") + " (*.ptbackup)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Restore from a file"), "", kinds)
        if chosen:
            self.restore(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose the second place of the backups"))
        if chosen:
            self.choose_second(Path(chosen))

    def _start(self, words: str) -> None:
        self.message.clear()
        self.busy.start(words)
        for tool in (self.make, self.check):
            tool.setEnabled(False)

    def _end(self) -> None:
        self.busy.end()
        for tool in (self.make, self.check):
            tool.setEnabled(True)

    def _progress(self, done: int, total: int, text: str) -> None:
        self.busy.progress(done, total, text)

    def _fail(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)
