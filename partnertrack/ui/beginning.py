"""Begins: the ways to open, make, restore and unlock a pilot, around the shell that shows the one that is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.new_pilot import NewPilotDialog
from partnertrack.ui.dialogs.rescue import Rescue
from partnertrack.ui.pages.unlock import Unlocking, UnlockPage
from partnertrack.ui.pages.welcome import WelcomePage


class Beginning(QStackedWidget):
    """Shows the ways to begin, what asks for a passphrase, or the shell of the open pilot."""

    def __init__(self, desk: Desk, shell: QWidget) -> None:
        super().__init__()
        self._desk, self._shell = desk, shell
        self.welcome = WelcomePage()
        self.rescue = Rescue(self.welcome, desk)
        self.unlock = UnlockPage(_("Open"), _("Back"))
        self.unlocking = Unlocking(desk, self.unlock)
        for part in (self.welcome, shell, self.unlock):
            self.addWidget(part)
        self._connect_desk()
        self._connect_welcome()
        self.show_welcome()

    def show_welcome(self) -> None:
        """Show the ways to begin."""
        self.welcome.show_recent(self._desk.settings.recent_files())
        self.setCurrentWidget(self.welcome)

    def make(self) -> None:
        """Ask for what a new pilot needs, and make it."""
        dialog = NewPilotDialog(self.window(), self._desk)
        dialog.wanted.connect(self._desk.create)
        dialog.open()

    def choose_file(self) -> None:
        """Ask for a pilot file, and open it."""
        kinds = _("Pilots") + " (*.ptrack)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open a pilot"), "", kinds)
        if chosen:
            self._desk.open_file(Path(chosen))

    def _connect_desk(self) -> None:
        desk = self._desk
        desk.opening.connect(self._on_opening)
        desk.opening_progressed.connect(self.welcome.busy.progress)
        desk.not_opened.connect(self._on_not_opened)
        self.unlocking.asked.connect(self._on_locked)
        self.unlocking.left.connect(self._on_left)

    def _connect_welcome(self) -> None:
        self.welcome.practice_wanted.connect(self._desk.open_practice)
        self.welcome.new_wanted.connect(self.make)
        self.welcome.open_wanted.connect(self.choose_file)
        self.welcome.file_wanted.connect(self._desk.open_file)
        self.welcome.restore_wanted.connect(self.rescue.choose)
        self.welcome.rescue_wanted.connect(self.rescue.rescue)

    def show_pilot(self) -> None:
        """Show the shell of the pilot that was opened."""
        self.welcome.end()
        self.unlocking.end()
        self.setCurrentWidget(self._shell)

    def _on_opening(self, name: str) -> None:
        words = _("Opening “{pilot}”…").format(pilot=name)
        self.welcome.start(words)
        if self._desk.is_open:
            self._desk.say(words)

    def _on_locked(self) -> None:
        """Ask for what opens a pilot."""
        self._desk.say("")
        self.welcome.end()
        self.setCurrentWidget(self.unlock)

    def _on_left(self) -> None:
        """Go back to the pilot that is open, or to the ways to begin."""
        self.setCurrentWidget(self._shell if self._desk.is_open else self.welcome)

    def _on_not_opened(self, error: UserError | None) -> None:
        self.unlocking.leave()
        self.welcome.end(error)
