"""The third step of an import: what becomes of each row, what is wrong with it, and whom the uncertain ones mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.ui.pages.imports.decide import DecidePanel
from partnertrack.ui.pages.imports.filters import Filters
from partnertrack.ui.pages.imports.grid import Grid
from partnertrack.ui.pages.imports.problems import ProblemList
from partnertrack.ui.pages.imports.tabs import SheetTabs
from partnertrack.ui.view_models.import_review import (
    Answers,
    Cell,
    Decision,
    Problem,
    ReviewView,
    RowLine,
    SheetView,
    Side,
    decisions,
)
from partnertrack.ui.widgets.card import Card

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices

    Decided = Callable[[Choices], Choices]

_NARROW = 900


class CheckStep(QWidget):
    """The rows of a sheet in a grid to correct, or its problems in a list, with a panel to decide on one row."""

    decided = Signal(object)
    """What makes the new choices of those before: a function of `Choices`."""
    columns_wanted = Signal()
    """The problem is one of the columns: they are to be looked at again."""

    def __init__(self, answers: Mapping[str, Answers]) -> None:
        super().__init__()
        self._view: ReviewView | None = None
        self._later: ReviewView | None = None
        self.tabs = SheetTabs()
        self.filters = Filters()
        self.grid = Grid(answers)
        self.problems = ProblemList()
        self.panel = DecidePanel()
        self.faces = QStackedWidget()
        self.faces.addWidget(self.grid)
        self.faces.addWidget(self.problems)
        self._lay_out()
        self._connect()

    def show_review(self, view: ReviewView) -> None:
        """Show what would become of the rows now; while somebody is writing into a cell, it waits."""
        if self.grid.is_written_in and self._view and self._view.workbook is view.workbook:
            self._later = view
            return
        is_new = self._view is None or self._view.workbook is not view.workbook
        self._view, self._later = view, None
        self.tabs.show_sheets([sheet.name for sheet in view.sheets])
        if is_new:  # begin where a decision is wanted
            first = next((place for place, sheet in enumerate(view.sheets) if sheet.counts.get("review")), 0)
            self.tabs.setCurrentIndex(first)
            self.filters.begin("review")
            self.faces.setCurrentWidget(self.grid)
        self._show_sheet()

    def focus_rows(self) -> None:
        """Put the keyboard where one goes on: into the list that is shown."""
        face = self.faces.currentWidget()
        if face:
            face.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by keyboard: a figure for a candidate, N, L, O and T; F8 goes to the next problem."""
        if event.key() == Qt.Key.Key_F8:
            self._go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = chr(event.key()) if is_alt and event.key() <= 0x7F else event.text()  # noqa: PLR2004 - the letters
        if not self.panel.press(key.lower()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the grid its room."""
        super().resizeEvent(event)
        self.panel.be_narrow(is_narrow=self.width() < _NARROW)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(6)
        head.addWidget(self.tabs)
        head.addWidget(self.filters)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.setContentsMargins(1, 0, 1, 8)
        body.addWidget(self.faces, 1)
        body.addWidget(self.panel)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addLayout(head)
        card.body.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _connect(self) -> None:
        self.tabs.picked.connect(self._show_sheet)
        self.filters.changed.connect(self._show_rows)
        self.filters.stepped.connect(self._go_on)
        self.filters.list_wanted.connect(self._show_face)
        self.filters.deleting.connect(lambda is_ticked: self.decided.emit(decisions.deleting(is_allowed=is_ticked)))
        self.grid.moved.connect(self._show_panel)
        self.grid.rested.connect(self._catch_up)
        self.grid.corrected.connect(self._correct)
        self.grid.taken_back.connect(self._take_back)
        self.problems.picked.connect(self._look_at)
        self.panel.decided.connect(self._decide)
        self.panel.sided.connect(self._side)
        self.panel.amend_wanted.connect(self._write)
        self.panel.spread.connect(lambda row, cell: self._correct(row, cell, cell.written, True))
        self.panel.given_up.connect(self._take_back)

    def _sheet(self) -> SheetView | None:
        place = self.tabs.currentIndex()
        return self._view.sheets[place] if self._view and 0 <= place < len(self._view.sheets) else None

    def _show_sheet(self, _place: int = 0) -> None:
        sheet = self._sheet()
        if sheet and self._view:
            self.filters.show_sheet(sheet, self._view)
            self._show_rows()

    def _show_rows(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        before = self.grid.blockSignals(True)  # the panel is shown once, when all is in its place
        self.grid.show_rows(sheet, sheet.places(self.filters.action, self.filters.kind))
        self.grid.blockSignals(before)
        self.problems.show_problems(self.filters.chosen_of(sheet.problems))
        self._show_panel()

    def _show_face(self, is_list: bool) -> None:
        self.faces.setCurrentWidget(self.problems if is_list else self.grid)
        self.panel.setVisible(not is_list and self.panel.row is not None)
        self.focus_rows()

    def _show_panel(self) -> None:
        row, title, cell, sheet = self.grid.row(), self.grid.title(), self.grid.cell(), self._sheet()
        looked_at = (title, cell, _alike(sheet, cell)) if sheet and title and cell else None
        is_left_out = bool(row and self._view and decisions.is_left_out(self._view.choices, row))
        self.panel.partner = (self._view.draft.partner if self._view else None) or ""
        self.panel.show_row(row, looked_at, is_left_out=is_left_out)
        self.panel.setVisible(row is not None and self.faces.currentWidget() is self.grid)

    def _go_on(self, way: int) -> None:
        """Go to the next problem, or the one before; behind the last comes the first."""
        if not self._view:
            return
        problems = [each for each in self.filters.chosen_of(self._view.problems) if each.row_at >= 0]
        here = (self.tabs.currentIndex(), self.grid.place(), cell.index if (cell := self.grid.cell()) else -1)
        at = _next([(problem.sheet_at, problem.row_at, problem.index) for problem in problems], here, way)
        if at >= 0:
            self._look_at(problems[at])

    def _look_at(self, problem: Problem) -> None:
        if problem.row_at < 0:
            self.columns_wanted.emit()
            return
        self.filters.show_face(is_list=False)
        self.tabs.setCurrentIndex(problem.sheet_at)
        if not self.grid.go(problem.row_at, problem.index):
            self.filters.begin("", self.filters.kind)
            self._show_sheet()
            self.grid.go(problem.row_at, problem.index)
        self.focus_rows()

    def _catch_up(self) -> None:
        if self._later:
            self.show_review(self._later)

    def _write(self, in_all: bool) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.write(in_all=in_all)

    def _correct(self, row: RowLine, cell: Cell, text: str, in_all: bool) -> None:
        if in_all:
            self.decided.emit(decisions.replaced(row, cell, text, is_remembered=self.panel.remembers))
        else:
            self.decided.emit(decisions.corrected(row, cell, text))
        self.focus_rows()
        QTimer.singleShot(0, self, self._show_panel)  # its own button may have asked for this

    def _take_back(self, row: RowLine, cell: Cell) -> None:
        self.decided.emit(decisions.taken_back(row, cell))
        self.focus_rows()

    def _decide(self, row: RowLine, decision: Decision | None) -> None:
        self.decided.emit(decisions.meant(row, decision))
        self.focus_rows()

    def _side(self, row: RowLine, index: int, side: Side) -> None:
        self.decided.emit(decisions.sided(row, index, side))
        self.focus_rows()


def _alike(sheet: SheetView, cell: Cell) -> int:
    """How many rows say the same; 0 where what was written there stands in all of them."""
    is_done = cell.is_corrected and sheet.all_say(cell.index, cell.raw, cell.written)
    return 0 if is_done else sheet.alike(cell.index, cell.raw)


def _next(places: list[tuple[int, int, int]], here: tuple[int, int, int], way: int) -> int:
    """The first of these places behind `here` (before it, with a `way` of -1), all around; -1 where there is none."""
    order = sorted((place, at) for at, place in enumerate(places))
    if way < 0:
        order.reverse()
    beyond = [at for place, at in order if (place > here if way > 0 else place < here)]
    return beyond[0] if beyond else order[0][1] if order else -1
