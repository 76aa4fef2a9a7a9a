"""Notices that come up over a page and go away by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.labels import Badge, Words
from partnertrack.ui.widgets.meaning import MeaningButton

_SECONDS, _SECONDS_FOR_ERRORS = 7, 20
_WIDEST, _WIDEST_WORDS, _EDGE, _ABOVE = 560, 380, 24, 76


class Notices(QObject):
    """Shows one notice at a time, at the bottom of the window; a newer one takes the place of the older."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: _Notice | None = None
        self._is_hushed, self._seconds = False, _SECONDS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        window.installEventFilter(self)

    def say(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say what was done, with a button to take it back or go on; without a text, say nothing any more."""
        if not text:
            self.clear()
            return
        self._show(_Notice(self._window, text, "", "ok", "check"), _SECONDS)
        if self._shown and button and action:
            self._shown.offer(button, action)
            self._shown.acted.clicked.connect(self.clear)
            self._place()

    def complain(self, error: UserError) -> None:
        """Show an error that the user can mend, as it stands."""
        self._show(_Notice(self._window, error.message, error.hint, "danger", "triangle-alert"), _SECONDS_FOR_ERRORS)
        if self._shown:
            self._shown.meaning.explain(error.message)
            self._place()

    def hush(self) -> None:
        """Show nothing until `speak`: neither what is said now nor what is said meanwhile."""
        self._is_hushed = True
        self._timer.stop()
        if self._shown:
            self._shown.hide()

    def speak(self) -> None:
        """Show again what is said, and what was said meanwhile."""
        self._is_hushed = False
        if self._shown:
            self._show_up(self._shown)

    @property
    def text(self) -> str:
        """What is said just now, "" for nothing."""
        return self._shown.accessibleName() if self._shown else ""

    def press(self) -> None:
        """Do what the notice offers."""
        if self._shown:
            self._shown.acted.click()

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        if self._shown:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the notice in its place when the window changes its size."""
        if isinstance(event, QResizeEvent):
            self._place()
        return False

    def _show(self, notice: _Notice, seconds: int) -> None:
        self.clear()
        self._shown = notice
        notice.closing.clicked.connect(self.clear)
        self._seconds = seconds
        if not self._is_hushed:
            self._show_up(notice)

    def _show_up(self, notice: _Notice) -> None:
        notice.show()
        self._place()
        notice.raise_()
        self._timer.start(self._seconds * 1000)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(notice, notice.accessibleName()))

    def _place(self) -> None:
        if self._shown:
            self._shown.setMaximumWidth(min(_WIDEST, self._window.width() - 2 * _EDGE))
            self._shown.adjustSize()
            left = (self._window.width() - self._shown.width()) // 2
            self._shown.move(QPoint(left, self._window.height() - self._shown.height() - _ABOVE))


class _Notice(QFrame):
    """One notice."""

    def __init__(self, parent: QWidget, text: str, hint: str, tone: str, icon: str) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self.setAccessibleName(f"{text} {hint}".strip())
        self.acted = Button("", kind="ghost", is_small=True)
        self.acted.hide()
        self.closing = IconButton("x", _("Close"), size=14)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = title = Words(text, "control")
        title.setMinimumWidth(min(round(paint.width(text, "control")) + 4, _WIDEST_WORDS))
        words.addWidget(title)
        if hint:
            words.addWidget(Words(hint, "caption", quiet="true"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 10, 8, 10)
        line.setSpacing(12)
        line.addWidget(Badge(icon, tone, 28, is_round=True), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        self.meaning = MeaningButton()
        words.addWidget(self.meaning, 0, Qt.AlignmentFlag.AlignLeading)
        line.addWidget(self.acted)
        line.addWidget(self.closing)

    def offer(self, text: str, action: Callable[[], None]) -> None:
        """Offer to do something about it."""
        self.acted.setText(text)
        room = _WIDEST_WORDS - self.acted.sizeHint().width()
        self._title.setMinimumWidth(min(self._title.minimumWidth(), room))
        self.acted.clicked.connect(action)
        self.acted.show()
