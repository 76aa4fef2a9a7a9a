"""A report as it will be printed: written in a job, and looked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.pages_view import PagesView

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Options
    from partnertrack.services.look_at_pages import Pages

_PAUSE = 250  # milliseconds after the last change before the report is written again


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
        self._job: Job | None = None
        self.view = PagesView(desk.jobs)
        self.message, self.over = self.view.message, self.view.over
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._pause.timeout.connect(lambda: self.draw(self._wanted) if self._wanted else None)
        self.over.stopped.connect(self._stop)

    def draw(self, options: Options) -> None:
        """Write the report anew and show its pages."""
        self._wanted = options
        self._begin(_("Writing the report"))
        work = partial(report_asks.render, self._desk.workspace, options)
        self._job = self._desk.jobs.read(work, self._on_rendered, failed=self._on_failed, progressed=self.over.progress)

    def draw_soon(self, options: Options) -> None:
        """Write the report anew when nothing has changed for a moment."""
        self._wanted = options
        self._pause.start()

    def name_file(self, name: str) -> None:
        """Say what the report is called where it is handed to another program."""
        self.view.taking.name = name

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
        self._end()
        self.view.leave()

    def _begin(self, words: str) -> None:
        """Stop what is under way for something else."""
        self._pause.stop()
        if self._job:
            self._job.stop()
        self.message.clear()
        self.over.start(words)

    def _end(self) -> None:
        if self._job:
            self._job = None
            self.over.end()

    def _on_rendered(self, pages: Pages) -> None:
        self._end()
        self.view.show_pages(pages)
        self.drawn.emit()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.complain(error)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()
            self._end()
            self.stopped.emit()
