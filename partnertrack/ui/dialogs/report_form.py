"""Takes what a report is about: its template, period, readers, languages and cover, at the side of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, day
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.view_models.periods import half_years
from partnertrack.ui.view_models.reports import LANGUAGES, ReportsView, audience_hints, audiences, period_of
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.optional_day import OptionalDay
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.domain.report import Report

_OWN = "own"

Period = tuple[date | None, date]


class ReportForm(FormDrawer):
    """The form of one report; Enter keeps it, Esc puts it away; whoever listens stores it, or has it complain."""

    wanted = Signal(object, object, object)
    """The `Report` before, as it is to be, and the id of the report whose texts it takes over, or None."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("New report"), _("Begin the report"))
        self._report: Report | None = None
        self._about: dict[str, str] = {}

    def open(self, view: ReportsView, report: Report, today: date) -> None:
        """Come in with a report, to begin it or to change it."""
        self._report = report
        self.begin()
        self.name(_("Change the report") if report.version else _("New report"))
        self.keep.setText(_("Save") if report.version else _("Begin the report"))
        self._about = {each.id: each.about for each in view.templates}
        self._make(view, report, today)
        self.show_layout(self._column(is_new=not report.version and bool(view.rows)))
        self.template.setFocus()

    def _make(self, view: ReportsView, report: Report, today: date) -> None:
        """Make the fields."""
        self.template = Choice(_("Template"), [(each.name, each.id) for each in view.templates if not each.is_of_one])
        self.template.choose(report.template)
        self.about = Words("", "caption", quiet="half")
        self.period = Choice(_("Period"), _periods(report, today))
        self.period.choose((report.since, report.as_of))
        self.since = OptionalDay(_("First day"), report.since, report.since or report.as_of)
        self.as_of = DayField(_("Last day, on which the figures stand"), report.as_of)
        self.audience = Choice(_("Who reads it"), [(words, key) for key, words in audiences().items()])
        self.audience.choose(report.audience)
        self.withheld = Words("", "caption", quiet="half")
        self.languages = {key: Tick(words, is_ticked=key in report.languages.split()) for key, words in LANGUAGES}
        self.texts = {
            "number": written(_("Number"), report.number),
            "title": written(_("Title"), report.title),
            "contracts": written(_("Contract numbers"), report.contracts),
            "contact": written(_("Contact"), report.contact, _("An office or a function, no person’s name")),
            "approved_by": written(_("Approved by"), report.approved_by, _("A function, no person’s name")),
        }
        self.source = Choice(_("Texts to start from"), _sources(view))
        self.source.setCurrentIndex(1 if view.rows and not report.version else 0)
        self._connect()

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._tell)
        self.audience.currentIndexChanged.connect(self._tell)
        self.period.currentIndexChanged.connect(self._tell)
        for field in self.texts.values():
            field.returnPressed.connect(self._want)

    def _column(self, *, is_new: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        self._own = _below(self.since, self.as_of)
        _put(column, self.template, self.about)
        _put(column, self.period, self._own)
        _put(column, self.audience, self.withheld)
        ticks = QWidget()
        line = QHBoxLayout(ticks)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for tick in self.languages.values():
            line.addWidget(tick, 1)
        ticks.setAccessibleName(_("Languages"))
        _put(column, ticks)
        if is_new:
            hint = _("They are marked as taken over until somebody has looked at them; figures in them are renewed.")
            _put(column, self.source, Words(hint, "caption", quiet="half"))
        for field in self.texts.values():
            _put(column, field)
        column.addStretch(1)
        self._tell()
        return column

    def _tell(self) -> None:
        """Say what the choices mean."""
        self.about.setText(self._about.get(str(self.template.currentData()), ""))
        self.withheld.setText(audience_hints().get(str(self.audience.currentData()), ""))
        self._own.setVisible(self.period.currentData() == _OWN)

    def _period(self) -> Period:
        chosen = self.period.currentData()
        return (self.since.day(), self.as_of.day()) if chosen == _OWN else chosen

    def _want(self) -> None:
        if self._report is None or not self.keep.isEnabled():
            return
        languages = " ".join(key for key, tick in self.languages.items() if tick.isChecked())
        if not languages:
            self.message.complain(UserError(_("Choose at least one language.")))
            return
        since, as_of = self._period()
        told = replace(
            self._report,
            template=str(self.template.currentData()),
            since=since,
            as_of=as_of,
            audience=str(self.audience.currentData()),
            languages=languages,
            number=self.texts["number"].text(),
            title=self.texts["title"].text(),
            contracts=self.texts["contracts"].text(),
            contact=self.texts["contact"].text(),
            approved_by=self.texts["approved_by"].text(),
        )
        self.keep.setEnabled(False)
        source = self.source.currentData()
        self.wanted.emit(self._report, told, source if isinstance(source, UUID) else None)


def _periods(report: Report, today: date) -> Sequence[tuple[str, object]]:
    """The half-years, all the time, the report's own, and days to write."""
    days: list[Period] = [*half_years(today), (None, today)]
    own = (report.since, report.as_of)
    if own not in days:
        days.insert(0, own)
    return [*((_words(each), each) for each in days), (_("Other days…"), _OWN)]


def _words(period: Period) -> str:
    since, until = period
    if since is None:
        return _("From the start until {day}").format(day=day(until, "medium"))
    return _("{first} – {last}").format(first=day(since, "medium"), last=day(until, "medium"))


def _sources(view: ReportsView) -> Sequence[tuple[str, object]]:
    """No text, or those of a report."""
    entries = [
        (_("No. {number} · {period}").format(number=row.report.number, period=period_of(row.report)), row.id)
        for row in view.rows
    ]
    return [(_("None: begin blank"), None), *entries]


def _below(*fields: QWidget) -> QWidget:
    """Fields below each other, each under its name."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    for field in fields:
        name = field.field.accessibleName() if isinstance(field, OptionalDay) else field.accessibleName()
        column.addWidget(Line(name, "caption", quiet="half"))
        column.addWidget(field)
    return box


def _put(column: QVBoxLayout, field: QWidget | QLineEdit, below: QWidget | None = None) -> None:
    """Put a field under its name, and what is said of it below."""
    column.addWidget(Line(field.accessibleName(), "caption", quiet="half"))
    column.addWidget(field)
    if below:
        column.addWidget(below)
    column.addSpacing(8)
