"""The menu of the pilot at the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk


def pilot_menu(
    parent: QWidget, desk: Desk, make: Callable[[], None], choose: Callable[[], None], lock: Callable[[], None]
) -> QMenu:
    """Open, make, lock and close pilots."""
    menu = QMenu(parent)
    menu.addAction(_("Open…"), choose)
    menu.addAction(_("New pilot…"), make)
    menu.addAction(_("Practice pilot"), desk.open_practice)
    others = [path for path in desk.settings.recent_files() if desk.is_open and path != desk.workspace.path.resolve()]
    if others and not desk.is_practising:
        menu.addSection(_("Recent pilots"))
        for path in others:
            menu.addAction(path.stem, partial(desk.open_file, path))
    menu.addSeparator()
    menu.addAction(_("Lock now"), QKeySequence("Ctrl+L"), lock)
    menu.addAction(_("Close this pilot"), desk.close_pilot)
    return menu
