"""The overview: how the pilot stands on a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import asks, theme
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.place import COHORTS, IMPORTS, OVERVIEW, PARTICIPANTS, REPORTS, Place
from partnertrack.ui.view_models.month_chart import month_chart
from partnertrack.ui.view_models.overview import OverviewView, tone_of
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.cohort_bar import CohortBar
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.funnel import FunnelBar
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.legend import Legend
from partnertrack.ui.widgets.scene_view import SceneView

if TYPE_CHECKING:
    from partnertrack.services.participants import Part

_CHART = QSize(420, 200)
_COHORTS_SHOWN = 8


class OverviewPage(Page):
    """Key figures, the stage funnel, work started by month, cohorts and what needs attention."""

    key = OVERVIEW

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job | None = None
        self._view: OverviewView | None = None
        self.name_page(_("Overview"), "")
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        report = Button(_("Donor report"), "file-chart-column", "primary")
        report.clicked.connect(lambda: self.went.emit(Place(REPORTS)))
        as_of = Line(_("As of"), "table", quiet="true")
        for widget in (as_of, self.day, report):
            self.tools.addWidget(widget)
        self._content: QWidget = QWidget()
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Read the figures of the day; what is shown stays until they are there."""
        del place  # there is but one overview
        if self._job:
            self._job.stop()
        self.day.show_day(self.desk.as_of)
        work = partial(asks.overview, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show)

    def _show(self, view: OverviewView) -> None:
        if view == self._view:
            return
        self._view = view
        self.name_page(_("Overview"), view.subtitle)
        content = self._empty() if view.is_empty else self._figures(view)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _empty(self) -> QWidget:
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        return Empty(
            "users",
            _("No participants yet"),
            _("Import a partner’s spreadsheet: PartnerTrack recognises its columns, and you check each row first."),
            button,
        )

    def _figures(self, view: OverviewView) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        figures = Columns(((900, 4), (480, 2)))
        figures.show_widgets([self._key_figure(view, place) for place in range(len(view.key_figures))])
        charts = Columns(((820, 2),), stretch=(6, 5))
        charts.show_widgets([self._funnel(view), self._months(view)])
        lists = Columns(((820, 2),), stretch=(6, 5))
        lists.show_widgets([self._cohorts(view), self._attention(view)])
        for part in (figures, charts, lists):
            column.addWidget(part)
        column.addStretch(1)
        return content

    def _key_figure(self, view: OverviewView, place: int) -> QWidget:
        figure = view.key_figures[place]
        tone = tone_of(figure.icon)
        card = KeyFigureCard(figure.label, figure.text, figure.note, figure.icon, tone, figure.trend)
        title = _("{figure}: {value}").format(figure=figure.label, value=figure.text)
        card.clicked.connect(lambda: self._open(title, figure=figure.figure))
        return card

    def _funnel(self, view: OverviewView) -> QWidget:
        card = Card(_("Stage funnel"), Line(_("share of the stage before"), "caption", quiet="true"), inset=8)
        card.body.setSpacing(2)
        widest = max((paint.width(stage.label, "strong") for stage in view.funnel), default=0.0)
        for stage in view.funnel:
            bar = FunnelBar(stage.kind, stage.label, stage.count, stage.share, stage.rate, widest)
            title = _("{figure}: {value}").format(figure=stage.label, value=stage.count)
            bar.clicked.connect(partial(self._open, title, figure=stage.figure))
            card.body.addWidget(bar)
        card.body.addStretch(1)
        return card

    def _months(self, view: OverviewView) -> QWidget:
        card = Card(_("Work started by month"))
        chart = SceneView(
            lambda width, height: month_chart(view.months, view.months_alt, theme.tokens(), width, height), _CHART
        )
        chart.setAccessibleName(view.months_alt)
        card.body.addWidget(chart, 1)
        return card

    def _cohorts(self, view: OverviewView) -> QWidget:
        names = {kind: label for cohort in view.cohorts for kind, label, _n in cohort.parts}
        every = IconButton("columns-3", _("Cohorts side by side"), is_small=True)
        every.clicked.connect(partial(self.went.emit, Place(COHORTS)))
        card = Card(_("Cohorts in progress"), every, inset=8)
        card.body.setSpacing(0)
        for cohort in view.cohorts[:_COHORTS_SHOWN]:
            bar = CohortBar(cohort.name, cohort.total, cohort.parts)
            bar.clicked.connect(partial(self._open, cohort.name, cohort=cohort.name))
            card.body.addWidget(bar)
        if view.cohorts:
            legend = Legend(tuple(names.items()))
            legend.setContentsMargins(8, 8, 8, 0)
            card.body.addWidget(legend)
        else:
            card.body.addWidget(_quiet(_("The files imported so far name no cohort.")))
        card.body.addStretch(1)
        return card

    def _attention(self, view: OverviewView) -> QWidget:
        total = sum(line.count for line in view.attention)
        card = Card(_("Needs attention"), Chip(number(total), "danger") if total else None, inset=8)
        card.body.setSpacing(2)
        for line in view.attention:
            button = AttentionLine(line.text, line.detail, line.tone, line.icon)
            button.clicked.connect(partial(self._open, line.text, figure=line.figure, part=line.part))
            card.body.addWidget(button)
        if not view.attention:
            card.body.addWidget(_quiet(_("Nothing is overdue and nobody waits for a decision.")))
        card.body.addStretch(1)
        return card

    def _open(self, title: str, *, figure: str = "", part: Part = "n", cohort: str = "") -> None:
        """Go to the people behind a figure."""
        search = asks.search(figure=figure, part=part, cohort=cohort)
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))


def _quiet(text: str) -> QLabel:
    words = Words(text, quiet="true")
    words.setContentsMargins(8, 0, 8, 0)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return words
