"""What happens when something breaks: the log keeps where, the user is told once, no data leave the computer."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from partnertrack.i18n import _

_LOG = logging.getLogger("partnertrack")
_LOG_SIZE, _LOGS_KEPT = 500_000, 2
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
        self._open_logs(home / "log")

    def tell(self, error: BaseException) -> None:
        """Log where an error came from and tell the user, unless the same one was told before.

        An error's own words may hold what partners wrote about people: only its kind and its place are logged.
        """
        trace = place_of(error)
        if trace in self._told:
            return
        self._told.add(trace)
        _LOG.error("%s", trace)
        self._show(_("Something went wrong. Your data was not changed."), trace)

    def close(self) -> None:
        """Give back the hooks and the files."""
        sys.excepthook = self._hook_before
        qInstallMessageHandler(None)
        if self._file:
            faulthandler.disable()
            self._file.close()
        if self._handler:
            _LOG.removeHandler(self._handler)
            self._handler.close()

    def _open_logs(self, folder: Path) -> None:
        """Begin the log; where it cannot be written, the program does without."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / "fault.log").open("a", encoding="utf-8")
            self._handler = RotatingFileHandler(
                folder / "partnertrack.log", maxBytes=_LOG_SIZE, backupCount=_LOGS_KEPT, encoding="utf-8"
            )
        except OSError:
            return
        faulthandler.enable(self._file)
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(self._handler)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._hook_before(kind, error, trace)
            return
        self._heard.emit(error)


def place_of(error: BaseException) -> str:
    """The kind of an error and the lines of code that led to it, without a word of data."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((type(error).__name__, *lines))


def _show(text: str, trace: str) -> None:
    from partnertrack.ui.dialogs.problem import show_problem  # noqa: PLC0415 - only when something is broken

    show_problem(text, trace)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Put what Qt says into the log."""
    if not any(harmless in text for harmless in _HARMLESS):
        _LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)
