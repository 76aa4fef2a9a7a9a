"""The rows of a partner's file as a grid that one can correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from partnertrack.i18n import _
from partnertrack.ui.pages.imports.editor import CellEditor
from partnertrack.ui.pages.imports.grid_columns import FIXED, columns
from partnertrack.ui.view_models.import_review import Answers, Cell, RowLine, SheetView, Title
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import TableModel

_DISPUTED = ("o", "t")


class Grid(Table):
    """Letters write into the cells of the file; beside them, and with Alt, they are left to whoever decides on rows."""

    corrected = Signal(object, object, str, bool)
    """A row, its cell, the text that is to stand there, and whether it shall in all rows alike."""
    taken_back = Signal(object, object)
    """A row and its cell, in which the partner's own text shall stand again."""
    moved = Signal()
    """Another cell is the current one."""
    rested = Signal()
    """Nobody writes into a cell any more."""

    def __init__(self, answers: Mapping[str, Answers]) -> None:
        self.rows: TableModel[RowLine] = TableModel(())
        super().__init__(self.rows, _("Rows of the file"), row_height=COMPACT, scrolls=True, rings=True)
        self._answers = answers
        self._sheet: SheetView | None = None
        self._titles: tuple[Title, ...] = ()
        self._fresh: dict[tuple[int, int], str] = {}
        self.editor = CellEditor(self)
        self.setItemDelegate(self.editor)
        self.editor.wrote.connect(self._on_wrote)
        self.editor.released.connect(self.rested)
        self.rows.wanted.connect(self._fetch)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    @property
    def is_written_in(self) -> bool:
        """Whether somebody is writing into a cell."""
        return self.editor.line is not None

    def show_rows(self, sheet: SheetView, places: Sequence[int]) -> None:
        """Show these rows of the sheet; the one that was looked at stays where it is, or gives way to the next."""
        number = self._number()
        column, down = self.currentIndex().column(), self.verticalScrollBar().value()
        along = self.horizontalScrollBar().value()
        is_same = self._sheet is not None and self._sheet.name == sheet.name
        self._sheet = sheet
        self._fresh.clear()
        self._show_titles(sheet.titles, is_same=is_same)
        self.rows.renew(places)
        if not places or self.currentIndex().isValid():
            return
        at = next((at for at, place in enumerate(places) if is_same and sheet.number(place) >= number), 0)
        self.setCurrentIndex(self.rows.index(at, max(column, 0) if is_same else 0))
        if is_same:
            self.verticalScrollBar().setValue(down)
            self.horizontalScrollBar().setValue(along)

    def row(self) -> RowLine | None:
        """The current row."""
        return self.rows.row(self.currentIndex().row())

    def place(self) -> int:
        """The current row's place in its sheet, -1 where there is none."""
        at = self.currentIndex().row()
        return int(str(self.rows.ids[at])) if 0 <= at < len(self.rows.ids) else -1

    def title(self) -> Title | None:
        """The column of the current cell; none beside the cells of the file."""
        at = self.currentIndex().column() - FIXED
        return self._titles[at] if 0 <= at < len(self._titles) else None

    def cell(self) -> Cell | None:
        """The current cell of the file; none beside them."""
        row, title = self.row(), self.title()
        return row.cells.get(title.index) if row and title else None

    def go(self, place: int, index: int) -> bool:
        """Make a cell the current one, by its row's place in the sheet and its column; whether the row is shown."""
        if place not in self.rows.ids:
            return False
        column = next((at for at, title in enumerate(self._titles, FIXED) if title.index == index), 1)
        target = self.rows.index(self.rows.ids.index(place), column)
        self.setCurrentIndex(target)
        self.scrollTo(target)
        return True

    def write(self, text: str | None = None, *, in_all: bool = False) -> bool:
        """Open the current cell to write in, with a first text or with what it says; whether it can be."""
        if self.cell() is None:
            return False
        self.edit(self.currentIndex())
        line = self.editor.line
        if line is None:
            return False
        self.editor.are_all_meant = in_all
        if text is not None:
            line.setText(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write by Enter, F2 or a letter; take a correction back by Delete."""
        cell, row = self.cell(), self.row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.write()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if cell and cell.is_corrected:
                self.taken_back.emit(row, cell)
        elif not (cell and self._writes(event, cell) and self.write(event.text())):
            super().keyPressEvent(event)

    def _writes(self, event: QKeyEvent, cell: Cell) -> bool:
        """Whether a key begins a text, and decides nothing."""
        held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        text = event.text()
        is_text = bool(text.strip()) and text.isprintable() and not event.modifiers() & held
        return is_text and not (cell.is_disputed and text.lower() in _DISPUTED)

    def _show_titles(self, titles: tuple[Title, ...], *, is_same: bool) -> None:
        """Give each column of the file one of the grid, in the order and the width that it had before."""
        known = {title.index: title for title in self._titles} if is_same else {}
        order = tuple(known)
        titles = tuple(
            sorted(titles, key=lambda title: order.index(title.index) if title.index in known else len(known))
        )
        titles = tuple(
            replace(title, is_wide=known[title.index].is_wide) if title.index in known else title for title in titles
        )
        if titles == self._titles and self.rows.columns:
            return
        self._titles = titles
        self.rows.show_columns(columns(titles))
        self.editor.answers = {
            at: self._answers[title.field] for at, title in enumerate(titles, FIXED) if title.field in self._answers
        }
        self.fit_columns()

    def _number(self) -> int:
        place = self.place()
        return self._sheet.number(place) if self._sheet and place >= 0 else 0

    def _fetch(self, places: tuple[int, ...]) -> None:
        if self._sheet:
            self.rows.receive(places, [self._line(self._sheet.line(place)) for place in places])

    def _line(self, row: RowLine) -> RowLine:
        """The row with what was written since the draft was worked out."""
        cells = dict(row.cells)
        for (number, index), text in self._fresh.items():
            if number == row.number and index in cells:
                cells[index] = Cell(index, text, cells[index].raw, text, is_corrected=True)
        return replace(row, cells=cells)

    def _on_wrote(self, at: int, column: int, text: str, are_all_meant: bool) -> None:
        row, title = self.rows.row(at), self._titles[column - FIXED]
        if row is None:
            return
        cell = row.cells[title.index]
        self._fresh[row.number, title.index] = text
        self.rows.forget_rows()
        self.corrected.emit(row, cell, text, are_all_meant)
