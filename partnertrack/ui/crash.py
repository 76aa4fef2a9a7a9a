"""What happens when something breaks: the log keeps where, the user is told once, no data leave the computer."""

from __future__ import annotations

import faulthandler
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from partnertrack.i18n import _
from partnertrack.log import LOG, close_log, open_log, place_of

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = ("does not support propagateSizeHints", "QBackingStore::flush()")


class Crash(QObject):
    """Hears of every error that nobody expected, from any thread, and tells of each distinct one once."""

    _heard = Signal(object)

    def __init__(self, home: Path, show: Callable[[str, str], None] | None = None) -> None:
        super().__init__()
        self._show = show or _show
        self._told: set[str] = set()
        self._file: TextIO | None = None
        self._handler: logging.Handler | None = None
        self._heard.connect(self.tell)
        self._hook_before = sys.excepthook
        sys.excepthook = self._hook
        qInstallMessageHandler(_on_qt_message)
        self._open_logs(home)

    def tell(self, error: BaseException) -> None:
        """Log where an error came from and tell the user, unless the same one was told before.

        An error's own words may hold what partners wrote about people: only its kind and its place are logged.
        """
        trace = place_of(error)
        if trace in self._told:
            return
        self._told.add(trace)
        LOG.error("%s", trace)
        self._show(_("Something went wrong. Your data was not changed."), trace)

    def close(self) -> None:
        """Give back the hooks and the files."""
        sys.excepthook = self._hook_before
        qInstallMessageHandler(None)
        if self._file:
            faulthandler.disable()
            self._file.close()
        close_log(self._handler)

    def _open_logs(self, home: Path) -> None:
        """Begin the log; where it cannot be written, the program does without."""
        self._handler = open_log(home)
        if self._handler is not None:
            self._file = (home / "log" / "fault.log").open("a", encoding="utf-8")
            faulthandler.enable(self._file)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._hook_before(kind, error, trace)
            return
        self._heard.emit(error)


def _show(text: str, trace: str) -> None:
    from partnertrack.ui.dialogs.problem import show_problem  # noqa: PLC0415 - only when something is broken

    show_problem(text, trace)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Put what Qt says into the log."""
    if not any(harmless in text for harmless in _HARMLESS):
        LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)
