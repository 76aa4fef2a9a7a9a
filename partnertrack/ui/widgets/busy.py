"""Shows that work is under way, how far it is, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.reveal import reveal


class Busy(QWidget):
    """A line of words with a bar below and a Stop button; hidden while nothing is under way."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Line("", "control", quiet="half")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop_button = Button(_("Stop"), "x", is_small=True)
        self.stop_button.clicked.connect(self.stopped.emit)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addLayout(column, 1)
        line.addWidget(self.stop_button)
        self.hide()

    def start(self, words: str) -> None:
        """Say what is under way; its length is not known yet."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        reveal(self)

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if words:
            self._words.setText(words)

    def end(self) -> None:
        """Nothing is under way any more."""
        self.hide()
