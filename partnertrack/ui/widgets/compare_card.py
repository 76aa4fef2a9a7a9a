"""The cohorts at the same age: their lines, and the figures behind them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.cohorts import AgeLine, CohortsView
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.age_chart import AgeChart
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.figure_line import FigureCell
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line, Words

_PATCH = 10


class CompareCard(Card):
    """A line for each cohort from its first day on, and beside it the share at some ages, each opening its people."""

    opened = Signal(object, str)
    """A search, and what it is called over the list."""
    chosen = Signal(str)
    """Another step, by which the cohorts are to be compared."""

    def __init__(self) -> None:
        self.step = Choice(_("Step"))
        self.step.setMinimumWidth(190)
        super().__init__(_("At the same age"), self.step)
        self.chart = AgeChart()
        self._table = QWidget()
        self._note = Words("", "caption", quiet="half")
        parts = Columns(((760, 2),), stretch=(1, 1), gap=24)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chart, 1)
        column.addWidget(self._note)
        self._beside = QVBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        beside = QWidget()
        beside.setLayout(self._beside)
        parts.show_widgets([whole, beside])
        self.body.addWidget(parts)
        self.step.activated.connect(lambda _place: self.chosen.emit(str(self.step.currentData() or "")))

    def show_view(self, view: CohortsView) -> None:
        """Show how far the cohorts were."""
        if [self.step.itemData(place) for place in range(self.step.count())] != [key for key, _label in view.steps]:
            self.step.show_entries([(label, key) for key, label in view.steps])
        self.step.choose(view.step)
        self.chart.show_lines([(line.tone, line.shares) for line in view.lines], view.alt)
        label = dict(view.steps).get(view.step, "")
        self._note.setText(
            _("Share of the cohort with “{step}” done, by months since its first day").format(step=label)
        )
        table = self._new_table(view)
        self._beside.addWidget(table)
        self._beside.removeWidget(self._table)
        self._table.deleteLater()
        self._table = table

    def _new_table(self, view: CohortsView) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for place, head in enumerate(view.ages, 1):
            grid.addWidget(Line(head, "caption", quiet="true"), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for row, line in enumerate(view.lines, 1):
            grid.addWidget(_Name(line), row, 0)
            for place, cell in enumerate(line.cells, 1):
                if cell is None:
                    told = _("{cohort} is not so old yet").format(cohort=line.name)
                    grid.addWidget(FigureCell("–", told, is_open=False), row, place)
                    continue
                shown = FigureCell(cell.text, cell.title, is_open=cell.count > 0)
                shown.clicked.connect(partial(self.opened.emit, cell.search, cell.title))
                grid.addWidget(shown, row, place)
        grid.setRowStretch(len(view.lines) + 1, 1)
        return table


class _Name(QWidget):
    """The colour of a cohort's line with its name."""

    def __init__(self, line: AgeLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Patch(line.tone))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Line(line.name, "control"))
        if line.note:
            words.addWidget(Line(line.note, "caption", quiet="true"))
        row.addLayout(words, 1)


class _Patch(QWidget):
    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(QSize(_PATCH, _PATCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the patch."""
        paint.rounded(QPainter(self), QRectF(self.rect()), 3, theme.tone(self._tone).fill)
