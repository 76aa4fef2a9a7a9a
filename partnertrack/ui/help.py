"""What helps the user along: the guide, the map of keys, the settings, and what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from partnertrack.ui.tour import Tour


class Help(QObject):
    """Opens each of them over or beside the window; they work with and without an open pilot."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._tour: Tour | None = None

    def show_guide(self, page: str = "") -> None:
        """Open the guide at what it says of a page of the window; at its beginning without one."""

    def show_keys(self) -> None:
        """Show all keys."""

    def show_settings(self) -> None:
        """Show the settings."""

    def show_about(self) -> None:
        """Show the version, and the licences of everything that is shipped."""

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

    def show_menu(self, place: QPoint) -> None:
        """Offer all of them in a menu."""
        menu = QMenu(self._window)
        menu.addAction(_("Guide"), QKeySequence("F1"), self.show_guide)
        menu.addAction(_("All keys"), QKeySequence("Ctrl+F1"), self.show_keys)
        if self._desk.is_open:
            menu.addAction(_("Show the tour"), self.show_tour)
        menu.addSeparator()
        menu.addAction(_("About PartnerTrack"), self.show_about)
        menu.exec(place)
