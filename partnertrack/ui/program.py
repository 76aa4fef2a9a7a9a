"""What lives as long as the program runs: the desk, the lock, the window, and what follows settings and desktop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QLocale, QObject, QRect, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from partnertrack import i18n, private_folder, settings
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import asks, clipboard, theme, update_asks
from partnertrack.ui.backing_up import BackingUp
from partnertrack.ui.collector import Collector
from partnertrack.ui.crash import Crash, TakingUp
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Jobs
from partnertrack.ui.lock import Lock
from partnertrack.ui.main_window import MainWindow
from partnertrack.ui.place import HISTORY, OVERVIEW, Place
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.view_models.updates import NewsView

_NAME_ASKED = "name-asked"
_MOMENT = 250  # milliseconds between two searches for what only holds itself
_ROUNDS = 5  # of laying out: a part that finds another shape for its width lets those around it find theirs
_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "fr": QLocale(QLocale.Language.French),
    "de": QLocale(QLocale.Language.German),
    "nl": QLocale(QLocale.Language.Dutch),
}


class Program(QObject):
    """What lives as long as the program runs; it follows the settings and the desktop's colours."""

    def __init__(self, application: QApplication, home: Path | None = None) -> None:
        super().__init__()
        self._collector = Collector()
        searching = QTimer(self)
        searching.timeout.connect(self._collector.search)
        searching.start(_MOMENT)
        self._application = application
        self._translator = QTranslator(self)
        self._jobs = Jobs()
        self.desk = Desk(self._jobs, settings.load(home), home)
        self._crash = Crash(home or settings.home())
        self._jobs.broke.connect(self._crash.tell)
        self._jobs.asked.connect(self._crash.running.step)
        self.desk.closed.connect(self._crash.running.leave)
        self._language = self.desk.settings.language
        self._speak()
        theme.apply(application, self.desk.settings.theme)
        clipboard.stay(self.desk.settings.empty_after)
        for take_back in (clipboard.take_off, private_folder.take_back):
            self.desk.closed.connect(take_back)
        self.lock = Lock(self.desk, self._jobs)
        self.backing_up = BackingUp(self.desk, self._jobs)
        self.backing_up.told.connect(self._show_backup)
        self.window = self._new_window()
        self.desk.settings_changed.connect(self._on_settings)
        application.styleHints().colorSchemeChanged.connect(self._on_desktop_colours)

    def take_up(self, *, opens: bool) -> None:
        """Go on where the last run ended, if that was not closed properly; `opens` its pilot unless another one is."""
        ended = self._crash.ended
        if ended is None:
            return
        wanted = QRect(*(ended.geometry or (0, 0, 0, 0)))
        if any(screen.availableGeometry().intersects(wanted) for screen in self._application.screens()):
            self.window.setGeometry(wanted)
        self._crash.running.take_up()
        self._taking_up = TakingUp(self.desk, ended, self._go, self._crash.show_end)
        if opens:
            self.begin(self._taking_up.begin)

    def ask_name(self) -> None:
        """Ask once by which name the history of a pilot is to know the user, in passing."""
        desk = self.desk
        if desk.settings.name or desk.workspace.pilot.is_practice or desk.arrangement(_NAME_ASKED):
            return
        desk.arrange(_NAME_ASKED, "1")
        words = _("Say your name once, and the history tells who changed what.")
        desk.say(words, _("Say it"), partial(self._go, Place(HISTORY)))

    def guide_round(self) -> None:
        """Show the tour when a pilot is opened for the first time: to people, and to nobody who draws pictures."""
        from partnertrack.ui.tour import FirstTime  # noqa: PLC0415 - nobody needs it for the first paint

        FirstTime(self.desk, self._is_at_home, self._show_tour)

    def begin(self, act: Callable[[], None]) -> None:
        """Do something as soon as the window has been painted for the first time."""
        self.window.painted.connect(act, Qt.ConnectionType.QueuedConnection)

    def tidy(self) -> None:
        """Take away what a killed program left."""
        self._jobs.read(asks.sweep, lambda _done: None)

    def tell_news(self) -> None:
        """Tell how an update ended, once; the window was seen, so that a new version is not on trial any more."""
        self._jobs.read(update_asks.news, self._show_news)

    def draw(self, pilot: Path, folder: Path | None, secret: Secret) -> int:
        """Open a pilot and draw its pages, one after the other, then what helps the user; how many there were."""
        failures: list[UserError] = []
        self.desk.not_opened.connect(failures.append)
        self.desk.locked.connect(lambda _path, error: failures.append(error))
        self.window.show()
        (partial(self.desk.unlock, pilot, secret) if secret else partial(self.desk.open_file, pilot))()
        self.settle()
        if failures:
            raise failures[0]
        drawn = 0
        for name, place in self.window.places():
            self.window.pages.go(place)
            drawn += self._draw(name, folder)
        helps = self.window.help
        for show in (helps.show_guide, helps.show_keys, helps.show_settings, helps.show_about):
            show()
            drawn += self._draw(show.__name__.removeprefix("show_"), folder)
        return drawn

    def _draw(self, name: str, folder: Path | None) -> int:
        """Draw what lies over the window, which is closed then, or the window itself; 1 when that could be done."""
        self.settle()
        above = [each for each in self._application.topLevelWidgets() if each.isVisible() and each is not self.window]
        picture = (above[0] if above else self.window).grab()
        for each in above:
            each.close()
        if self._crash.faults:
            words = _("“{page}” could not be drawn.").format(page=name)
            raise UserError(words, self._crash.faults[0].splitlines()[0])
        if folder:
            picture.save(str(folder / f"{name}.png"))
        return int(not picture.isNull())

    def settle(self) -> None:
        """Wait until all work that was asked for is done and shown."""
        self._lay_out()
        while busy := next((jobs for jobs in (self._jobs, self.lock.gate) if jobs.is_busy()), None):
            loop = QEventLoop()
            busy.rested.connect(loop.quit)
            loop.exec()
            self._lay_out()  # what comes into view may ask for more

    def close(self) -> None:
        """Keep what was being written, end all work, then let the pilot file go."""
        try:
            if page := self.window.pages.page():
                page.leave()
        except Exception as error:  # noqa: BLE001 - a page that is broken must not keep the pilot from being closed
            self._crash.tell(error)
        self.lock.close()
        self._jobs.close()
        self.backing_up.close()
        clipboard.take_off()
        private_folder.take_back()
        self.desk.close_pilot()
        self._crash.close()
        self._collector.close()

    def _show_backup(self, words: str, tone: str) -> None:
        """Say in the window of the moment how it stands with the backups."""
        self.window.sidebar.show_backup(words, tone)

    def _show_news(self, told: NewsView | None) -> None:
        if told:
            from partnertrack.ui.dialogs.update_news import UpdateNews  # noqa: PLC0415 - only after an update

            UpdateNews(self.window, self.desk, told).open()

    def _lay_out(self) -> None:
        for _round in range(_ROUNDS):
            self._application.processEvents()

    def _on_settings(self) -> None:
        theme.apply(self._application, self.desk.settings.theme)
        clipboard.stay(self.desk.settings.empty_after)
        if self._language != self.desk.settings.language:
            self._language = self.desk.settings.language
            QTimer.singleShot(0, self._rebuild)  # not while the menu that asked for it is still open

    def _on_desktop_colours(self, scheme: Qt.ColorScheme) -> None:
        if self.desk.settings.theme == "system":
            theme.paint(self._application, is_dark=scheme is Qt.ColorScheme.Dark)

    def _new_window(self) -> MainWindow:
        """A window that the lock covers."""
        window, lock = MainWindow(self.desk, self._jobs), self.lock
        window.pages.moved.connect(self._on_moved)
        window.lock_wanted.connect(lock.lock_or_say)
        window.lock_page.form.tried.connect(lock.unlock)
        window.lock_page.left.connect(lock.leave)
        lock.refused.connect(window.say_plain)
        lock.locked.connect(window.cover)
        lock.shown_again.connect(window.uncover)
        lock.unlocked.connect(window.pages.refresh)
        lock.not_unlocked.connect(window.lock_page.form.refuse)
        lock.watch(window)
        return window

    def _go(self, place: Place) -> None:
        self.window.pages.go(place)

    def _show_tour(self) -> None:
        self.window.help.show_tour()  # of the window of that moment

    def _is_at_home(self) -> bool:
        page = self.window.pages.page()
        return page is not None and page.key == OVERVIEW and page.isVisible() and not self._jobs.is_busy()

    def _on_moved(self, place: Place) -> None:
        """Keep where the user is, for the case that the program ends without being closed."""
        at = self.window.geometry()
        self._crash.running.stand((at.x(), at.y(), at.width(), at.height()))
        self._crash.running.move(self.desk.workspace.path, place)

    def _speak(self) -> None:
        """Speak the user's language, Qt's own buttons included."""
        i18n.install(self._language or settings.system_language())
        language = i18n.current()
        QLocale.setDefault(_LOCALES[language])
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)

    def _rebuild(self) -> None:
        """Build the window anew in another language, on the same pilot."""
        self._speak()
        before, self.window = self.window, self._new_window()
        shown = before.help.settings_shown()
        self.window.setGeometry(before.geometry())
        self.window.show()
        before.close()
        before.deleteLater()
        if self.desk.is_open:
            self.window.show_pilot()
            self.backing_up.look()
        if shown is not None:
            self.window.help.show_settings(shown)
