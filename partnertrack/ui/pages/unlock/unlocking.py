"""Asks for what opens a pilot file, tries it, and says what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from partnertrack.errors import LockedError
from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.unlock.page import UnlockPage
from partnertrack.ui.view_models.secret import Secret


class Unlocking(QObject):
    """One file at a time; a pilot that is open stays open behind the page until the other one is."""

    asked = Signal()
    """The page is to be shown."""
    left = Signal()
    """It is not to be shown any more, and nothing was opened."""

    def __init__(self, desk: Desk, page: UnlockPage) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._path: Path | None = None
        desk.locked.connect(self._on_locked)
        page.left.connect(self.leave)
        page.form.tried.connect(self._try)
        page.form.keyring_wanted.connect(self._ask_keyring)

    @property
    def is_under_way(self) -> bool:
        """Whether the page is shown."""
        return self._path is not None

    def end(self) -> None:
        """Something was opened."""
        self._path = None
        self._page.form.begin()

    def leave(self) -> None:
        """Open nothing."""
        if self.is_under_way:
            self.end()
            self.left.emit()

    def _on_locked(self, path: Path, error: LockedError) -> None:
        form = self._page.form
        if self._path != path:
            self._ask(path)
        elif not error.is_wrong:
            form.refuse(LockedError(_("This computer’s keyring does not open it now."), _("Enter the passphrase.")))
        if error.is_wrong:
            form.refuse(error)

    def _ask(self, path: Path) -> None:
        self._path = path
        self.asked.emit()
        told = _("This pilot is encrypted. Its passphrase opens it.")
        self._page.ask(path.stem, told, partial(self._desk.attempts.wait, path))
        if not self._desk.attempts.is_doubted(path):
            self._desk.jobs.read(partial(asks.knows_keyring, path), self._page.form.keyring.setVisible)

    def _try(self, secret: Secret) -> None:
        if self._path:
            self._desk.unlock(self._path, secret)

    def _ask_keyring(self) -> None:
        if self._path:
            self._page.form.work()
            self._desk.open_file(self._path)
