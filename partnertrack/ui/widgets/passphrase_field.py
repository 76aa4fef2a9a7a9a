"""A field for a passphrase: hidden until one asks to see it, and it tells when capitals are locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from partnertrack.i18n import _
from partnertrack.ui import icons, theme
from partnertrack.ui.view_models.secret import Secret

_ICON = 16


class PassphraseField(QLineEdit):
    """What is written shows as dots; the eye at its end shows it until the field is left or cleared."""

    capitals_locked = Signal(bool)
    """Caps lock seems to be on, or off again: Qt tells it by the letters that come."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._is_locked = False
        self._eye = QAction(self)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw()

    @property
    def is_shown(self) -> bool:
        """Whether what is written can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def hide_text(self) -> None:
        """Show dots again."""
        if self.is_shown:
            self._turn()

    def show_text(self) -> None:
        """Show what is written: a code that is read off a sheet, say."""
        if not self.is_shown:
            self._turn()

    def take(self) -> Secret:
        """What was written, which is gone from here with all that undo would bring back."""
        secret = Secret(self.text())
        self.clear()
        return secret

    def clear(self) -> None:
        """Forget what was written, the way back to it included, and hide what comes next."""
        self.hide_text()
        self.setText("")  # unlike clear() it leaves nothing to undo

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell by the letter whether capitals are locked."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(is_locked=letter.isupper() != is_shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._tell(is_locked=False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide what was shown: whoever looks next need not see it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hide_text()
        self._tell(is_locked=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _turn(self) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password if self.is_shown else QLineEdit.EchoMode.Normal)
        self._draw()

    def _tell(self, *, is_locked: bool) -> None:
        if is_locked != self._is_locked:
            self._is_locked = is_locked
            self.capitals_locked.emit(is_locked)

    def _draw(self) -> None:
        self._eye.setIcon(icons.icon("eye-off" if self.is_shown else "eye", _ICON, theme.tokens().text2))
        self._eye.setText(_("Hide the passphrase") if self.is_shown else _("Show the passphrase"))
        self._eye.setToolTip(self._eye.text())
