"""Moves cards to another lane: asks, warns, stores, and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import board_asks
from partnertrack.ui.board_asks import Done, Step
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.board.lane import LaneView
from partnertrack.ui.pages.board.popup import MovePopup


class Mover:
    """One question at a time lies over the page; `popup` is the one that is open."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self._page, self.desk, self._undo = page, desk, undo
        self.popup: MovePopup | None = None

    def ask(self, to: LaneView, ids: Sequence[UUID], at: QPoint) -> None:
        """Ask for the day and step of a move to a lane, at a place of the screen."""
        self.close()
        if not ids or not to.lane.steps:
            return
        reasons = partial(board_asks.reasons, self.desk.workspace.scheme)
        popup = self.popup = MovePopup(self._page, to.lane, len(ids), self.desk.as_of, reasons)
        popup.changed.connect(partial(self._check, popup, tuple(ids)))
        popup.confirmed.connect(partial(self._move, to, tuple(ids)))
        popup.closed.connect(self._forget)
        popup.show_at(self._page.mapFromGlobal(at))
        self._check(popup, tuple(ids))

    def close(self) -> None:
        """Put the question away."""
        if self.popup is not None:
            self.popup.close_up()

    def _check(self, popup: MovePopup, ids: tuple[UUID, ...]) -> None:
        work = partial(board_asks.warnings, self.desk.workspace, ids, popup.step(), self.desk.as_of)
        self.desk.jobs.read(work, partial(self._warn, popup))

    def _warn(self, popup: MovePopup, texts: tuple[str, ...]) -> None:
        if popup is self.popup:
            popup.warn(texts)

    def _move(self, to: LaneView, ids: tuple[UUID, ...], step: Step) -> None:
        self.close()
        to.list.setFocus()
        work = partial(board_asks.move, self.desk.workspace, ids, step)
        self.desk.jobs.write(work, partial(self._say, to.lane.label))

    def _say(self, label: str, done: Done) -> None:
        if done.change_id is None:
            self.desk.say(_("Nothing changed: this is recorded already."))
            return
        words = ngettext("{n} person moved to “{lane}”", "{n} people moved to “{lane}”", done.count)
        self.desk.say(words.format(n=number(done.count), lane=label), _("Undo"), partial(self._undo, done.change_id))

    def _forget(self) -> None:
        self.popup = None
