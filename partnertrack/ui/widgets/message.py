"""A message that stays in its place on a page until it is no longer true."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Icon, Words
from partnertrack.ui.widgets.meaning import MeaningButton
from partnertrack.ui.widgets.reveal import reveal

_ICONS = {"danger": "triangle-alert", "warn": "triangle-alert", "info": "info", "ok": "circle-check"}

_PROBLEMS = frozenset({"danger", "warn"})


class Message(QWidget):
    """A quiet box in the colour of its meaning; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = "info"
        self._icon = Icon("info", 18, tone="info")
        self._text = Words("", "control")
        self._hint = Words("", "caption", quiet="half")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 11, 14, 11)
        line.setSpacing(12)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.meaning = MeaningButton()
        line.addWidget(self.meaning, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def complain(self, error: UserError) -> None:
        """Show an error that the user can mend, as it stands."""
        self.say(error.message, error.hint, "danger")

    def say(self, text: str, hint: str = "", tone: str = "info") -> None:
        """Say something; `tone` is "info", "ok", "warn" or "danger"."""
        self._tone = tone
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._icon.show_icon(_ICONS.get(tone, "info"), tone)
        self.setAccessibleName(f"{text} {hint}".strip())
        self.meaning.explain(text if tone in _PROBLEMS else "")
        reveal(self)

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 8, theme.tone(self._tone).subtle)
