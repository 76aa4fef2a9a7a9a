"""Asks for the password of a partner's file, in its place on the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from partnertrack.errors import PasswordNeeded
from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Words

_FIELD = 260


class PasswordCard(Card):
    """What is asked, a field, and the way round the file; hidden while nothing is asked."""

    given = Signal(str)
    """The password."""
    skipped = Signal()
    """Go on without this file."""

    def __init__(self) -> None:
        super().__init__(pad=14)
        self.question = Words("", "control")
        self.hint = Words("", "caption", quiet="true")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Password of the file"))
        self.field.setPlaceholderText(_("Password"))
        self.field.setFixedWidth(_FIELD)
        self.open = Button(_("Open the file"), "arrow-right", "primary")
        self.skip = Button(_("Skip this file"))
        self.open.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        self.skip.clicked.connect(self.skipped)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.question)
        words.addWidget(self.hint)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(Icon("lock", 18, tone="info"))
        asked.addLayout(words, 1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.field)
        answer.addWidget(self.open)
        answer.addWidget(self.skip)
        answer.addStretch(1)
        self.body.addLayout(asked)
        self.body.addLayout(answer)
        self.hide()

    def ask(self, needed: PasswordNeeded) -> None:
        """Ask for the password, or say that the one before was wrong."""
        self.question.setText(needed.message)
        self.question.setProperty("tone", "danger" if needed.is_wrong else "")
        self.question.style().polish(self.question)
        self.hint.setText(_("The password opens the file this once; it is not kept."))
        self.field.clear()
        self.show()
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
