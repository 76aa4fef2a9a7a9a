"""What was imported before: the files of which rows wait, and the last changes with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.page import GAP
from partnertrack.ui.view_models.changes import ChangeLine
from partnertrack.ui.view_models.unfinished import UnfinishedLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words, rule


class Earlier(QWidget):
    """Two cards; the upper one is there only while rows wait."""

    take_up_wanted = Signal(object)
    """The `UnfinishedLine` of an import that is to be taken up again."""
    undo_wanted = Signal(object)
    """The id of a change that the user wants to take back."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = _list()
        self._changes = _list()
        self.waiting = Card(_("To finish"))
        self.waiting.body.addLayout(self._waiting)
        self.waiting.hide()
        changes = Card(_("Latest changes"))
        changes.body.addLayout(self._changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.waiting)
        column.addWidget(changes)
        column.addStretch(1)

    def show_unfinished(self, lines: Sequence[UnfinishedLine]) -> None:
        """Show the imports of which rows wait for a decision."""
        empty_out(self._waiting)
        self.waiting.setVisible(bool(lines))
        for place, line in enumerate(lines):
            if place:
                self._waiting.addWidget(rule())
            again = Button(_("Take up again"), "arrow-right", is_small=True)
            again.setAccessibleName(_("Take up again: {file}").format(file=line.title))
            again.clicked.connect(lambda _checked, line=line: self.take_up_wanted.emit(line))
            self._waiting.addWidget(_line(line.title, line.detail, again, tone="warn"))

    def show_changes(self, changes: Sequence[ChangeLine]) -> None:
        """Show what was changed last, newest first."""
        empty_out(self._changes)
        for place, change in enumerate(changes):
            if place:
                self._changes.addWidget(rule())
            self._changes.addWidget(_line(change.title, change.detail, self._way_back(change)))
        if not changes:
            self._changes.addWidget(Words(_("Nothing was imported yet."), quiet="true"))

    def _way_back(self, change: ChangeLine) -> QWidget | None:
        if change.is_undone:
            return Chip(_("Undone"), "neutral", "undo-2")
        if not change.can_undo:
            return None
        undo = Button(_("Undo"), "undo-2", is_small=True)
        undo.setAccessibleName(_("Undo: {title}").format(title=change.title))
        undo.clicked.connect(lambda _checked: self.undo_wanted.emit(change.id))
        return undo


def _list() -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    return lines


def _line(title: str, detail: str, trailing: QWidget | None, *, tone: str = "") -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 9, 0, 9)
    line.setSpacing(10)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Line(title, "control"))
    told = Line(detail, "caption", quiet="" if tone else "true")
    told.setProperty("tone", tone)
    words.addWidget(told)
    line.addLayout(words, 1)
    if trailing:
        line.addWidget(trailing)
    return row
