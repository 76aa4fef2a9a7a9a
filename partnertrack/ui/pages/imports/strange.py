"""Warns of a file that may hold real people, which have no place in the practice pilot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Words


class StrangeCard(Card):
    """What is to be considered, and the two ways on; hidden while nothing is asked."""

    taken = Signal()
    """Import it all the same."""
    skipped = Signal()
    """Go on without this file."""

    def __init__(self) -> None:
        super().__init__(pad=14)
        self.question = Words("", "control")
        told = _(
            "The practice pilot is not encrypted, and starts afresh one day. Real people belong in a pilot of your own."
        )
        self.skip = Button(_("Leave it out"), kind="primary")
        self.take = Button(_("Nobody in it is real: import it"))
        self.take.clicked.connect(self._take)
        self.skip.clicked.connect(self._skip)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.question)
        words.addWidget(Words(told, "caption", quiet="half"))
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(Icon("triangle-alert", 18, tone="warn"), 0, Qt.AlignmentFlag.AlignTop)
        asked.addLayout(words, 1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.skip)
        answer.addWidget(self.take)
        answer.addStretch(1)
        self.body.addLayout(asked)
        self.body.addLayout(answer)
        self.hide()

    def ask(self, name: str) -> None:
        """Ask about the file of that name."""
        self.question.setText(_("“{file}” seems to hold real people.").format(file=name))
        self.setAccessibleName(self.question.text())
        self.show()
        self.skip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.hide()
        self.taken.emit()

    def _skip(self) -> None:
        self.hide()
        self.skipped.emit()
