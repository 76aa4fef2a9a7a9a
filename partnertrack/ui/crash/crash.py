"""What happens when something breaks: the log keeps where, the user is told once, no data leave the computer."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from partnertrack.i18n import _
from partnertrack.log import LOG, close_log, open_log, place_of
from partnertrack.ui.crash.report import report
from partnertrack.ui.crash.running import Ended, Running

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = ("does not support propagateSizeHints", "QBackingStore::flush()")


class Crash(QObject):
    """Hears of every error that nobody expected, from any thread, and tells of each distinct one once.

    `ended` is the last run where that was not closed properly; it is told by whoever began the program.
    """

    _heard = Signal(object)

    def __init__(self, home: Path, show: Callable[[str, str], None] | None = None) -> None:
        super().__init__()
        self._show = show or self._open_dialog
        self._told: dict[str, str] = {}
        self._heard.connect(self.tell)
        self._hooks_before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._hear(told.exc_value)
        sys.unraisablehook = lambda told: self._hear(told.exc_value)
        qInstallMessageHandler(_on_qt_message)
        self._handler = open_log(home)
        self.running = Running(home)
        self.ended: Ended | None = self.running.begin()

    def tell(self, error: BaseException) -> None:
        """Log where an error came from and tell the user, unless the same one was told before.

        An error's own words may hold what partners wrote about people: only its kind and its place are logged. It is
        the same one where it is of the same kind and broke at the same line, by whatever way that was reached.
        """
        trace = place_of(error)
        head, *frames = trace.splitlines()
        same = f"{head} {frames[-1] if frames else ''}"
        if same in self._told:
            return
        self._told[same] = trace
        LOG.error("%s", trace)
        self._show(_("Something went wrong. Your data was not changed."), trace)

    @property
    def faults(self) -> tuple[str, ...]:
        """What broke in this run: the kind of each error and where it came from, without its words."""
        return tuple(self._told.values())

    def report(self) -> str:
        """All faults of this run, as a text that holds no data."""
        return report(self._told.values(), self.running.steps)

    def show_end(self) -> None:
        """Show the report on the last run, which was not closed properly."""
        from partnertrack.ui.dialogs.fault_report import FaultReportDialog  # noqa: PLC0415 - only after a crash

        if self.ended:
            FaultReportDialog(report([self.ended.fault], self.ended.steps, has_ended=True)).open()

    def close(self) -> None:
        """Give back the hooks and the files."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks_before
        qInstallMessageHandler(None)
        self.running.end()
        close_log(self._handler)

    def _open_dialog(self, text: str, trace: str) -> None:
        from partnertrack.ui.dialogs.problem import show_problem  # noqa: PLC0415 - only when something is broken

        show_problem(text, trace, self.report)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._hooks_before[0](kind, error, trace)
            return
        self._heard.emit(error)

    def _hear(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            self._heard.emit(error)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Put what Qt says into the log."""
    if not any(harmless in text for harmless in _HARMLESS):
        LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)
