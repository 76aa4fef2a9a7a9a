"""Asks for what opens another pilot, for something that is to be done there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.errors import LockedError, UserError
from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.unlock_form import UnlockForm

if TYPE_CHECKING:
    from partnertrack.services.access import Access

_WIDTH = 440


class UnlockDialog(QDialog):
    """A passphrase or recovery code for a pilot that lies beside the open one; tried here, used by whoever listens."""

    CHAPTER = "access"  # of the guide

    opened = Signal(object)
    """The `Access` that opens it."""

    def __init__(self, parent: QWidget, desk: Desk, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Open the other pilot"))
        self.setFixedWidth(_WIDTH)
        self._desk, self._path = desk, path
        self.form = UnlockForm(_("Open"))
        self.form.begin(partial(desk.attempts.wait, path))
        self.form.tried.connect(self._try)
        leave = Button(_("Cancel"), kind="ghost", is_small=True)
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(4)
        column.addWidget(Badge("lock", "primary", 44, is_round=True))
        column.addSpacing(8)
        column.addWidget(Line(path.stem, "title"))
        column.addWidget(Words(_("That pilot is encrypted, too. Its passphrase opens it."), quiet="half"))
        column.addSpacing(12)
        column.addWidget(self.form)
        column.addWidget(leave)

    def _try(self, secret: Secret) -> None:
        if not self._desk.attempts.wait(self._path):
            work = partial(asks.unlock, self._path, secret)
            self._desk.jobs.read(work, self._on_opened, failed=self._on_refused)

    def _on_opened(self, access: Access) -> None:
        self._desk.attempts.succeed(self._path)
        self.opened.emit(access)
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, LockedError) and error.is_wrong:
            self._desk.attempts.fail(self._path)
        self.form.refuse(error)
