"""What helps the user along: the guide, the map of keys, the settings, and what the program is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk


class Help(QObject):
    """Opens each of them over or beside the window; they work with and without an open pilot."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def show_guide(self, page: str = "") -> None:
        """Open the guide at what it says of a page of the window; at its beginning without one."""

    def show_keys(self) -> None:
        """Show all keys."""

    def show_settings(self) -> None:
        """Show the settings."""

    def show_update(self, file: Path | None = None) -> None:
        """Update PartnerTrack from a file, which may be named already, or go back to the version before."""
        from partnertrack.ui.dialogs.update import UpdateDialog  # noqa: PLC0415 - the first paint does not wait for it

        dialog = UpdateDialog(self._window, self._desk)
        dialog.open()
        if file:
            dialog.open_file(file)

    def show_about(self) -> None:
        """Show the version, and the licences of everything that is shipped."""

    def show_menu(self, place: QPoint) -> None:
        """Offer all of them in a menu."""
        menu = QMenu(self._window)
        menu.addAction(_("Guide"), QKeySequence("F1"), self.show_guide)
        menu.addAction(_("All keys"), QKeySequence("Ctrl+F1"), self.show_keys)
        menu.addSeparator()
        menu.addAction(_("Update from a file…"), partial(self.show_update, None))
        menu.addAction(_("About PartnerTrack"), self.show_about)
        menu.exec(place)
