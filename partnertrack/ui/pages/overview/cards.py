"""The cards of the overview."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import asks, theme
from partnertrack.ui.place import CLOCK, COHORTS, INDICATOR, LOGFRAME, MONEY, PARTICIPANTS, Place
from partnertrack.ui.view_models.arrangement import card_names
from partnertrack.ui.view_models.month_chart import month_at, month_chart
from partnertrack.ui.view_models.overview import CardLine, LinesCard, OverviewView, tone_of
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import BackedCard, ChartCard, ChartTable
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.cohort_bar import CohortBar
from partnertrack.ui.widgets.funnel import FunnelBar
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from partnertrack.services.dashboard import KeyFigure
    from partnertrack.services.participants import Part

_CHART = QSize(420, 200)
_COHORTS_SHOWN = 8

Go = Callable[[Place], None]


class Cards:
    """Makes the cards of what is shown; `go` is told where a figure leads."""

    def __init__(self, view: OverviewView, go: Go) -> None:
        self._view, self._go = view, go

    def key_figures(self) -> list[QWidget]:
        """A card for each key figure."""
        return [self._key_figure(place) for place in range(len(self._view.key_figures))]

    def card(self, key: str) -> QWidget:
        """The card of that key."""
        made: dict[str, Callable[[], QWidget]] = {
            "funnel": self._funnel,
            "months": self._months,
            "cohorts": self._cohorts,
            "attention": self._attention,
        }
        return made[key]() if key in made else self._lines(key)

    def _key_figure(self, place: int) -> QWidget:
        figure = self._view.key_figures[place]
        tone = tone_of(figure.icon)
        card = KeyFigureCard(figure.label, figure.text, figure.note, figure.icon, tone, figure.trend)
        if figure.change:
            card.show_change(figure.change, figure.sense, _("in 3 months"))
        title = _("{figure}: {value}").format(figure=figure.label, value=figure.text)
        go = (
            partial(self._open, title, figure=figure.figure) if figure.opens else partial(self._go, self._about(figure))
        )
        card.clicked.connect(go)
        return card

    def _about(self, figure: KeyFigure) -> Place:
        """The page of a figure that has no people behind it."""
        return Place(INDICATOR, figure=figure.figure)

    def _funnel(self) -> QWidget:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        stages = self._view.funnel
        widest = max((paint.width(stage.label, "strong") for stage in stages), default=0.0)
        for place, stage in enumerate(stages):
            bar = FunnelBar(stage.kind, stage.label, stage.count, stage.share, stage.rate, widest)
            bar.clicked.connect(partial(self._open_stage, place))
            column.addWidget(bar)
        column.addStretch(1)
        headings = (_("Stage"), _("People"), _("Of the stage before"))
        table = ChartTable(headings, tuple((stage.label, stage.count, stage.rate) for stage in stages))
        told = Line(_("share of the stage before"), "caption", quiet="true")
        card = BackedCard(_("Stage funnel"), front, table, trailing=told, inset=8)
        card.opened.connect(self._open_stage)
        return card

    def _open_stage(self, place: int) -> None:
        stage = self._view.funnel[place]
        self._open(_("{figure}: {value}").format(figure=stage.label, value=stage.count), figure=stage.figure)

    def _months(self) -> QWidget:
        view = self._view
        table = ChartTable(
            (_("Month"), _("Work started")), tuple((month.name, number(month.n)) for month in view.months)
        )
        card = ChartCard(
            _("Work started by month"),
            lambda width, height: month_chart(view.months, view.months_alt, theme.tokens(), width, height),
            _CHART,
            table,
            hit=lambda at, size: month_at(len(view.months), at.x(), size.width()),
        )
        card.opened.connect(self._open_month)
        return card

    def _open_month(self, place: int) -> None:
        month = self._view.months[place]
        if month.who:
            title = _("Work started in {month}: {n}").format(month=month.name, n=number(month.n))
            self._go(Place(PARTICIPANTS, search=asks.search(among=month.who), title=title))

    def _cohorts(self) -> QWidget:
        cohorts = self._view.cohorts
        names = {kind: label for cohort in cohorts for kind, label, _n in cohort.parts}
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for cohort in cohorts[:_COHORTS_SHOWN]:
            bar = CohortBar(cohort.name, cohort.total, cohort.parts)
            bar.clicked.connect(partial(self._open, cohort.name, cohort=cohort.name))
            column.addWidget(bar)
        if cohorts:
            legend = Legend(tuple(names.items()))
            legend.setContentsMargins(8, 8, 8, 0)
            column.addWidget(legend)
        else:
            column.addWidget(_quiet(_("The files imported so far name no cohort.")))
        column.addStretch(1)
        every = IconButton("columns-3", _("Cohorts side by side"), size=16, is_small=True)
        every.clicked.connect(partial(self._go, Place(COHORTS)))
        card = BackedCard(_("Cohorts in progress"), front, self._cohort_table(names), trailing=every, inset=8)
        card.opened.connect(self._open_cohort)
        return card

    def _cohort_table(self, names: Mapping[str, str]) -> ChartTable:
        """The cohorts with how many of their people stand at each kind of stage."""
        rows = []
        for cohort in self._view.cohorts:
            counts = {kind: n for kind, _label, n in cohort.parts}
            rows.append((cohort.name, *(number(counts.get(kind, 0)) for kind in names), number(sum(counts.values()))))
        return ChartTable((_("Cohort"), *names.values(), _("Total")), tuple(rows))

    def _open_cohort(self, place: int) -> None:
        name = self._view.cohorts[place].name
        self._open(name, cohort=name)

    def _attention(self) -> QWidget:
        total = sum(line.count for line in self._view.attention)
        card = Card(_("Needs attention"), Chip(number(total), "danger") if total else None, inset=8)
        card.body.setSpacing(2)
        for line in self._view.attention:
            button = AttentionLine(line.text, line.detail, line.tone, line.icon)
            button.clicked.connect(partial(self._open, line.text, figure=line.figure, part=line.part))
            card.body.addWidget(button)
        if not self._view.attention:
            card.body.addWidget(_quiet(_("Nothing is overdue and nobody waits for a decision.")))
        card.body.addStretch(1)
        return card

    def _lines(self, key: str) -> QWidget:
        """A card of lines that lead to other pages."""
        shown = dict(self._view.others).get(key, LinesCard("", (), ""))
        card = Card(
            dict(card_names())[key], Line(shown.corner, "caption", quiet="true") if shown.corner else None, inset=8
        )
        card.body.setSpacing(2)
        for line in shown.lines:
            button = AttentionLine(line.text, line.detail, line.tone, line.icon)
            button.clicked.connect(partial(self._go, _leads_to(key, line)))
            card.body.addWidget(button)
        if not shown.lines:
            card.body.addWidget(_quiet(shown.otherwise))
        card.body.addStretch(1)
        return card

    def _open(self, title: str, *, figure: str = "", part: Part = "n", cohort: str = "") -> None:
        """Go to the people behind a figure."""
        self._go(Place(PARTICIPANTS, search=asks.search(figure=figure, part=part, cohort=cohort), title=title))


def _leads_to(card: str, line: CardLine) -> Place:
    """The place behind a line of a card."""
    if card == "targets":
        return Place(LOGFRAME, figure=line.figure)
    if card == "waits":
        return Place(CLOCK, step=line.step)
    return Place(INDICATOR, figure=line.figure) if line.figure else Place(MONEY)


def _quiet(text: str) -> QLabel:
    words = Words(text, quiet="true")
    words.setContentsMargins(8, 0, 8, 0)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return words
