"""Asks for what opens an encrypted pilot: a passphrase, the recovery code, or this computer's keyring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.passphrase_field import PassphraseField

_TICK = 250  # milliseconds between two looks at the clock


def _no_wait() -> int:
    return 0


class UnlockForm(QWidget):
    """A field, what goes wrong with it, and the other ways in; what is given is tried by whoever listens."""

    tried = Signal(object)
    """A `Secret` that the user gave."""
    keyring_wanted = Signal()

    def __init__(self, act: str) -> None:
        super().__init__()
        self._act, self._wait = act, _no_wait
        self._is_busy = self._takes_code = False
        self.label = Line("", "control")
        self.field = PassphraseField("")
        self.field.setMaxLength(1024)
        self.field.returnPressed.connect(self._try)
        self.field.textChanged.connect(self._allow)
        self.field.capitals_locked.connect(self._show_caps)
        self.caps = Words(_("Caps lock is on."), "caption")
        self.caps.setProperty("tone", "warn")
        self.caps.hide()
        self.message = Message()
        self.open = Button(act, "key-round", "primary")
        self.open.clicked.connect(self._try)
        self.other = Button("", kind="ghost", is_small=True)
        self.other.clicked.connect(self._switch)
        self.keyring = Button(_("Open with this computer’s keyring"), kind="ghost", is_small=True)
        self.keyring.clicked.connect(self.keyring_wanted.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._count_down)
        self._lay_out()
        self.setFocusProxy(self.field)
        self.begin()

    def begin(self, wait: Callable[[], int] = _no_wait) -> None:
        """Ask anew; `wait` says how many seconds the next try has to wait."""
        self._wait = wait
        self._is_busy = False
        self.field.clear()
        self.message.clear()
        self.keyring.hide()
        self._show_kind(takes_code=False)
        self._count_down()

    def work(self) -> None:
        """What was given is being tried."""
        self._is_busy = True
        self.message.clear()
        self.open.setText(_("Checking…"))
        self._allow()

    def refuse(self, error: UserError) -> None:
        """Say why it did not open; the next may be tried after a while."""
        self._is_busy = False
        self.open.setText(self._act)
        self.message.complain(error)
        self._count_down()
        self.field.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.label, self.field, self.caps):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.message)
        column.addSpacing(4)
        column.addWidget(self.open)
        column.addSpacing(4)
        for way in (self.other, self.keyring):
            column.addWidget(way)

    def _show_kind(self, *, takes_code: bool) -> None:
        """Ask for the recovery code, which is read off a sheet and may be seen, or for a passphrase."""
        self._takes_code = takes_code
        if takes_code:
            self.field.show_text()
        else:
            self.field.hide_text()
        self.label.setText(_("Recovery code") if takes_code else _("Passphrase"))
        self.field.setAccessibleName(self.label.text())
        self.other.setText(_("Use a passphrase") if takes_code else _("Use the recovery code"))
        self.open.setText(self._act)
        self._allow()

    def _switch(self) -> None:
        self.field.clear()
        self._show_kind(takes_code=not self._takes_code)
        self.field.setFocus()

    def _show_caps(self, is_on: bool) -> None:
        self.caps.setVisible(is_on and not self._takes_code)

    def _try(self) -> None:
        if self.open.isEnabled():
            secret = self.field.take()
            self.work()
            self.tried.emit(secret)

    def _count_down(self) -> None:
        """Show how long to wait, until it is over."""
        left = self._wait()
        if left:
            self._timer.start()
            told = ngettext("Try again in {n} second.", "Try again in {n} seconds.", left).format(n=left)
            self.message.say(_("Too many wrong passphrases."), told, "warn")
        elif self._timer.isActive():
            self._timer.stop()
            self.message.clear()
        self._allow()

    def _allow(self) -> None:
        is_free = not self._is_busy and not self._wait()
        self.open.setEnabled(is_free and bool(self.field.text()))
        for way in (self.other, self.keyring):
            way.setEnabled(not self._is_busy)
