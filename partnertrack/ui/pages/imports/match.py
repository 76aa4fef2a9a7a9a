"""The second step of an import: which column holds which field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.imports.tabs import SheetTabs
from partnertrack.ui.view_models.import_review import ColumnLine, ReviewView, SheetView, matched_words
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.labels import Icon, Line
from partnertrack.ui.widgets.scroll import Scroll

_FIELD_WIDTH, _CHIP_WIDTH, _HEADING, _EXAMPLES = 280, 128, 4, 5


class MatchStep(QWidget):
    """Each column with examples, the field that it is taken for, and how certain that is."""

    column_chosen = Signal(str, int, object)
    """A sheet, the index of a column, and the key of the field that it holds, or None."""
    order_chosen = Signal(str, int, str)
    """A sheet, the index of a column, and how its dates are read: "dmy" or "mdy"."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._words = {key: words for words, key in entries}
        self._view: ReviewView | None = None
        self._shown: SheetView | None = None
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
        if not self._view or not 0 <= place < len(self._view.sheets):
            return
        sheet = self._view.sheets[place]
        if self._shown and (self._shown.name, self._shown.columns) == (sheet.name, sheet.columns):
            return
        top = self.area.verticalScrollBar().value() if self._shown and self._shown.name == sheet.name else 0
        self._shown = sheet
        self._matched.setText(matched_words(sheet))
        self.area.show_layout(self._columns(sheet))
        self.area.verticalScrollBar().setValue(top)

    def _columns(self, sheet: SheetView) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        titles = (_("Column in the file"), _("Examples"), "", _("PartnerTrack field"), _("Match"))
        for place, title in enumerate(titles):
            grid.addWidget(Line(title, "caption", quiet="true"), 0, place)
        for row, column in enumerate(sheet.columns, 1):
            grid.addWidget(Line(column.heading or _("(no heading)"), "strong"), row, 0)
            grid.addWidget(Line(column.examples, "table", quiet="true"), row, 1)
            grid.addWidget(Icon("arrow-right", 16), row, 2)
            grid.addWidget(self._field(sheet.name, column), row, 3)
            grid.addWidget(self._certainty(sheet.name, column), row, 4)
        grid.setColumnStretch(0, _HEADING)
        grid.setColumnStretch(1, _EXAMPLES)
        grid.setColumnMinimumWidth(4, _CHIP_WIDTH)
        grid.setRowStretch(len(sheet.columns) + 1, 1)
        return grid

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
        choice.activated.connect(lambda _place: self.column_chosen.emit(sheet, column.index, choice.currentData()))
        return choice

    def _certainty(self, sheet: str, column: ColumnLine) -> QWidget:
        chip = Chip(column.certainty.text, column.certainty.tone, column.certainty.icon)
        chip.setToolTip(column.note)
        if not column.wants_order:
            return chip
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for order, words in (("dmy", _("Day first")), ("mdy", _("Month first"))):
            button = Button(words, is_small=True)
            button.clicked.connect(partial(self.order_chosen.emit, sheet, column.index, order))
            line.addWidget(button)
        return box
