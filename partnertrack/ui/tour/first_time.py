"""Begins the tour by itself, once: when a pilot is open for the first time and nothing else wants an answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from partnertrack.ui.desk import Desk

_LOOKS = 700  # milliseconds


class FirstTime(QObject):
    """Waits for the moment; `is_at_home` tells whether the overview is shown, `begin` begins the tour."""

    def __init__(self, desk: Desk, is_at_home: Callable[[], bool], begin: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk, self._is_at_home, self._begin = desk, is_at_home, begin
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS)
        self._timer.timeout.connect(self._look)
        desk.opened.connect(self._wait)

    def _wait(self) -> None:
        if not self._desk.settings.is_toured:
            self._timer.start()

    def _look(self) -> None:
        if self._desk.settings.is_toured or not self._desk.is_open:
            self._timer.stop()
        elif self._is_at_home() and QApplication.activeModalWidget() is None:
            self._timer.stop()
            self._begin()
