"""What helps the user along: the guide, the map of keys, the settings, and what the program is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui import guide_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.keys import GUIDE
from partnertrack.ui.widgets.meaning import meanings
from partnertrack.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from partnertrack.ui.tour import Tour

_GUIDE_KEY = "guide-key"


class Help(QObject):
    """Opens each of them over or beside the window; they work with and without an open pilot."""

    went = Signal(object)
    """The user wants to be at that `Place`, where something is chosen that has a page of its own."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        meanings().asked.connect(self.show_place)
        self._tour: Tour | None = None
        self._show_page: Callable[[], object] = self.show_guide

    def stay_in_reach(self, show_guide: Callable[[], object]) -> None:
        """Let F1 open the guide over the dialogs of the window, too, which keep its keys from it.

        At the chapter that a dialog names as its `CHAPTER`; else `show_guide` opens it at the page that is shown.
        """
        self._show_page = show_guide
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now else None
        if isinstance(dialog, QDialog) and not dialog.findChild(QShortcut, _GUIDE_KEY):
            key = QShortcut(QKeySequence(GUIDE), dialog)
            key.setObjectName(_GUIDE_KEY)
            chapter = getattr(dialog, "CHAPTER", "")
            key.activated.connect(partial(self.show_place, chapter) if chapter else self._show_page)

    def show_guide(self, page: str = "") -> None:
        """Open the guide at what it says of a page of the window; of the one that welcomes without one."""
        self.show_place(guide_asks.contents().of_page(page or "welcome"))

    def show_place(self, place: str) -> None:
        """Open the guide at a chapter ("import") or a section of it ("import#columns")."""
        from partnertrack.ui.guide import show_guide  # noqa: PLC0415 - the window's first paint must not wait for it

        show_guide(self._desk, place)

    def show_keys(self) -> None:
        """Show all keys."""
        from partnertrack.ui.dialogs.keyboard import KeyboardDialog  # noqa: PLC0415 - the same

        KeyboardDialog(self._window).open()

    def show_settings(self, at: str = "") -> None:
        """Show the settings, at one of them or at a group where that is named."""
        from partnertrack.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - not before the first paint

        dialog = SettingsDialog(self._window, self._desk, at)
        dialog.went.connect(self.went)
        dialog.keys_wanted.connect(self.show_keys)
        dialog.about_wanted.connect(self.show_about)
        dialog.update_wanted.connect(self.show_update)
        dialog.open()

    def settings_shown(self) -> str | None:
        """The group of the settings that is shown just now; None where they are not open."""
        from partnertrack.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - not before the first paint

        shown = (each for each in self._window.findChildren(SettingsDialog) if each.isVisible())
        return next((each.shown for each in shown), None)

    def show_update(self, file: Path | None = None) -> None:
        """Update PartnerTrack from a file, which may be named already, or go back to the version before."""
        from partnertrack.ui.dialogs.update import UpdateDialog  # noqa: PLC0415 - the first paint does not wait for it

        dialog = UpdateDialog(self._window, self._desk)
        dialog.open()
        if file:
            dialog.open_file(file)

    def show_about(self) -> None:
        """Show the version, and the licences of everything that is shipped."""
        from partnertrack.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - the same

        AboutDialog(self._window, self._desk).open()

    def show_tour(self) -> None:
        """Show the hints beside the parts of the window, where a pilot is open; they were seen then."""
        from partnertrack.ui.tour import Tour  # noqa: PLC0415 - nobody needs it for the first paint

        sidebar = self._window.findChild(Sidebar)
        shell = sidebar.parentWidget() if sidebar else None
        if shell is None or not self._desk.is_open:
            return
        if self._tour is None:
            self._tour = Tour(shell)
            self._tour.ended.connect(lambda: self._desk.choose(is_toured=True))
            self._desk.closed.connect(self._tour.stop)
        self._tour.begin()

    def put_away(self) -> bool:
        """End the tour, if it is under way; whether it was."""
        if self._tour is None or not self._tour.is_under_way:
            return False
        self._tour.end()
        return True

    def show_menu(self, place: QPoint, show_guide: Callable[[], object]) -> None:
        """Offer all of them in a menu; `show_guide` opens the guide at the page that is shown."""
        menu = QMenu(self._window)
        menu.addAction(_("Guide"), QKeySequence(GUIDE), show_guide)
        menu.addAction(_("All keys"), QKeySequence("Ctrl+F1"), self.show_keys)
        menu.addAction(_("Settings"), QKeySequence("Ctrl+,"), self.show_settings)
        if self._desk.is_open:
            menu.addAction(_("Show the tour"), self.show_tour)
        menu.addSeparator()
        menu.addAction(_("Update from a file…"), partial(self.show_update, None))
        menu.addAction(_("About PartnerTrack"), self.show_about)
        menu.exec(place)
