"""The second step of an import: which column holds which field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.imports.notes import DriftNote, HiddenNote, Note, PartnerNote
from partnertrack.ui.pages.imports.tabs import SheetTabs
from partnertrack.ui.view_models.import_review import (
    ColumnLine,
    DateOrder,
    DatesLine,
    ReviewView,
    SheetView,
    decisions,
    matched_words,
)
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.scroll import Scroll

_FIELD_WIDTH, _CHIP_WIDTH, _HEADING, _EXAMPLES = 280, 128, 4, 5
_BREATH = 6


class MatchStep(QWidget):
    """Each column with examples, the field that it is taken for, and why; above them what is unusual about the file."""

    decided = Signal(object)
    """What makes the new choices of those before: a function of `Choices`."""
    partner_accepted = Signal(str)
    """The file is from that partner."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._words = {key: words for words, key in entries}
        self._view: ReviewView | None = None
        self._shown: tuple[object, ...] = ()
        self._filling: QGridLayout | None = None
        self.tabs = SheetTabs()
        self.tabs.picked.connect(self._show_sheet)
        self._matched = Line("", "caption", quiet="true")
        self.card = Card(_("Match columns"), self._matched)
        self.area = Scroll()
        self.card.body.addWidget(self.tabs)
        self.card.body.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_review(self, view: ReviewView) -> None:
        """Show the columns of the file as they are matched now; what did not change stays as it is."""
        self._view = view
        self.tabs.show_sheets([sheet.name for sheet in view.sheets])
        self._show_sheet(self.tabs.currentIndex())

    def _show_sheet(self, place: int) -> None:
        view = self._view
        if not view or not 0 <= place < len(view.sheets):
            return
        sheet = view.sheets[place]
        shown = (sheet.name, sheet.columns, sheet.drift, view.hidden, view.draft.likely_partner)
        if shown == self._shown:
            return
        top = self.area.verticalScrollBar().value() if self._shown[:1] == shown[:1] else 0
        self._shown = shown
        self._matched.setText(matched_words(sheet))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for note in self._notes(view, sheet):
            column.addWidget(note)
        grid = self._grid()
        column.addLayout(grid)
        column.addStretch(1)
        self._add_columns(grid, sheet, 0, at_once=top > 0)
        self.area.show_layout(column)
        self.area.verticalScrollBar().setValue(top)

    def _notes(self, view: ReviewView, sheet: SheetView) -> list[Note]:
        notes: list[Note] = []
        if view.draft.likely_partner and not view.draft.partner:
            partner = PartnerNote(view.draft.likely_partner)
            partner.accepted.connect(self.partner_accepted)
            notes.append(partner)
        if sheet.drift:
            notes.append(DriftNote(sheet.drift))
        if view.hidden:
            hidden = HiddenNote(view.hidden)
            hidden.chosen.connect(lambda name, is_read: self.decided.emit(decisions.hidden(name, is_read=is_read)))
            notes.append(hidden)
        return notes

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        titles = (_("Column in the file"), _("Examples"), "", _("PartnerTrack field"), _("Match"))
        for place, title in enumerate(titles):
            grid.addWidget(Line(title, "caption", quiet="true"), 0, place)
        grid.setColumnStretch(0, _HEADING)
        grid.setColumnStretch(1, _EXAMPLES)
        grid.setColumnMinimumWidth(4, _CHIP_WIDTH)
        return grid

    def _add_columns(self, grid: QGridLayout, sheet: SheetView, first: int, *, at_once: bool = False) -> None:
        """Add the columns from the first on; after a few of them the window draws breath before the others.

        Where one had scrolled down, all come `at_once`, so that the place is there to go back to.
        """
        if first and grid is not self._filling:
            return  # another sheet is shown by now
        self._filling = grid
        end = len(sheet.columns) if at_once else min(first + _BREATH, len(sheet.columns))
        for place in range(first, end):
            self._add_column(grid, 2 * place + 1, sheet.name, sheet.columns[place])
        if end < len(sheet.columns):
            QTimer.singleShot(0, self, partial(self._add_columns, grid, sheet, end))

    def _add_column(self, grid: QGridLayout, row: int, sheet: str, column: ColumnLine) -> None:
        grid.addWidget(Line(column.heading or _("(no heading)"), "strong"), row, 0)
        grid.addWidget(Line(column.examples, "table", quiet="true"), row, 1)
        grid.addWidget(Icon("arrow-right", 16), row, 2)
        grid.addWidget(self._field(sheet, column), row, 3)
        chip = Chip(column.certainty.text, column.certainty.tone, column.certainty.icon)
        chip.setToolTip(column.note)
        grid.addWidget(chip, row, 4)
        if column.dates:
            self._add_dates(grid, row + 1, sheet, (column, column.dates))

    def _field(self, sheet: str, column: ColumnLine) -> QWidget:
        likely = [(self._words[key], key) for key in column.likely if key in self._words]
        rest = [entry for entry in self._entries if entry not in likely]
        entries: list[tuple[str, object]] = [(_("– leave out –"), None), *likely, *rest]
        name = _("Field of the column “{column}”").format(column=column.heading)
        choice = FieldChoice(name, entries, _("Choose a field…"))
        choice.setFixedWidth(_FIELD_WIDTH)
        choice.choose(column.field)
        if column.field is None and column.certainty.tone == "warn":
            choice.setCurrentIndex(-1)
        choice.activated.connect(
            lambda _place: self.decided.emit(decisions.column(sheet, column.index, choice.currentData()))
        )
        return choice

    def _add_dates(self, grid: QGridLayout, row: int, sheet: str, about: tuple[ColumnLine, DatesLine]) -> None:
        """The evidence for the order of day and month below a column, and the choice where there is one."""
        column, dates = about
        evidence = Words(dates.words, "caption", quiet="half")
        grid.addWidget(evidence, row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        if not dates.may_choose:
            return
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 6)
        line.setSpacing(6)
        orders: tuple[tuple[DateOrder, str], ...] = (("dmy", _("Day first")), ("mdy", _("Month first")))
        for order, words in orders:
            button = Button(words, "check" if order == dates.order else "", is_small=True)
            button.setAccessibleName(f"{column.heading}: {words}")
            button.clicked.connect(partial(self._choose_order, sheet, column.index, order))
            line.addWidget(button)
        line.addStretch(1)
        grid.addWidget(box, row, 3, 1, 2)

    def _choose_order(self, sheet: str, index: int, order: DateOrder) -> None:
        self.decided.emit(decisions.date_order(sheet, index, order))
