"""How satisfied trainees and employers are, quarter by quarter and group by group, and what they told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.scene import Scene
from partnertrack.ui import theme
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.voices.columns import group_columns, issue_columns
from partnertrack.ui.parted_page import Part
from partnertrack.ui.place import IMPORTS, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.diverging_chart import answer_at, chart_height, diverging_chart
from partnertrack.ui.view_models.satisfaction import (
    Counted,
    GroupRow,
    IssueRow,
    KeyFigure,
    SatisfactionView,
    VoiceChart,
    dimensions,
    voices,
)
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.services.voices import Dimension

_CHART = QSize(560, chart_height(8))


class SatisfactionPart(Part):
    """Key figures, a chart for each voice, a table by whatever is chosen, and the issues that were told."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        named = [(_("By {dimension}").format(dimension=label.lower()), key) for key, label in dimensions().items()]
        self.dimension = Choice(_("By"), named)
        self.dimension.setMinimumWidth(150)
        self.tools = (self.dimension,)
        self.dimension.currentIndexChanged.connect(self._show_groups)
        self.voice = Choice(_("Of whom"), [(label, key) for key, label in voices().items()])
        self.voice.setMinimumWidth(150)
        self.voice.currentIndexChanged.connect(self._show_groups)
        self.groups: TableModel[GroupRow] = TableModel(group_columns(_("Quarter")))
        self.table = ShortTable(self.groups, _("Satisfaction by group"))
        self.table.rings = True
        self.table.opened.connect(self._open_cell)
        self.issues: TableModel[IssueRow] = TableModel(issue_columns())
        self.told = ShortTable(self.issues, _("What was told at follow-ups"))
        self.told.opened.connect(self._open_person)
        self._view: SatisfactionView | None = None
        self._figures, self._charts = Columns(((900, 4), (480, 2))), Columns(((820, 2),))
        titles = (_("How trainees answer"), _("How employers answer"))
        self.charts = tuple(ChartCard(each, _nothing, _CHART, ChartTable((), ())) for each in titles)
        self._charts.show_widgets(list[QWidget](self.charts))
        for place, card in enumerate(self.charts):
            card.opened.connect(partial(self._open_line, place))
            card.view.setMouseTracking(True)
            card.view.installEventFilter(self)
        self._top = QVBoxLayout()
        self._whole = QWidget()
        self._lay_out()

    def show_view(self, view: SatisfactionView) -> None:
        """Show what was said."""
        self._view = view
        empty_out(self._top)
        has_any = bool(view.due or view.answers)
        self._whole.setVisible(has_any)
        self.dimension.setEnabled(has_any)
        if not has_any:
            self._top.addWidget(self._empty(is_asked=view.is_asked))
            return
        self._figures.show_widgets([self._figure(each) for each in view.key_figures])
        self._show_groups()
        self.issues.show_rows(view.issues)
        self._issues.setVisible(bool(view.issues))
        self._none_told.setVisible(not view.issues)
        shown = _("Enter opens the person. Shown are the latest {n} of {total}.")
        is_cut = len(view.issues) < view.told
        words = shown.format(n=number(len(view.issues)), total=number(view.told))
        self._latest.setText(words if is_cut else _("Enter opens the person."))
        self.told.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the people behind a part of a bar, and let the pointer tell where that can be done."""
        if isinstance(event, QMouseEvent) and event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            for card, chart in zip(self.charts, self._drawn(), strict=False):
                if card.view is watched:
                    self._point(card, chart, event)
        return False

    def _drawn(self) -> tuple[VoiceChart, ...]:
        return self._view.charts_by(str(self.dimension.currentData())) if self._view else ()

    def _open_line(self, chart: int, line: int) -> None:
        self._open(self._drawn()[chart].lines[line])

    def _point(self, card: ChartCard, chart: VoiceChart, event: QMouseEvent) -> None:
        size = float(card.view.width()), float(card.view.height())
        found = answer_at(chart.rows, size, (event.position().x(), event.position().y()))
        card.view.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        if found and event.type() is QEvent.Type.MouseButtonRelease:
            self._open(chart.counted[found[0]][found[1] - 1])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        groups = Card(_("Satisfaction in detail"), self.voice)
        groups.body.addWidget(self.table)
        groups.body.addWidget(
            Line(_("Arrows choose a figure, Enter opens the people behind it."), "caption", quiet="true")
        )
        told = Card(_("What was told at follow-ups"))
        self._issues, self._none_told = (
            QWidget(),
            Words(
                _("No follow-up tells of a problem. The field “Issue” of a follow-up is for that."),
                "table",
                quiet="half",
            ),
        )
        issues = QVBoxLayout(self._issues)
        issues.setContentsMargins(0, 0, 0, 0)
        issues.addWidget(self.told)
        self._latest = Line(_("Enter opens the person."), "caption", quiet="true")
        issues.addWidget(self._latest)
        told.body.addWidget(self._issues)
        told.body.addWidget(self._none_told)
        for part in (self._figures, self._charts, groups, told):
            column.addWidget(part)
        self.column.addLayout(self._top)
        self.column.addWidget(self._whole)
        self.column.addStretch(1)

    def _empty(self, *, is_asked: bool) -> QWidget:
        if not is_asked:
            told = _(
                "The scheme of this pilot has no follow-up that asks trainees or employers how satisfied they are."
            )
            return Empty("heart-handshake", _("Nobody is asked"), told)
        load = Button(_("Import a spreadsheet"), "file-up", "primary")
        load.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        told = _(
            "Follow-ups are due after the start of work. Import a partner’s sheet with a column “Satisfaction” "
            "(1 to 5), or fill in the follow-up of a person; the answers then stand here by quarter."
        )
        return Empty("heart-handshake", _("Nobody was asked yet"), told, load)

    def _figure(self, figure: KeyFigure) -> QWidget:
        card = KeyFigureCard(figure.label, figure.value, figure.note, figure.icon, "primary", figure.trend)
        card.setEnabled(bool(figure.counted.count))
        card.clicked.connect(partial(self._open, figure.counted))
        return card

    def _show_groups(self) -> None:
        if self._view:
            key: Dimension = self.dimension.currentData()
            for card, chart in zip(self.charts, self._drawn(), strict=True):
                _draw(card, chart)
            self.groups.show_columns(group_columns(dimensions()[key]))
            self.groups.show_rows(self._view.by(key, str(self.voice.currentData())))
            self.table.fit_columns()
            self.table.updateGeometry()

    def _open_cell(self, place: int) -> None:
        row, at = self.groups.row(place), self.table.currentIndex().column()
        if row:
            self._open(row.figures[max(at - 1, 0)] if at else row.figures[-1])

    def _open(self, counted: Counted) -> None:
        """Go to the people behind a figure; nobody is behind a figure of none."""
        if counted.count:
            desk = self._desk
            work = partial(asks.behind, desk.workspace, desk.as_of, counted.part, counted.voice, counted.group)
            desk.jobs.read(work, partial(self._go, counted.title))

    def _go(self, title: str, people: tuple[UUID, ...]) -> None:
        if people:
            self.went.emit(Place(PARTICIPANTS, title=title, chosen=people))

    def _open_person(self, place: int) -> None:
        if row := self.issues.row(place):
            among = tuple(dict.fromkeys(each.person for each in self._view.issues)) if self._view else ()
            self.went.emit(Place(PARTICIPANT, person=row.person, among=among))


def _nothing(width: float, height: float) -> Scene:
    return Scene(width, height, ())


def _draw(card: ChartCard, chart: VoiceChart) -> None:
    """Show another chart in a card."""

    def compose(width: float, height: float) -> Scene:
        return diverging_chart(chart.rows, chart.alt_text, theme.tokens(), width, height)

    note = _("To the right of the line: 4 and 5, and half of those who say 3. Fewer than ten answers are few.")
    card.show_chart(compose, ChartTable(chart.headings, chart.numbers), note)
