"""A report as it will be printed: written in a job, looked through, printed, opened in another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.pages_view import PagesView
from partnertrack.ui.widgets.pages_view.printing import Printing, new_printer

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Options
    from partnertrack.services.look_at_pages import Pages

_PAUSE = 250  # milliseconds after the last change before the report is written again
_PATIENCE = 500  # milliseconds of work before it is spoken of
_WIDE, _EDGE = 420, 14


class ReportPreview(QWidget):
    """Shows a report; while it is written again, the pages as they were stay, and Stop leaves it at them."""

    drawn = Signal()
    """The pages are those that were asked for last."""
    stopped = Signal()
    """The user stopped it: the pages are those of before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Options | None = None
        self._name = ""
        self._job: Job | None = None
        self._printing: Printing | None = None
        self.message, self.view = Message(), PagesView(desk.jobs)
        self.printer = IconButton("printer", _("Print…"), is_small=True)
        self.opener = IconButton("external-link", _("Open in another program"), is_small=True)
        self.busy = Busy()
        self._over = _Over(self.view.sheets, self.busy)
        self._pause, self._patience = _timer(self, _PAUSE), _timer(self, _PATIENCE)
        self._lay_out()
        self._connect()
        self._enable()

    def draw(self, options: Options) -> None:
        """Write the report anew and show its pages."""
        self._pause.stop()
        self._wanted = options
        self._begin(_("Writing the report"))
        work = partial(report_asks.render, self._desk.workspace, options)
        self._job = self._desk.jobs.read(work, self._on_rendered, failed=self._on_failed, progressed=self.busy.progress)

    def draw_soon(self, options: Options) -> None:
        """Write the report anew when nothing has changed for a moment."""
        self._wanted = options
        self._pause.start()

    def show_file(self, content: bytes) -> None:
        """Show the pages of a PDF that is there already."""
        self._pause.stop()
        self._begin(_("Opening the report"))
        work = partial(report_asks.pages, content)
        self._job = self._desk.jobs.read(work, self._on_rendered, failed=self._on_failed)

    def name_file(self, name: str) -> None:
        """Say what the report is called where it is handed to another program."""
        self._name = name

    def begin_find(self) -> None:
        """Let the user search the pages."""
        self.view.begin_find()

    def put_away(self) -> bool:
        """End the search; whether there was one."""
        return self.view.put_away()

    def leave(self) -> None:
        """Stop what is under way: nobody looks at it any more."""
        self._pause.stop()
        if self._job:
            self._job.stop()
        self.view.leave()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages."""
        if self.view.pages is None:
            return
        self._begin(_("Printing"))
        self._printing = Printing(self, self._desk.jobs, self.view.pages, printer)
        self._printing.progressed.connect(self.busy.progress)
        self._printing.ended.connect(self._end)
        self._printing.failed.connect(self._on_failed)
        self._printing.begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self.view.bar.add_group(self.printer, self.opener)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._pause.timeout.connect(lambda: self.draw(self._wanted) if self._wanted else None)
        self._patience.timeout.connect(self._over.come_in)
        self.busy.stopped.connect(self._stop)
        self.printer.clicked.connect(self._choose_printer)
        self.opener.clicked.connect(self._open)

    def _enable(self) -> None:
        for button in (self.printer, self.opener):
            button.setEnabled(self.view.pages is not None)

    def _begin(self, words: str) -> None:
        """Stop what is under way, and speak of what is begun when it takes long."""
        if self._job:
            self._job.stop()
        self.message.clear()
        self.busy.start(words)
        if not self._over.isVisible():
            self._patience.start()

    def _end(self) -> None:
        """Nothing is under way any more."""
        self._job = self._printing = None
        self._patience.stop()
        self._over.hide()

    def _on_rendered(self, pages: Pages) -> None:
        self._end()
        self.view.show_pages(pages)
        self._enable()
        self.drawn.emit()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)

    def _stop(self) -> None:
        if self._printing:
            self._printing.stop()
        elif self._job:
            self._job.stop()
            self._end()
            self.stopped.emit()

    def _choose_printer(self) -> None:
        dialog = QPrintDialog(new_printer(), self)
        dialog.setMinMax(1, max(1, self.view.sheets.count))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(dialog.printer())

    def _open(self) -> None:
        if self.view.pages:
            name = self._name or self._desk.workspace.title
            self._desk.jobs.read(
                partial(report_asks.lend_pages, self.view.pages, name), _show, failed=self.message.complain
            )


class _Over(QFrame):
    """Lies over the lower edge of the pages while work is under way that takes long."""

    def __init__(self, pages: QWidget, busy: Busy) -> None:
        super().__init__(pages)
        self.setObjectName("raised")
        self._pages = pages
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 12)
        column.addWidget(busy)
        pages.installEventFilter(self)
        self.hide()

    def come_in(self) -> None:
        """Show what is under way."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place whatever the size of the pages."""
        if watched is self._pages and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        wide, high = min(_WIDE, self._pages.width() - 2 * _EDGE), self.sizeHint().height()
        left = (self._pages.width() - wide) // 2
        self.setGeometry(left, self._pages.height() - high - _EDGE, wide, high)


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
