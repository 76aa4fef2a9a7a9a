"""The map of keys: all that can be done by keyboard, with a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.names import fold
from partnertrack.i18n import _
from partnertrack.ui.keys import KeyGroup, caps, groups
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.key_caps import KeyCaps
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.scroll import Scroll

_WIDE, _HIGH, _ONE_COLUMN_BELOW, _EDGE = 940, 700, 720, 40


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line on the map, with the words under which it is found."""

    line: QWidget
    words: str


class KeyboardDialog(QDialog):
    """Groups of keys in two columns, in one where the window is narrow."""

    CHAPTER = "keys"  # of the guide

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("All keys"))
        self.resize(min(_WIDE, window.width() - _EDGE), min(_HIGH, window.height() - _EDGE))
        self.field = SearchField(_("Find a key, or what it does"))
        self.field.textChanged.connect(self._narrow)
        self._nothing = Words(
            _("No key does that. Press Ctrl+K in the window to find anything by its name."), quiet="true"
        )
        self._nothing.hide()
        self._groups = [_card(group) for group in groups()]
        self._columns, self._across = (QVBoxLayout(), QVBoxLayout()), QHBoxLayout()
        self._is_narrow: bool | None = None
        self._lay_out()
        self._arrange(is_narrow=self.width() < _ONE_COLUMN_BELOW)
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the shape for the new width."""
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < _ONE_COLUMN_BELOW)

    def shown(self) -> Sequence[str]:
        """The words of the lines that are to be seen."""
        return [each.words for _frame, lines in self._groups for each in lines if not each.line.isHidden()]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Line(_("All keys"), "title"), 1)
        head.addWidget(self.field, 1)
        self._across.setContentsMargins(0, 0, 8, 0)
        for column in self._columns:
            column.setSpacing(16)
            self._across.addLayout(column, 1)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(
            Line(_("The guide has the same list, to be printed: chapter “Keys”."), "caption", quiet="true"), 1
        )
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(Scroll(self._across), 1)
        column.addLayout(foot)

    def _arrange(self, *, is_narrow: bool) -> None:
        """Deal the groups out to the columns, so that these are about as long."""
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        self._across.setStretch(1, 0 if is_narrow else 1)
        self._across.setSpacing(0 if is_narrow else 16)
        lengths = [0, 0]
        for frame, lines in self._groups:
            place = 0 if is_narrow or lengths[0] <= lengths[1] else 1
            self._columns[place].addWidget(frame)
            lengths[place] += len(lines) + 2
        for column in self._columns[: 1 if is_narrow else 2]:
            column.addStretch(1)

    def _narrow(self, text: str) -> None:
        """Show the lines in which all of the words stand."""
        words = fold(text).split()
        for frame, lines in self._groups:
            for each in lines:
                each.line.setVisible(all(word in each.words for word in words))
            frame.setVisible(any(not each.line.isHidden() for each in lines))
        self._nothing.setVisible(not self.shown())


def _card(group: KeyGroup) -> tuple[QWidget, Sequence[_Shown]]:
    """A group as a card, with its lines."""
    card = Card(pad=16)
    card.body.setSpacing(6)
    card.body.addWidget(Line(group.title, "h3"))
    lines = []
    for keys, words in group.keys:
        line = QWidget()
        inner = QHBoxLayout(line)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(Words(words, "table"), 1)
        inner.addWidget(KeyCaps([caps(each) for each in keys]))
        card.body.addWidget(line)
        spoken = " ".join(cap for each in keys for cap in (*caps(each), each))
        lines.append(_Shown(line, fold(f"{words} {spoken} {group.title}")))
    return card, lines
