"""A report of the figures alone, looked at and saved at once, without keeping one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, current
from partnertrack.ui import asks, report_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.periods import PERIODS, first_day, period_words, report_name
from partnertrack.ui.view_models.reports import LANGUAGES
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.file_writer import FileWriter
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.report_preview import ReportPreview
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.services.donor_report import Options
    from partnertrack.ui.view_models.reports import ReportsView

_OPTIONS_WIDTH = 272
_KINDS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)"}


class QuickReport(QWidget):
    """What the figures alone would say, and buttons that write it to a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._of_one: set[str] = set()
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.template = Choice(_("Template"))
        self.employer = Choice(_("Employer"))
        self.period = Choice(_("Period"), tuple((period_words(each), each) for each in PERIODS))
        self.language = Choice(_("Language of the report"), [(words, key) for key, words in LANGUAGES])
        known = {key for key, _words in LANGUAGES}
        self.language.choose(current() if current() in known else "en")
        self.preview = ReportPreview(desk)
        self.pdf = Button(_("Save as PDF…"), "download", "primary")
        self.xlsx = Button(_("Save as Excel…"), "file-spreadsheet")
        self.writer = FileWriter(desk, self.pdf, self.xlsx)
        self._lay_out()
        self._connect()

    def show_view(self, view: ReportsView) -> None:
        """Offer the templates and the employers; what was chosen stays."""
        self._of_one = {each.id for each in view.templates if each.is_of_one}
        template, employer = self.template.currentData() or view.templates[0].id, self.employer.currentData()
        for field in (self.template, self.employer):
            field.blockSignals(True)
        self.template.show_entries([(each.name, each.id) for each in view.templates])
        self.employer.show_entries([(name, key) for key, name in view.employers])
        for field in (self.template, self.employer):
            field.blockSignals(False)
        self.template.choose(template)
        self.employer.choose(employer or next((key for key, _name in view.employers), None))
        self._employer_box.setVisible(template in self._of_one)

    def look(self) -> None:
        """Draw the preview as the pilot is now."""
        self.day.show_day(self._desk.as_of)
        self._name()
        self.preview.draw(self._wanted())

    def leave(self) -> None:
        """Stop drawing and writing."""
        self.preview.leave()
        self.writer.stop()

    def save_to(self, path: Path) -> None:
        """Write the report to a file whose suffix says its kind."""
        self.writer.write(partial(asks.write_report, self._desk.workspace, self._wanted(), path), path.name)

    def _lay_out(self) -> None:
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self._options())
        card = Card()
        card.body.addWidget(self.preview, 1)
        line.addWidget(card, 1)

    def _options(self) -> QWidget:
        card = Card(_("Figures only"))
        inner = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.setSpacing(6)
        self._employer_box = QWidget()
        beside = QVBoxLayout(self._employer_box)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        _put(inner, self.template)
        _put(beside, self.employer)
        inner.addWidget(self._employer_box)
        for field in (self.day, self.period, self.language):
            _put(inner, field)
        inner.addWidget(Words(_("Counts only: no person’s name is printed."), "caption", quiet="true"))
        inner.addSpacing(6)
        for widget in (self.pdf, self.xlsx, self.writer.busy, self.writer.message):
            inner.addWidget(widget)
        folder = QHBoxLayout()
        folder.addWidget(self.writer.open_folder)
        folder.addStretch(1)
        inner.addLayout(folder)
        inner.addStretch(1)
        card.body.addWidget(Scroll(inner), 1)
        card.setFixedWidth(_OPTIONS_WIDTH)
        return card

    def _connect(self) -> None:
        self.day.dateChanged.connect(self._wait)
        self.template.currentIndexChanged.connect(self._on_template)
        self.employer.currentIndexChanged.connect(self._wait)
        self.period.currentIndexChanged.connect(self._wait)
        self.language.currentIndexChanged.connect(self._wait)
        self.pdf.clicked.connect(partial(self._save, ".pdf"))
        self.xlsx.clicked.connect(partial(self._save, ".xlsx"))

    def _on_template(self) -> None:
        self._employer_box.setVisible(self.template.currentData() in self._of_one)
        self._wait()

    def _wait(self) -> None:
        self._name()
        self.preview.draw_soon(self._wanted())

    def _name(self) -> None:
        self.preview.name_file(self._file(""))

    def _wanted(self) -> Options:
        as_of = self.day.day()
        since, template = first_day(self.period.currentData(), as_of), str(self.template.currentData())
        employer = self.employer.currentData() if template in self._of_one else None
        return report_asks.figures_only(as_of, since, self.language.currentData(), template, employer)

    def _file(self, suffix: str) -> str:
        title = f"{self._desk.workspace.title} {self.template.currentText()}"
        return report_name(title, self.day.day(), self.language.currentData(), suffix)

    def _save(self, suffix: str) -> None:
        start = str(self.writer.folder() / named(self._file(suffix), self._desk.workspace.path))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), start, _KINDS[suffix])
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(suffix) else f"{chosen}{suffix}"))


def _put(column: QBoxLayout, field: QWidget) -> None:
    """Put a field under its name."""
    column.addWidget(Line(field.accessibleName(), "control"))
    column.addWidget(field)
    column.addSpacing(6)
