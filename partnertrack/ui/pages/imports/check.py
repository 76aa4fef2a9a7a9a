"""The third step of an import: what becomes of each row, and whom the uncertain ones mean."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.pages.imports.decide import DecidePanel
from partnertrack.ui.pages.imports.tabs import SheetTabs
from partnertrack.ui.view_models.import_review import ACTIONS, Cell, Decision, ReviewView, RowLine, SheetView, result
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_ROW, _RESULT, _CELL, _NAME = 64, 132, 150, 220


class CheckStep(QWidget):
    """The rows of a sheet, filtered by what becomes of them, with a panel to decide on the one that is chosen."""

    decided = Signal(str, int, object)
    """A sheet, the number of a row, and who it is: an enrolment's id, "new" or "skip"."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ReviewView | None = None
        self._filter = ""
        self._titles: tuple[str, ...] | None = None
        self.rows: tuple[RowLine, ...] = ()
        self.tabs = SheetTabs()
        self.tabs.picked.connect(self._show_sheet)
        self.chips: dict[str, FilterChip] = {}
        self.model: TableModel[RowLine] = TableModel(())
        self.table = Table(self.model, _("Rows of the file"), row_height=COMPACT, scrolls=True)
        self.table.chosen.connect(self._on_chosen)
        self.panel = DecidePanel()
        self.panel.decided.connect(self._decide)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addLayout(self._head())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.setContentsMargins(1, 0, 1, 8)
        body.addWidget(self.table, 1)
        body.addWidget(self.panel)
        card.body.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_review(self, view: ReviewView) -> None:
        """Show what would become of the rows now; the chosen row stays chosen, or gives way to the next to decide."""
        is_new = self._view is None or self._view.workbook is not view.workbook
        self._view = view
        self.tabs.show_sheets([sheet.name for sheet in view.sheets])
        if is_new:  # begin where a decision is wanted
            self._filter = "review"
            first = next((place for place, sheet in enumerate(view.sheets) if sheet.counts.get("review")), 0)
            self.tabs.setCurrentIndex(first)
        self._show_sheet(self.tabs.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by keyboard: a figure for a candidate, N for a new person, L to leave the row out."""
        if not self.panel.press(event.text().lower()):
            super().keyPressEvent(event)

    def _head(self) -> QVBoxLayout:
        flow = FlowLayout()
        group = QButtonGroup(self)
        looks = [("", _("All rows"), "", "")]
        looks += [(action, result(action).text, result(action).icon, result(action).tone) for action in ACTIONS]
        for action, words, icon, tone in looks:
            chip = self.chips[action] = FilterChip(words, "", icon, tone)
            chip.clicked.connect(partial(self._choose, action))
            group.addButton(chip)
            flow.addWidget(chip)
        chips = QWidget()
        chips.setLayout(flow)
        column = QVBoxLayout()
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(chips)
        return column

    def _sheet(self) -> SheetView | None:
        place = self.tabs.currentIndex()
        return self._view.sheets[place] if self._view and 0 <= place < len(self._view.sheets) else None

    def _show_sheet(self, _place: int) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        if self._filter and not sheet.counts.get(self._filter):
            self._filter = ""
        for action, chip in self.chips.items():
            count = sheet.counts.get(action, 0) if action else len(sheet.rows)
            chip.show_count(number(count))
            chip.setVisible(bool(count) or not action)
        self.chips[self._filter].setChecked(True)
        self._show_rows(sheet)

    def _show_rows(self, sheet: SheetView) -> None:
        before = (
            self.rows[self.table.currentIndex().row()] if self.rows and self.table.currentIndex().isValid() else None
        )
        if sheet.titles != self._titles:
            self._titles = sheet.titles
            self.model.show_columns(_columns(sheet.titles))
            self.table.fit_columns()
        self.rows = tuple(row for row in sheet.rows if not self._filter or row.action == self._filter)
        self.model.show_rows(self.rows)
        at = next((n for n, row in enumerate(self.rows) if before and row.number >= before.number), 0)
        if self.rows:
            self.table.selectRow(at)
        self._on_chosen(at if self.rows else -1)

    def _choose(self, action: str) -> None:
        self._filter = action
        if sheet := self._sheet():
            self._show_rows(sheet)

    def _on_chosen(self, place: int) -> None:
        self.panel.show_row(self.rows[place] if 0 <= place < len(self.rows) else None, self._titles or ())

    def _decide(self, row: RowLine, decision: Decision) -> None:
        self.decided.emit(row.sheet, row.number, decision)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns(titles: tuple[str, ...]) -> tuple[Column[RowLine], ...]:
    """The row's number, who it is, what becomes of it, then the cells as the partner wrote them."""
    fixed: tuple[Column[RowLine], ...] = (
        Column(
            _("Row"),
            lambda row: number(row.number),
            cells.plain(lambda row: str(row.number), colour="muted"),
            width=_ROW,
        ),
        Column(
            _("Result"),
            lambda row: row.result.text,
            cells.chip(lambda row: row.result.text, lambda row: row.result.tone, lambda row: row.result.icon),
            width=_RESULT,
            tip=lambda row: "\n".join(row.notes),
        ),
        Column(
            _("Person"),
            lambda row: f"{row.person} {row.label}".strip(),
            cells.plain(lambda row: row.person, "strong", "text"),
            width=_NAME,
            tip=lambda row: row.label,
        ),
    )
    return (*fixed, *(_cell_column(title, place) for place, title in enumerate(titles)))


def _cell_column(title: str, place: int) -> Column[RowLine]:
    def cell(row: RowLine) -> Cell:
        return row.cells[place] if place < len(row.cells) else Cell("")

    def draw(painter: QPainter, area: QRectF, row: RowLine) -> None:
        shown = cell(row)
        colour = theme.tokens().text2
        if shown.tone:
            tone = theme.tone(shown.tone)
            paint.rounded(painter, area.adjusted(-8, 4, 8, -3), 4, tone.subtle)
            colour = tone.text
        paint.text(painter, area, shown.text, "table", colour)

    return Column(title, lambda row: cell(row).text, draw, width=_CELL, tip=lambda row: cell(row).tip)
