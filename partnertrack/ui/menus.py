"""The menus at the sidebar: pilots and settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from partnertrack.i18n import _, ngettext
from partnertrack.settings import EMPTY_AFTER, LOCK_AFTER
from partnertrack.ui.desk import Desk

T = TypeVar("T")

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


def settings_menu(parent: QWidget, desk: Desk, lock: Callable[[], None]) -> QMenu:
    """Choose the colours, the language, and when the pilot locks; lock it now."""
    menu = QMenu(parent)
    chosen = desk.settings
    themes = (("system", _("As the desktop")), ("light", _("Light")), ("dark", _("Dark")))
    _offer(menu.addMenu(_("Colours")), themes, chosen.theme, lambda theme: desk.choose(theme=theme))
    languages = (("", _("As the desktop")), *LANGUAGE_NAMES)
    _offer(menu.addMenu(_("Language")), languages, chosen.language, lambda language: desk.choose(language=language))
    menu.addSeparator()
    waits = tuple((minutes, _minutes(minutes)) for minutes in LOCK_AFTER)
    _offer(menu.addMenu(_("Lock after…")), waits, chosen.lock_after, lambda wait: desk.choose(lock_after=wait))
    stays = tuple((seconds, _stay(seconds)) for seconds in EMPTY_AFTER)
    _offer(menu.addMenu(_("Empty the clipboard after…")), stays, chosen.empty_after, partial(_keep_stay, desk))
    if desk.is_open:
        menu.addAction(_("Lock now"), QKeySequence("Ctrl+L"), lock)
    return menu


def _minutes(minutes: int) -> str:
    if not minutes:
        return _("Never by itself")
    return ngettext("{n} minute without a key or the mouse", "{n} minutes without a key or the mouse", minutes).format(
        n=minutes
    )


def _stay(seconds: int) -> str:
    if not seconds:
        return _("When the pilot is locked or closed")
    return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)


def _keep_stay(desk: Desk, seconds: int) -> None:
    desk.choose(empty_after=seconds)


def _offer(menu: QMenu, choices: tuple[tuple[T, str], ...], current: T, choose: Callable[[T], None]) -> None:
    group = QActionGroup(menu)
    for key, text in choices:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(key == current)
        action.triggered.connect(partial(choose, key))
        group.addAction(action)
        menu.addAction(action)
