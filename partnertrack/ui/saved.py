"""What became of the last change, as the foot of the sidebar says it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTime, Signal

from partnertrack.i18n import _
from partnertrack.ui import circumstance_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Jobs


class Saved(QObject):
    """Tells that a change is being stored, and when it was."""

    told = Signal(str, str)
    """The words, and the path of the pilot file."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk = desk
        self._known = ""
        desk.opened.connect(self._on_opened)
        jobs.writing.connect(self._on_writing)
        jobs.changed.connect(self._on_stored)
        jobs.rested.connect(self._on_rested)

    def _on_opened(self) -> None:
        self._known = circumstance_asks.where(self._desk.workspace)
        self._tell(self._known)

    def _on_writing(self) -> None:
        self._tell(_("Saving…"))

    def _on_stored(self) -> None:
        self._known = _("Saved at {time}").format(time=QTime.currentTime().toString("HH:mm"))
        self._tell(self._known)

    def _on_rested(self) -> None:
        """What was refused or stopped changed nothing: what was saved before still is."""
        self._tell(self._known)

    def _tell(self, words: str) -> None:
        if self._desk.is_open:
            self.told.emit(words, str(self._desk.workspace.path))
