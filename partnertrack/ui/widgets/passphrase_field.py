"""A field for a passphrase: hidden until the eye is pressed, and it notices the caps lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from partnertrack.i18n import _
from partnertrack.ui import icons, theme
from partnertrack.ui.view_models.secret import Secret

_ICON = 16


class PassphraseField(QLineEdit):
    """What is typed here is no text for the keyboard to learn, and is gone once it was taken."""

    caps_noticed = Signal(bool)
    """Whether the caps lock seems to be on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._has_caps = False
        self._eye = QAction(self)
        self._eye.triggered.connect(self._on_eye)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.show_text(is_shown=False)

    @property
    def is_shown(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def show_text(self, *, is_shown: bool) -> None:
        """Show the letters, or dots in their place."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._draw()

    def take(self) -> Secret:
        """What was typed, which is gone from here with all that undo would bring back."""
        secret = Secret(self.text())
        self.wipe()
        return secret

    def wipe(self) -> None:
        """Forget what was typed, and how; hide what is typed next."""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice the caps lock by the letters that come without Shift, or with it."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._notice(is_on=letter.isupper() != is_shifted)
        elif event.key() == Qt.Key.Key_CapsLock and self._has_caps:
            self._notice(is_on=False)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _on_eye(self) -> None:
        self.show_text(is_shown=not self.is_shown)

    def _notice(self, *, is_on: bool) -> None:
        if is_on != self._has_caps:
            self._has_caps = is_on
            self.caps_noticed.emit(is_on)

    def _draw(self) -> None:
        self._eye.setIcon(icons.icon("eye-off" if self.is_shown else "eye", _ICON, theme.tokens().muted))
        self._eye.setText(_("Hide what is typed") if self.is_shown else _("Show what is typed"))
        self._eye.setToolTip(self._eye.text())
