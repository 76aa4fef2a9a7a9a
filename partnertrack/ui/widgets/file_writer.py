"""Writes a file that a page asks for: says how far it is, then where it lies, and opens its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message


class FileWriter:
    """Has one file written at a time; the page lays its parts out, and the buttons that ask for files wait for it."""

    def __init__(self, desk: Desk, *buttons: Button) -> None:
        self._desk, self._buttons = desk, buttons
        self._job: Job | None = None
        self._folder: Path | None = None
        self.message, self.busy = Message(), Busy()
        self.open_folder = Button(_("Open folder"), "folder-open", is_small=True)
        self.open_folder.hide()
        self.busy.stopped.connect(self.stop)
        self.open_folder.clicked.connect(self._open_folder)

    def folder(self) -> Path:
        """Where the next file is proposed to lie: beside the last one, the first beside the pilot."""
        return self._folder or self._desk.workspace.path.parent

    def write(self, work: Work[Path], name: str) -> None:
        """Have a file of that name written by work that returns where it lies."""
        self.clear()
        self.busy.start(_("Writing {file}").format(file=name))
        self._enable(is_on=False)
        self._job = self._desk.jobs.read(
            work, self._on_written, failed=self._on_failed, stopped=self._end, progressed=self.busy.progress
        )

    def clear(self) -> None:
        """Say nothing of the last file any more."""
        self.message.clear()
        self.open_folder.hide()

    def stop(self) -> None:
        """Stop writing."""
        if self._job:
            self._job.stop()

    def _on_written(self, path: Path) -> None:
        self._end()
        self._folder = path.parent
        self.message.say(_("Saved: {file}").format(file=path), tone="ok")
        self.open_folder.show()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)

    def _end(self) -> None:
        self.busy.end()
        self._enable(is_on=True)

    def _enable(self, *, is_on: bool) -> None:
        for button in self._buttons:
            button.setEnabled(is_on)

    def _open_folder(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
