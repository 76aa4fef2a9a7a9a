"""All problems of a file: their kinds to filter by, and each of them in a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui.view_models.import_review import GRAVITIES, Kind, Problem, gravity_words
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.edge import Edge
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_STRIP, _SHEET_AT = 34, 1
_GRAVITY, _SHEET, _ROW, _COLUMN, _VALUE, _REASON = 124, 120, 56, 140, 140, 320


class KindStrip(QScrollArea):
    """The kinds of problems in one line, graver first; one of them may be chosen."""

    chosen = Signal(str)
    """The code of the kind, "" for none."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, FilterChip] = {}
        self._looks: tuple[tuple[str, str], ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_STRIP)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Kinds of problems"))
        self.edges = (Edge(self, is_first=True), Edge(self, is_first=False))
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(self._show_edges)
        bar.rangeChanged.connect(self._show_edges)

    def show_kinds(self, kinds: Sequence[Kind], chosen: str) -> None:
        """Show these kinds; what did not change stays as it is."""
        looks = tuple((kind.code, kind.look.tone) for kind in kinds)
        if looks != self._looks:
            self._looks = looks
            self._build(kinds)
        for kind in kinds:
            self.chips[kind.code].show_count(number(kind.count))
        self.show_chosen(chosen)

    def show_chosen(self, code: str) -> None:
        """Show which kind is chosen, "" for none."""
        for kind, chip in self.chips.items():
            chip.setChecked(kind == code)
            if kind == code:
                self.ensureWidgetVisible(chip, 12, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along the line by the wheel."""
        bar, turned = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turned.x() or turned.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edges at the ends of the line."""
        super().resizeEvent(event)
        self._show_edges()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a chip into view when the keyboard comes to it."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 12, 0)
        return super().eventFilter(watched, event)

    def _show_edges(self) -> None:
        """Fade the ends behind which there is more."""
        bar = self.horizontalScrollBar()
        for edge, is_more in zip(self.edges, (bar.value() > bar.minimum(), bar.value() < bar.maximum()), strict=True):
            edge.place()
            edge.setVisible(is_more)

    def _build(self, kinds: Sequence[Kind]) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.chips = {}
        for kind in kinds:
            chip = self.chips[kind.code] = FilterChip(kind.words, number(kind.count), kind.look.icon, kind.look.tone)
            chip.setToolTip(kind.look.text)
            chip.clicked.connect(partial(self._choose, kind.code))
            chip.installEventFilter(self)
            line.addWidget(chip)
        line.addStretch(1)
        self.setWidget(inner)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code if self.chips[code].isChecked() else "")


class ProblemList(Table):
    """Each problem with its sheet, row, column, value and reason; opened, it is shown in the grid."""

    picked = Signal(object)
    """The `Problem` to look at."""

    def __init__(self) -> None:
        self.rows: TableModel[Problem] = TableModel(_columns())
        super().__init__(self.rows, _("Problems of the file"), row_height=COMPACT, scrolls=True)
        self.horizontalHeader().setStretchLastSection(True)
        self.fit_columns()
        self.opened.connect(self._on_opened)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems."""
        at, down = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show_rows(problems)
        self.setColumnHidden(_SHEET_AT, len({problem.sheet for problem in problems}) < 2)  # noqa: PLR2004 - one sheet
        if problems:
            self.selectRow(min(max(at, 0), len(problems) - 1))
            self.verticalScrollBar().setValue(down)

    def _on_opened(self, place: int) -> None:
        if problem := self.rows.row(place):
            self.picked.emit(problem)


def _columns() -> tuple[Column[Problem], ...]:
    def gravity(problem: Problem) -> str:
        return gravity_words(problem.gravity)

    return (
        Column(
            _("Severity"),
            gravity,
            cells.chip(
                gravity, lambda problem: GRAVITIES[problem.gravity][0], lambda problem: GRAVITIES[problem.gravity][1]
            ),
            width=_GRAVITY,
        ),
        Column(_("Sheet"), lambda problem: problem.sheet, cells.plain(lambda problem: problem.sheet), width=_SHEET),
        Column(_("Row"), lambda problem: problem.row, cells.plain(lambda problem: problem.row), width=_ROW),
        Column(
            _("Column"),
            lambda problem: problem.column,
            cells.plain(lambda problem: problem.column, "control", "text"),
            width=_COLUMN,
        ),
        Column(_("Value"), lambda problem: problem.value, cells.plain(lambda problem: problem.value), width=_VALUE),
        Column(_("Reason"), lambda problem: problem.reason, cells.plain(lambda problem: problem.reason), width=_REASON),
    )
