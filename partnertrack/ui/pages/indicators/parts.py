"""A figure by one or two dimensions, with ways to its people and to take it along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from partnertrack.i18n import _
from partnertrack.ui import clipboard, theme
from partnertrack.ui.view_models.one_indicator import (
    Half,
    OneView,
    PartColumn,
    PartRow,
    PartTable,
    halves_of,
    part_table,
)
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.cell_table import CellTable
from partnertrack.ui.widgets.cells import plain
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.table_model import Column, TableModel

_FIRST, _OTHER, _FIGURE, _ROW, _MOST, _BAR = 220, 112, 168, 36, 16, 12
_FIELD = 200

_Words = Callable[[PartRow], str]
_Draw = Callable[[QPainter, QRectF, PartRow], None]


class PartsCard(Card):
    """Choices of what to break down by, above the table; a press on a number tells whose it is."""

    broken_down = Signal(str, str)
    """Other dimensions are wanted: down, and across or an empty text."""
    cell_wanted = Signal(object, object)
    """The `PartRow` and the `PartColumn` of a number that was pressed."""
    exported = Signal()
    """The table that is shown is to be written to a file."""

    def __init__(self) -> None:
        buttons = QWidget()
        super().__init__(_("Breakdown"), buttons)
        self._view: OneView | None = None
        self.shown: PartTable | None = None
        self.down, self.across = Choice(_("By")), Choice(_("And by"))
        self.half = Choice(_("Show"))
        self.model: TableModel[PartRow] = TableModel(())
        self.table = _Numbers(self.model, _("Breakdown"), self._opens, row_height=_ROW, scrolls=True)
        self.note = Words("", "caption", quiet="half")
        copy = IconButton("copy", _("Copy numbers"), is_small=True)
        export = Button(_("Export…"), "download", is_small=True)
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(copy)
        line.addWidget(export)
        flow = FlowLayout()
        for field in (self.down, self.across, self.half):
            field.setFixedWidth(_FIELD)
            field.setToolTip(field.accessibleName())
            field.activated.connect(self._on_chosen)
            flow.addWidget(field)
        fields = QWidget()
        fields.setLayout(flow)
        for part in (fields, self.table, self.note):
            self.body.addWidget(part)
        copy.clicked.connect(self.copy_numbers)
        export.clicked.connect(self.exported)
        self.table.pressed_cell.connect(self._press)

    def show_view(self, view: OneView) -> None:
        """Show the figure by the dimensions of the view."""
        is_new = self._view is None or self._view.dimensions != view.dimensions
        self._view = view
        if is_new:
            self.down.show_entries([(name, key) for key, name in view.dimensions])
            self.across.show_entries([(_("Nothing else"), ""), *((name, key) for key, name in view.dimensions)])
        self.down.choose(view.parts.down)
        self.across.choose(view.parts.across)
        halves = halves_of(view)
        before = self.half.currentData()
        self.half.show_entries([(words, key) for key, words in halves.items()])
        self.half.choose(before if before in halves else next(iter(halves)))
        self.half.setVisible(bool(view.parts.across) and len(halves) > 1)
        self._draw()

    def copy_numbers(self) -> None:
        """Put the table on the clipboard, to be pasted into a spreadsheet."""
        if self.shown:
            clipboard.put_text("\n".join("\t".join(line) for line in self.shown.lines()))

    def _on_chosen(self) -> None:
        view = self._view
        down, across = str(self.down.currentData() or ""), str(self.across.currentData() or "")
        if view and (down, across) != (view.parts.down, view.parts.across):
            self.broken_down.emit(down, across if across != down else "")
        else:
            self._draw()

    def _draw(self) -> None:
        if self._view is None:
            return
        halves: dict[str, Half] = {"share": "share", "n": "n", "d": "d"}
        table = self.shown = part_table(self._view, halves[str(self.half.currentData() or "share")])
        least = _FIGURE if self._view.parts.figures else _OTHER
        heads = [_name(table.title), *(_number(column, place, least) for place, column in enumerate(table.columns))]
        self.table.show_columns(heads, scrolls=True)
        self.model.show_rows(table.rows)
        self.table.updateGeometry()
        self.note.setText(
            _("Each cell is worked out from its people alone. Press one to see who they are.")
            if self._view.parts.figures
            else _("Rows and columns add up, the unknown included. Press a number to see whose it is.")
        )

    def _opens(self, place: int, column: int) -> bool:
        row = self.model.row(place)
        return row is not None and column > 0 and row.counts[column - 1] > 0

    def _press(self, place: int, column: int) -> None:
        row = self.model.row(place)
        if row and self.shown:
            self.cell_wanted.emit(row, self.shown.columns[column - 1])


class _Numbers(CellTable):
    """As high as its rows, up to a limit; wider than the card, it is scrolled sideways."""

    def sizeHint(self) -> QSize:
        """The title and the rows."""
        rows = min(max(len(self.list_model.ids), 1), _MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return QSize(420, self.horizontalHeader().height() + rows * _ROW + _BAR)

    def minimumSizeHint(self) -> QSize:
        """As high as that, and narrow."""
        return QSize(220, self.sizeHint().height())


def _name(title: str) -> Column[PartRow]:
    return Column(title, lambda row: row.name, _bold_sum(lambda row: row.name), _FIRST)


def _number(column: PartColumn, place: int, least: int) -> Column[PartRow]:
    def words(row: PartRow) -> str:
        return row.cells[place]

    def draw(painter: QPainter, area: QRectF, row: PartRow) -> None:
        tokens = theme.tokens()
        colour = tokens.primary_text if row.counts[place] else tokens.muted
        paint.text(painter, area, words(row), "table" if row.key else "strong", colour)

    wide = max(least, round(paint.width(column.title, "caption")) + 34)
    return Column(column.title, words, draw, min(wide, 2 * _OTHER), tip=words)


def _bold_sum(words: _Words) -> _Draw:
    usual, bold = plain(words, colour="text"), plain(words, "strong", "text")

    def draw(painter: QPainter, area: QRectF, row: PartRow) -> None:
        (usual if row.key else bold)(painter, area, row)

    return draw
