"""The results of a step as a table: people down, fields across, with what was typed and is not stored yet on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from partnertrack.i18n import _
from partnertrack.ui.register_asks import ResultCell, ResultSheet

if TYPE_CHECKING:
    from partnertrack.services.results import Cell
    from partnertrack.ui.register_asks import ResultHead

Index = QModelIndex | QPersistentModelIndex
_NOTHING = ResultCell("", "")


class ResultsModel(QAbstractTableModel):
    """What is wrong stays where it was typed, with the reason, until it is written anew; it is never stored."""

    typed = Signal()
    """A cell was written."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: ResultSheet | None = None
        self._typed: dict[Cell, str] = {}
        self._wrong: dict[Cell, tuple[str, str]] = {}

    def show_sheet(self, sheet: ResultSheet) -> None:
        """Show a sheet; where it is the one that was shown, what was typed into it and is not stored yet stays."""
        before = self.sheet
        if before is not None and _shape(before) == _shape(sheet):
            self.sheet = sheet
            self._redraw()
            return
        self.beginResetModel()
        self.sheet = sheet
        self._typed.clear()
        self._wrong.clear()
        self.endResetModel()

    def take_typed(self) -> Mapping[Cell, str]:
        """What was typed and is to be stored now; from now on it counts as stored."""
        typed, self._typed = self._typed, {}
        if self.sheet is not None and typed:
            cells = {**self.sheet.cells, **{cell: ResultCell(text, text) for cell, text in typed.items()}}
            self.sheet = replace(self.sheet, cells=cells)
        return typed

    def refuse(self, typed: Mapping[Cell, str], refusals: Mapping[Cell, str]) -> None:
        """Mark cells that were not stored, each with its reason."""
        self._wrong |= {cell: (typed[cell], why) for cell, why in refusals.items() if cell not in self._typed}
        self._redraw()

    @property
    def wrong(self) -> int:
        """How many cells are marked."""
        return len(self._wrong)

    def refusal(self, index: Index) -> str:
        """Why a cell is not stored, empty where it is."""
        cell = self.cell(index)
        return self._wrong[cell][1] if cell in self._wrong else ""

    def head(self, index: Index) -> ResultHead | None:
        """The column of a cell."""
        return self.sheet.heads[index.column()] if self.sheet and index.isValid() else None

    def cell(self, index: Index) -> Cell | None:
        """Whose field a cell is."""
        if self.sheet is None or not index.isValid():
            return None
        return self.sheet.people[index.row()][0], self.sheet.heads[index.column()].slot

    def written(self, index: Index) -> str:
        """A cell as one would type it."""
        return self._said(index).written

    def write(self, index: Index, text: str) -> None:
        """Write into a cell; an empty text clears it."""
        cell, text = self.cell(index), " ".join(text.split())
        if cell is not None and self.written(index) != text:
            self._typed[cell] = text
            self._wrong.pop(cell, None)
            self.dataChanged.emit(index, index)
            self.typed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many people there are."""
        return 0 if self.sheet is None or (parent and parent.isValid()) else len(self.sheet.people)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many fields there are."""
        return 0 if self.sheet is None or (parent and parent.isValid()) else len(self.sheet.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as it reads, as it is typed, or as a screen reader says it."""
        if self.sheet is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(index).shown
        if role == Qt.ItemDataRole.EditRole:
            return self.written(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.refusal(index) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _("{person}, {field}: {value}").format(
                person=self.sheet.people[index.row()][1],
                field=self.sheet.heads[index.column()].label,
                value=self._said(index).shown or _("empty"),
            )
            return " – ".join(filter(None, (words, self.refusal(index))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The person, or the field."""
        if self.sheet is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.sheet.people[section][1]
        return self.sheet.heads[section].label

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen and written."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def _said(self, index: Index) -> ResultCell:
        cell = self.cell(index)
        if cell is None or self.sheet is None:
            return _NOTHING
        if cell in self._typed:
            return ResultCell(self._typed[cell], self._typed[cell])
        if cell in self._wrong:
            return ResultCell(self._wrong[cell][0], self._wrong[cell][0])
        return self.sheet.cells.get(cell, _NOTHING)

    def _redraw(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _shape(sheet: ResultSheet) -> object:
    """What a sheet has for lines and columns."""
    people = tuple(who for who, _name in sheet.people)
    return sheet.cohort, sheet.step, tuple(head.slot for head in sheet.heads), people
