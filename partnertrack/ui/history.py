"""Undo and redo of what was stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Jobs

if TYPE_CHECKING:
    from partnertrack.services.history import HistoryState, Undone


class History(QObject):
    """What could be undone and redone in the open pilot, kept up to date."""

    wanted = Signal()
    """The user wants to look at the history."""
    moved = Signal(str, str)
    """The titles of what undo and redo would concern; "" for nothing."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk = desk
        self._is_cut = False
        desk.opened.connect(self._on_opened)
        desk.settings_changed.connect(self._sign)
        desk.closed.connect(self._on_closed)
        jobs.changed.connect(self.look)

    def undo(self) -> None:
        """Undo the last change."""
        self._desk.jobs.write(partial(asks.undo, self._desk.workspace, None), self._on_undone)

    def undo_change(self, change_id: UUID, told: Callable[[Undone], None] | None = None) -> None:
        """Undo one change, and tell whoever wants to know what came of it."""

        def done(undone: Undone) -> None:
            self._on_undone(undone)
            if told is not None:
                told(undone)

        self._desk.jobs.write(partial(asks.undo, self._desk.workspace, change_id), done)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._desk.jobs.write(partial(asks.redo, self._desk.workspace), self._on_redone)

    def look(self) -> None:
        """Find out what could be undone and redone now."""
        if self._desk.is_open:
            ask = partial(asks.history_state, self._desk.workspace, self._desk.history_ends())
            self._desk.jobs.read(ask, self._on_state)

    def _sign(self) -> None:
        """Let every change say by which name the user goes."""
        if self._desk.is_open:
            asks.sign(self._desk.workspace, self._desk.settings.name)

    def _on_opened(self) -> None:
        self._is_cut = False
        self._sign()

    def _on_closed(self) -> None:
        self.moved.emit("", "")

    def _on_state(self, state: HistoryState) -> None:
        self.moved.emit(state.undo_title or "", state.redo_title or "")
        if not self._desk.is_open:
            return
        if not state.missing:
            self._desk.keep_history_ends(state.ends)
        elif not self._is_cut:
            self._is_cut = True
            told = _("The history is not as this computer saw it last.")
            self._desk.say(told, _("Look at it"), self.wanted.emit)

    def _on_undone(self, undone: Undone) -> None:
        told = _("Undone: {title}").format(title=undone.title)
        kept = ngettext(
            "{n} record was edited since and stays", "{n} records were edited since and stay", undone.kept
        ).format(n=number(undone.kept))
        self._desk.say(f"{told}  ·  {kept}" if undone.kept else told, _("Redo"), self.redo)

    def _on_redone(self, redone: Undone) -> None:
        self._desk.say(_("Done again: {title}").format(title=redone.title), _("Undo"), self.undo)
