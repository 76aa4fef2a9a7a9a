"""Backups without being asked: while one works, when a pilot is put away; and the way back from one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import backup_asks as asks
from partnertrack.ui import circumstance_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Jobs
from partnertrack.ui.view_models.backups import FAILED, BackupsView, Wanted

if TYPE_CHECKING:
    from partnertrack.services.backups import Restored
    from partnertrack.services.workspace import Workspace

_EVERY = 30 * 60 * 1000
_SOON = 3000
"""Milliseconds: between two backups while one works, and after a change until it is looked how things stand."""


class BackingUp(QObject):
    """Lives as long as the program; it works in jobs, so that nobody waits for it."""

    told = Signal(str, str)
    """What the foot of the sidebar says of the backups, and in which tone."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.is_ending = False
        self._is_replaced = self._is_failing = self._was_open = False
        self._to_say: Callable[[], None] | None = None
        self._every, self._soon = QTimer(self), QTimer(self)
        self._every.setInterval(_EVERY)
        self._soon.setInterval(_SOON)
        self._soon.setSingleShot(True)
        self._every.timeout.connect(self.back_up)
        self._soon.timeout.connect(self.look)
        desk.leave = self._leave
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)
        desk.restoring.connect(self.restore)
        desk.backed_up.connect(self.tell)
        jobs.changed.connect(self._soon.start)

    def back_up(self) -> None:
        """Make a backup if something was stored since the last."""
        if self._can_read():
            self._jobs.read(partial(asks.make_due, self._desk.workspace, "work"), self.tell)

    def look(self) -> None:
        """Find out how it stands."""
        if self._can_read():
            self._jobs.read(partial(asks.backups, self._desk.workspace), self.tell)

    def tell(self, view: BackupsView) -> None:
        """Say in the foot how it stands, and loudly when the last try failed and that was not said yet."""
        self.told.emit(view.short, view.tone)
        was_failing, self._is_failing = self._is_failing, view.tone == FAILED
        if self._is_failing and not was_failing:
            self._jobs.complained.emit(UserError(view.title, view.text))

    def restore(self, wanted: Wanted) -> None:
        """Put the pilot away, let a backup take its place, and open it."""
        self._was_open = self._desk.is_open
        if self._was_open:
            self._is_replaced = self._desk.workspace.path == wanted.path  # then the restore keeps what it holds
            self._desk.close_pilot()
            self._is_replaced = False
        self._desk.opening.emit(wanted.path.stem)
        self._jobs.read(
            partial(asks.restore, wanted), partial(self._on_restored, wanted), failed=partial(self._on_failed, wanted)
        )

    def close(self) -> None:
        """Let what is put away from now on be backed up at once: no work is taken any more."""
        self._every.stop()
        self._soon.stop()
        self.is_ending = True

    def _can_read(self) -> bool:
        """Whether a pilot is open, and not locked: then nothing can be read of it, and nothing is changed in it."""
        return self._desk.is_open and not self._desk.workspace.is_sealed

    def _leave(self, workspace: Workspace) -> None:
        """Make the last backup of a pilot that is put away."""
        farewell = circumstance_asks.farewell(workspace)
        if self._is_replaced or workspace.is_sealed:  # a locked pilot was backed up before it was sealed
            workspace.close()
            self._say(farewell)
        elif self.is_ending:
            asks.let_go(workspace)
        else:
            self._jobs.read(partial(asks.let_go, workspace), partial(self._say, farewell))

    def _say(self, farewell: str, _done: None = None) -> None:
        """Say that the stick is free, unless another pilot was opened meanwhile."""
        if farewell and not (self.is_ending or self._is_replaced or self._desk.is_open):
            self._desk.say(farewell)

    def _on_opened(self) -> None:
        self._every.start()
        self._jobs.read(partial(asks.carry, self._desk.workspace), self.tell)
        if self._to_say:
            QTimer.singleShot(0, self._to_say)  # the window begins by taking away what was said before
            self._to_say = None

    def _on_closed(self) -> None:
        self._every.stop()
        self._is_failing = False
        self.told.emit("", "")

    def _on_restored(self, wanted: Wanted, done: Restored) -> None:
        told, button = _("The backup was restored."), ""
        undo: Callable[[], None] | None = None
        if done.kept:
            back = replace(wanted, backup=done.kept.path)
            button, undo = _("Undo"), partial(self._desk.restoring.emit, back)
        elif done.aside:
            kept = _("The file that could not be read is kept as “{file}”.").format(file=done.aside.name)
            told = f"{told} {kept}"
        self._to_say = partial(self._desk.say, told, button, undo)
        self._desk.expect_other_history(wanted.path)
        self._open(wanted)

    def _on_failed(self, wanted: Wanted, error: UserError) -> None:
        """Say why not, and show again what was there."""
        self._desk.not_opened.emit(error)
        if wanted.path.is_file() and self._was_open:
            self._to_say = partial(self._jobs.complained.emit, error)
            self._open(replace(wanted, opened=None))

    def _open(self, wanted: Wanted) -> None:
        """Open the file by what opens it, as far as that is known."""
        access = wanted.opened or wanted.access
        if access is None:
            self._desk.open_file(wanted.path)
        else:
            self._desk.open_with(wanted.path, access)
