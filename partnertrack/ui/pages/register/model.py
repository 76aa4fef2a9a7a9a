"""A month of a register as a table: trainees down, days across, then the rate of the whole step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from partnertrack.domain.attendance_words import letters, words
from partnertrack.i18n import _, day, percent, weekday

if TYPE_CHECKING:
    from partnertrack.services.register import Key, Register

Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractTableModel):
    """What the register says, with what was typed since and is not stored yet on top of it."""

    typed = Signal()
    """A cell was filled or cleared."""

    def __init__(self) -> None:
        super().__init__()
        self.register: Register | None = None
        self._typed: dict[Key, str] = {}
        self._letter_of = {mark: letter for letter, mark in letters().items()}
        self._words = words()

    def show_register(self, register: Register) -> None:
        """Show a month; what was typed into it and is not stored yet stays."""
        before = self.register
        is_same = before is not None and _shape(before) == _shape(register)
        if is_same:
            self.register = register
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.register = register
        self.endResetModel()

    def take_typed(self) -> Mapping[Key, str]:
        """What was typed and is to be stored now; from now on it counts as stored."""
        typed, self._typed = self._typed, {}
        if self.register is not None and typed:
            self.register = self.register.with_marks(typed)
        return typed

    def mark(self, index: Index) -> str:
        """The mark of a cell, empty for none."""
        key = self.key(index)
        if key is None or self.register is None:
            return ""
        return self._typed.get(key, self.register.marks.get(key, ""))

    def key(self, index: Index) -> Key | None:
        """Whose day a cell is; None for the column of rates."""
        register = self.register
        if register is None or not index.isValid() or index.column() >= len(register.days):
            return None
        return register.trainees[index.row()].enrolment_id, register.days[index.column()]

    def write(self, index: Index, mark: str) -> None:
        """Fill a cell, or clear it."""
        key = self.key(index)
        if key is not None and self.mark(index) != mark:
            self._typed[key] = mark
            self.dataChanged.emit(index, index)
            self.typed.emit()

    def letter(self, mark: str) -> str:
        """The letter of a mark."""
        return self._letter_of.get(mark, "")

    def rowCount(self, parent: Index | None = None) -> int:
        """How many trainees there are."""
        return 0 if self.register is None or (parent and parent.isValid()) else len(self.register.trainees)

    def columnCount(self, parent: Index | None = None) -> int:
        """The days, then the rate."""
        return 0 if self.register is None or (parent and parent.isValid()) else len(self.register.days) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's letter, or what a screen reader says of it."""
        if self.register is None or not index.isValid():
            return None
        trainee, mark = self.register.trainees[index.row()], self.mark(index)
        if index.column() == len(self.register.days):
            rate = "" if trainee.rate is None else percent(trainee.rate, 0)
            is_shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return rate if is_shown else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.letter(mark)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            when = day(self.register.days[index.column()], "long")
            said = self._words.get(mark, _("not marked"))
            return _("{person}, {day}: {mark}").format(person=trainee.name, day=when, mark=said)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The trainee, or the day with its weekday."""
        if self.register is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.register.trainees[section].name
        if section == len(self.register.days):
            return _("Rate")
        when = self.register.days[section]
        return f"{weekday(when)}\n{when.day}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days can be chosen; the rate can be read only."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags


def _shape(register: Register) -> object:
    """What a month has for lines and columns."""
    return register.cohort, register.step, register.days, tuple(each.enrolment_id for each in register.trainees)
