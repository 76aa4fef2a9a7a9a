"""The menus at the sidebar: pilots and settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk

LANGUAGE_NAMES = (("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("nl", "Nederlands"))
"""The languages of the program, each by its own name."""


def pilot_menu(parent: QWidget, desk: Desk, make: Callable[[], None], choose: Callable[[], None]) -> QMenu:
    """Open, make and close pilots."""
    menu = QMenu(parent)
    menu.addAction(_("Open…"), choose)
    menu.addAction(_("New pilot…"), make)
    menu.addAction(_("Practice pilot"), desk.open_practice)
    others = [path for path in desk.settings.recent_files() if desk.is_open and path != desk.workspace.path.resolve()]
    if others:
        menu.addSection(_("Recent pilots"))
        for path in others:
            menu.addAction(path.stem, partial(desk.open_file, path))
    menu.addSeparator()
    menu.addAction(_("Close this pilot"), desk.close_pilot)
    return menu


def settings_menu(parent: QWidget, desk: Desk) -> QMenu:
    """Choose the colours and the language."""
    menu = QMenu(parent)
    themes = (("system", _("As the desktop")), ("light", _("Light")), ("dark", _("Dark")))
    colours = menu.addMenu(_("Colours"))
    _offer(colours, themes, desk.settings.theme, lambda chosen: desk.choose(theme=chosen))
    languages = menu.addMenu(_("Language"))
    known = (("", _("As the desktop")), *LANGUAGE_NAMES)
    _offer(languages, known, desk.settings.language, lambda chosen: desk.choose(language=chosen))
    return menu


def _offer(menu: QMenu, choices: tuple[tuple[str, str], ...], current: str, choose: Callable[[str], None]) -> None:
    group = QActionGroup(menu)
    for key, text in choices:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(key == current)
        action.triggered.connect(partial(choose, key))
        group.addAction(action)
        menu.addAction(action)
