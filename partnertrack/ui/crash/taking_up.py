"""After a crash or a kill the program is brought back to where one was, or offers it where that takes a passphrase."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.crash.running import Ended
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import Place


class TakingUp(QObject):
    """Opens the pilot that was open, unless another one is asked for; the place is shown as soon as it is open.

    `go` shows a place of the pilot that was opened, `save` shows the report on what happened.
    """

    def __init__(self, desk: Desk, ended: Ended, go: Callable[[Place], None], save: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._ended, self._go, self._save = desk, ended, go, save
        desk.opened.connect(self._on_opened)

    def begin(self) -> None:
        """Open the pilot that was open, or offer it where it is encrypted, or where this was tried before."""
        pilot = self._ended.pilot
        if pilot is None or not pilot.is_file():
            told = _("PartnerTrack was not closed properly last time. What was saved is safe.")
            self._desk.say(told, _("Save a report…"), self._save)
        elif self._ended.is_again or asks.is_encrypted(pilot):
            told = _("PartnerTrack was not closed properly last time. What was saved in “{pilot}” is safe.")
            self._desk.say(told.format(pilot=pilot.stem), _("Go on there"), partial(self._open, pilot))
        else:
            self._open(pilot)

    def _open(self, pilot: Path) -> None:
        self._desk.open_file(pilot)

    def _on_opened(self) -> None:
        """Go to where one was, once, in the pilot in which one was."""
        ended, pilot = self._ended, self._desk.workspace.path
        if ended.pilot is None or pilot.resolve() != ended.pilot.resolve():
            return
        self._desk.opened.disconnect(self._on_opened)
        if ended.place:
            self._go(ended.place)
        told = _("Back where you were: PartnerTrack was not closed properly last time.")
        self._desk.say(told, _("Save a report…"), self._save)
