"""Locks the open pilot: hides it, lets running work end, has the store forget its key, and opens it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QMainWindow

from partnertrack import private_folder
from partnertrack.errors import LockedError, UserError
from partnertrack.i18n import _
from partnertrack.ui import asks, backup_asks, clipboard
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Jobs
from partnertrack.ui.lock.desktop import Desktop
from partnertrack.ui.lock.out_of_sight import OutOfSight
from partnertrack.ui.lock.presence import Presence
from partnertrack.ui.view_models.backups import BackupsView
from partnertrack.ui.view_models.secret import Secret

if TYPE_CHECKING:
    from partnertrack.services.access import Access


class Lock(QObject):
    """One pilot is locked or not; a plain one never is."""

    refused = Signal()
    """The user wants to lock a pilot that is not encrypted."""
    locked = Signal(str)
    """The pilot is locked: all of it is to be covered, and that said."""
    shown_again = Signal()
    """Nothing is to be covered any more: the pilot is unlocked, or closed."""
    unlocked = Signal()
    """The pilot can be read again, and may have changed meanwhile."""
    not_unlocked = Signal(object)
    """The `UserError` for which the pilot stays locked."""

    def __init__(self, desk: Desk, jobs: Jobs, presence: Presence | None = None) -> None:
        super().__init__()
        self.is_locked = self._is_ending = False
        self.gate = Jobs()
        self._desk, self._jobs = desk, jobs
        self._window: QMainWindow | None = None
        self._aside, self._desktop = OutOfSight(), Desktop(self)
        self.presence = presence or Presence(lambda: desk.settings.lock_after)
        self.presence.left.connect(self.lock)
        self.presence.lock_pressed.connect(self.lock_or_say)
        self._desktop.left.connect(self.lock)
        jobs.rested.connect(self._end_work)
        desk.closed.connect(self._on_closed)
        application = QGuiApplication.instance()
        self._application = application if isinstance(application, QGuiApplication) else None
        if self._application:
            self._application.focusWindowChanged.connect(self._on_window)

    def watch(self, window: QMainWindow) -> None:
        """Lock that window from now on."""
        self._window = window
        self.presence.follow(window.windowHandle())

    def listen(self) -> None:
        """Hear what the desktop tells of sleep and of its own lock."""
        self._desktop.listen()

    def lock_or_say(self) -> None:
        """Lock the pilot, or say why it cannot be."""
        if self._desk.is_open and not self._desk.workspace.is_encrypted:
            self.refused.emit()
        self.lock()

    def lock(self) -> None:
        """Lock the pilot, where one is open that is encrypted."""
        if self.is_locked or not self._desk.is_open or not self._desk.workspace.is_encrypted:
            return
        self.is_locked = True
        self._desk.attempts.doubt(self._desk.workspace.path)
        self._jobs.hold()
        self._aside.begin()
        clipboard.take_off()
        private_folder.take_back()
        time = QTime.currentTime().toString("HH:mm")
        self.locked.emit(_("Locked at {time}. The passphrase brings you back to where you were.").format(time=time))
        self._put_aside()
        self._end_work()

    def unlock(self, secret: Secret) -> None:
        """Try a passphrase or recovery code, unless it has to wait."""
        if self.is_locked and not self._desk.attempts.wait(self._desk.workspace.path):
            work = partial(asks.unseal, self._desk.workspace, secret)
            self.gate.read(work, self._on_unsealed, failed=self._on_refused)

    def leave(self) -> None:
        """Close the pilot without unlocking it."""
        self._desk.close_pilot()

    def close(self) -> None:
        """End the work that is under way here, and watch no more."""
        self.gate.close()
        self.presence.close()
        if self._application:
            self._application.focusWindowChanged.disconnect(self._on_window)

    def _end_work(self) -> None:
        """As soon as nothing is read or written any more, make the backup that a pilot gets when it is put away."""
        if self.is_locked and not (self._is_ending or self._jobs.is_busy() or self._desk.workspace.is_sealed):
            self._is_ending = True
            work = partial(backup_asks.make_due, self._desk.workspace, "close")
            self.gate.read(work, self._on_backed_up, failed=lambda _error: self._seal())

    def _on_backed_up(self, view: BackupsView) -> None:
        self._desk.backed_up.emit(view)
        self._seal()

    def _seal(self) -> None:
        """Have the store forget its key, unless somebody has unlocked it meanwhile."""
        self._is_ending = False
        if self.is_locked:
            self._desk.workspace.seal()

    def _put_aside(self) -> None:
        if self._window:
            self._aside.put(self._window)

    def _on_unsealed(self, access: Access | None) -> None:
        """Go on where the user was; what opens the pilot in a higher role opens it anew."""
        path = self._desk.workspace.path
        self._desk.attempts.succeed(path)
        if access is None:
            self._open_up(self._aside.bring_back)
            self.unlocked.emit()
            return
        self._desk.close_pilot()
        self._desk.open_with(path, access)

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, LockedError) and error.is_wrong:
            self._desk.attempts.fail(self._desk.workspace.path)
        self.not_unlocked.emit(error)

    def _on_closed(self) -> None:
        if self.is_locked:
            self._jobs.forget()
            self._open_up(self._aside.forget)

    def _open_up(self, then: Callable[[], None]) -> None:
        self.is_locked = False
        self.presence.touch()
        self.shown_again.emit()
        then()
        self._jobs.release()

    def _on_window(self, window: QWindow | None) -> None:
        """Follow every window of ours; one that comes up behind the lock goes out of sight as well."""
        self.presence.follow(window)
        if self.is_locked:
            self._put_aside()
