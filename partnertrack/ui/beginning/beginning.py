"""What stands in the window while no pilot is to be seen, around the shell that shows the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.beginning.making import Making
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.rescue import Rescue
from partnertrack.ui.pages.unlock import Unlocking, UnlockPage
from partnertrack.ui.pages.welcome import WelcomePage
from partnertrack.ui.place import Place
from partnertrack.ui.proposed import for_pilots
from partnertrack.ui.view_models.dropped import SPREADSHEETS, left_words, refusal, sort_out, unfolded, welcome_words
from partnertrack.ui.widgets.drop_sheet import DropSheet


class Beginning(QStackedWidget):
    """Shows the ways to begin, what asks for a passphrase, or the shell of the open pilot; takes files anywhere."""

    went = Signal(object)
    """A `Place` of the open pilot is to be shown."""
    refused = Signal(object)
    """The `UserError` that says over the open pilot why something could not be opened."""
    guide_wanted = Signal()
    settings_wanted = Signal()
    about_wanted = Signal()
    update_wanted = Signal(object)
    """The path of an update that is to be looked at."""

    def __init__(self, desk: Desk, shell: QWidget) -> None:
        super().__init__()
        self._desk, self._shell = desk, shell
        self.making = Making(desk, self)
        self.making.went.connect(self.went)
        self.making.guide_wanted.connect(self.guide_wanted)
        self.welcome = WelcomePage()
        self.rescue = Rescue(self.welcome, desk)
        self.unlock = UnlockPage(_("Open"), _("Back"))
        self.unlocking = Unlocking(desk, self.unlock)
        for part in (self.welcome, shell, self.unlock):
            self.addWidget(part)
        self.sheet = DropSheet(self, self._describe)
        self.sheet.dropped.connect(self.take)
        self._connect_desk()
        self._connect_welcome()
        self.show_welcome()

    def show_welcome(self) -> None:
        """Show the ways to begin; at the very first start, ask for the language before."""
        recent = self._desk.settings.recent_files()
        self.welcome.show_recent(recent)
        self.setCurrentWidget(self.welcome)
        if self._desk.settings.is_greeted or recent:
            self.welcome.show_ways()
        else:
            self.welcome.ask_language()

    def show_pilot(self) -> None:
        """Show the shell of the pilot that was opened."""
        self.welcome.end()
        self.unlocking.end()
        self.setCurrentWidget(self._shell)

    def make(self) -> None:
        """Ask step by step for what a new pilot begins with, and make it."""
        self.making.set_up()

    def choose_file(self) -> None:
        """Ask for a pilot file, and open it."""
        kinds = _("Pilots") + " (*.ptrack)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Open a pilot"), str(for_pilots()), kinds)
        if chosen:
            self._desk.open_file(Path(chosen))

    def choose_spreadsheets(self) -> None:
        """Ask for spreadsheets, and make a pilot for them."""
        pattern = " ".join(f"*{suffix}" for suffix in SPREADSHEETS)
        kinds = _("Spreadsheets") + f" ({pattern})"
        usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
        folder = str(usual) if usual.is_dir() else ""  # what partners mailed lies there
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Choose spreadsheets"), folder, kinds)
        if chosen:
            self.take(tuple(map(Path, chosen)))

    def take(self, paths: Sequence[Path]) -> None:
        """Open a pilot, restore a backup, import spreadsheets or make a pilot for them: what the files are for."""
        dropped = sort_out(unfolded(paths))
        if dropped.kind == "none":
            self._refuse(UserError(*refusal(dropped)))
            return
        if left := left_words(dropped):
            self._desk.say(left)
        if dropped.kind == "pilot":
            self._desk.open_file(dropped.files[0])
        elif dropped.kind == "backup":
            self.rescue.begin(dropped.files[0])
        elif dropped.kind == "update":
            self.update_wanted.emit(dropped.files[0])
        elif self._desk.is_open:
            self.went.emit(Place(places.IMPORTS, files=dropped.files))
        else:
            self.making.set_up(dropped.files)

    def _connect_desk(self) -> None:
        desk = self._desk
        desk.opening.connect(self._on_opening)
        desk.opening_progressed.connect(self.welcome.busy.progress)
        desk.not_opened.connect(self._on_not_opened)
        self.unlocking.asked.connect(self._on_locked)
        self.unlocking.left.connect(self._on_left)

    def _connect_welcome(self) -> None:
        welcome = self.welcome
        welcome.practice_wanted.connect(self._desk.open_practice)
        welcome.new_wanted.connect(self.make)
        welcome.spreadsheet_wanted.connect(self.choose_spreadsheets)
        welcome.open_wanted.connect(self.choose_file)
        welcome.file_wanted.connect(self._desk.open_file)
        welcome.restore_wanted.connect(self.rescue.choose)
        welcome.rescue_wanted.connect(self.rescue.rescue)
        welcome.guide_wanted.connect(self.guide_wanted)
        welcome.settings_wanted.connect(self.settings_wanted)
        welcome.about_wanted.connect(self.about_wanted)
        welcome.language_chosen.connect(self._speak)

    def _speak(self, language: str) -> None:
        """Speak that language from now on; the window is built anew where that is another one."""
        self._desk.choose(language=language, is_greeted=True)
        self.welcome.show_ways()

    def _describe(self, paths: tuple[Path, ...]) -> tuple[str, str, bool]:
        dropped = sort_out(unfolded(paths))
        return *welcome_words(dropped, is_open=self._desk.is_open), dropped.kind != "none"

    def _refuse(self, error: UserError) -> None:
        """Say what is wrong with files where it is seen: on the page that welcomes, or over the pilot."""
        if self._desk.is_open:
            self.refused.emit(error)
        else:
            self.welcome.show_ways()
            self.welcome.message.complain(error)

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
        if error and self._desk.is_open:
            self.refused.emit(error)
