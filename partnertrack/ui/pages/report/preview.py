"""The part of the page that shows the report as it will be printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.report import Report
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.report_texts import language_name
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.pages_view import PagesView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnertrack.services.look_at_pages import FoundText, Pages

_LANGUAGE_WIDTH = 150


class PreviewPart(QWidget):
    """Draws the report in one of its languages, and opens it where the section stands that is being written."""

    language_picked = Signal(str)
    """The user wants to look at another language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._heading = ""
        self.view = PagesView(desk.jobs)
        self.message, self.busy = Message(), Busy()
        self.language = Choice(_("Language of the report"))
        self.language.setFixedWidth(_LANGUAGE_WIDTH)
        self._line = Line("", "caption", quiet="true")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.language)
        head.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.busy)
        column.addWidget(self.view, 1)
        self.language.activated.connect(lambda _place: self.language_picked.emit(str(self.language.currentData())))
        self.busy.stopped.connect(self.leave)

    def draw(self, report: Report, language: str, heading: str) -> None:
        """Draw the report anew; `heading` is that of the section to show."""
        self.leave()
        languages = report.languages.split()
        self.language.show_entries([(language_name(each), each) for each in languages])
        self.language.choose(language)
        self.language.setVisible(len(languages) > 1)
        self._heading = heading
        self.message.clear()
        self.busy.start(_("Drawing the report"))
        work = partial(report_asks.render, self._desk.workspace, report_asks.options(report, language))
        self._job = self._desk.jobs.read(
            work, self._on_drawn, failed=self._on_failed, stopped=self.busy.end, progressed=self.busy.progress
        )

    def leave(self) -> None:
        """Stop drawing."""
        if self._job:
            self._job.stop()
        self.busy.end()

    def _on_drawn(self, pages: Pages) -> None:
        self.busy.end()
        self.view.show_pages(pages)
        self._line.setText(_("Counts of people are shown as the readers of this report will see them."))
        if self._heading:
            self._job = self._desk.jobs.read(partial(report_asks.find_words, pages, self._heading), self._on_found)

    def _on_found(self, found: Sequence[FoundText]) -> None:
        """Show the section: its heading stands in the contents first, and there on its own page."""
        pages = sorted({each.page for each in found})
        if pages:
            self.view.go_to(pages[1] if len(pages) > 1 else pages[0])

    def _on_failed(self, error: UserError) -> None:
        self.busy.end()
        self.message.complain(error)
