"""A new passphrase, written twice, with a judgement of it as one writes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import access_asks
from partnertrack.ui.asking import Asking, Job
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.passphrase_field import PassphraseField
from partnertrack.ui.widgets.strength import StrengthMeter

if TYPE_CHECKING:
    from partnertrack.services.access import Strength

_PAUSE = 120  # milliseconds after the last letter


class NewPassphrase(QWidget):
    """Two fields and a meter; `problem` says what keeps it from being used.

    `names` are words that a guesser tries first: the pilot's title, the user's name.
    """

    changed = Signal()
    """What is written is another text now."""

    def __init__(self, jobs: Asking, label: str = "") -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._jobs = jobs
        self._job: Job | None = None
        self.passphrase = PassphraseField(label or _("New passphrase"))
        self.again = PassphraseField(_("The same once more"))
        self.meter = StrengthMeter()
        self.hint = Words("", "caption")
        self.hint.setProperty("tone", "warn")
        self.hint.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line(label or _("New passphrase"), "control"))
        column.addWidget(self.passphrase)
        column.addWidget(self.meter)
        column.addSpacing(8)
        column.addWidget(Line(_("The same once more"), "control"))
        column.addWidget(self.again)
        column.addWidget(self.hint)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._on_written)
            field.capitals_locked.connect(self._on_capitals)
        self.passphrase.textChanged.connect(self._timer.start)
        self.clear()

    def text(self) -> str:
        """The passphrase as it stands in the first field."""
        return self.passphrase.text()

    def clear(self) -> None:
        """Forget what was written."""
        self.passphrase.clear()
        self.again.clear()
        self._timer.stop()
        if self._job:
            self._job.stop()
        self._clear_meter()

    def problem(self) -> UserError | None:
        """Why this cannot be the passphrase; None when it can."""
        if not self.text().strip():
            return UserError(_("The passphrase is empty."), _("Write one, then write it once more."))
        if self.text() != self.again.text():
            return UserError(_("The two passphrases differ."), _("Write the same in both fields."))
        return None

    def _on_written(self) -> None:
        self.changed.emit()

    def _on_capitals(self, is_locked: bool) -> None:
        self.hint.setText(_("Caps lock seems to be on."))
        self.hint.setVisible(is_locked)

    def _judge(self) -> None:
        if self._job:
            self._job.stop()
        written = self.text()
        if not written:
            self._clear_meter()
            return
        self._job = self._jobs.read(partial(access_asks.strength, written, self.names), self._show)

    def _clear_meter(self) -> None:
        self.meter.clear(_("Four words or more that have nothing in common make a good passphrase."))

    def _show(self, found: Strength) -> None:
        self.meter.show_strength(found.score, found.words)
