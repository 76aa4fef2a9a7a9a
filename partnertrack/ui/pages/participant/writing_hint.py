"""A quiet hint beside a text that looks as if it told of health, police and the like; it never stops anybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from partnertrack.i18n import _
from partnertrack.ui import privacy_asks
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.labels import Icon, Words

_PAUSE = 350  # milliseconds without a key


class WritingHint(QWidget):
    """Looks at a field whenever its writer pauses; what was dismissed is not said again of the same text."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__()
        self._field = field
        self._dismissed = ""
        self.words = Words("", "caption", quiet="half")
        self.dismiss = IconButton("x", _("Dismiss the hint"), size=14, is_small=True)
        self.dismiss.clicked.connect(self._dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon("shield-alert", 16, tone="warn"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        line.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        field.textChanged.connect(self._pause.start)
        self.hide()

    def look(self) -> None:
        """Look at the text, and say what it looks like."""
        said = privacy_asks.look_at_text(self._field.toPlainText())
        self.words.setText(said)
        self.setVisible(bool(said) and said != self._dismissed)
        self._field.setAccessibleDescription(said)

    def _dismiss(self) -> None:
        self._dismissed = self.words.text()
        self.hide()
        self._field.setFocus()
