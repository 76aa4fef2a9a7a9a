"""Asks how a new pilot is protected: by a passphrase, or by nothing, which takes one more step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.asking import Asking
from partnertrack.ui.dialogs.new_passphrase import NewPassphrase
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick


class Protection(QStackedWidget):
    """A passphrase twice, with what happens when it is forgotten; behind a button the pilot without one."""

    changed = Signal()
    """What was chosen, or whether it can be used, is another thing now."""

    def __init__(self, jobs: Asking) -> None:
        super().__init__()
        self.passphrase = NewPassphrase(jobs, _("Passphrase"))
        self.passphrase.changed.connect(self.changed)
        self.without = Button(_("Do without encryption…"), kind="ghost", is_small=True)
        self.without.clicked.connect(lambda: self._show(is_plain=True))
        self.within = Button(_("Encrypt it after all"), "lock", is_small=True)
        self.within.clicked.connect(lambda: self._show(is_plain=False))
        self.known = Tick(_("I accept that whoever has the file can read all of it."))
        self.known.toggled.connect(self.changed)
        self.addWidget(self._encrypted())
        self.addWidget(self._plain())

    @property
    def is_plain(self) -> bool:
        """Whether the pilot is to be made without encryption."""
        return self.currentIndex() == 1

    @property
    def is_ready(self) -> bool:
        """Whether the pilot can be made like this."""
        return self.known.isChecked() if self.is_plain else self.passphrase.problem() is None

    def take(self) -> Secret | None:
        """The passphrase, which is gone from the fields; None for a pilot without encryption."""
        secret = None if self.is_plain else Secret(self.passphrase.text())
        self.passphrase.clear()
        return secret

    def begin(self, names: tuple[str, ...]) -> None:
        """Ask; `names` are what a guesser would try first."""
        self.passphrase.names = names
        self.passphrase.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _encrypted(self) -> QWidget:
        told = _("The pilot is encrypted: whoever finds the file without the passphrase reads nothing in it.")
        lost = Message()
        lost.say(
            _("Nobody can open the pilot when the passphrase is forgotten, not even we."),
            _("You can print a recovery sheet in the next step: keep it locked away."),
            "warn",
        )
        page, column = _page()
        column.addWidget(Words(told, quiet="half"))
        column.addSpacing(6)
        column.addWidget(self.passphrase)
        column.addSpacing(6)
        column.addWidget(lost)
        column.addStretch(1)
        column.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _plain(self) -> QWidget:
        risk = Message()
        risk.say(
            _("Without encryption, whoever gets the file or a backup of it reads everything."),
            _("Passport numbers, refusals and health notes of everybody in it. The lock does not work for it, either."),
            "danger",
        )
        page, column = _page()
        column.addWidget(Line(_("Without encryption"), "h2"))
        column.addSpacing(4)
        column.addWidget(risk)
        column.addSpacing(8)
        column.addWidget(self.known)
        column.addStretch(1)
        column.addWidget(self.within, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _show(self, *, is_plain: bool) -> None:
        self.passphrase.clear()
        self.known.setChecked(False)
        self.setCurrentIndex(int(is_plain))
        (self.known if is_plain else self.passphrase.passphrase).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(6)
    return page, column
