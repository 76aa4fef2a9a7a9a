"""A panel in which some of many things are chosen and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.popover import Popover


class OrderedChoice(Popover):
    """Ticks say which are shown; Ctrl+Up and Ctrl+Down move one; `usual` brings back what was shown at first."""

    chosen = Signal(tuple)
    """The keys of those that are shown, in order."""
    reset = Signal()

    def __init__(self, page: QWidget, name: str, find: str, usual: str) -> None:
        super().__init__(page, name, height=440)
        self._offered: dict[str, str] = {}
        self.search = SearchField(find)
        self.list = Choices(name, can_tick=True)
        self.list.follow(self.search)
        self.search.textEdited.connect(self.list.narrow)
        self.list.ticked.connect(self._tell)
        up = IconButton("arrow-up", _("Move up (Ctrl+Up)"), size=16, is_small=True)
        down = IconButton("arrow-down", _("Move down (Ctrl+Down)"), size=16, is_small=True)
        back = Button(usual, kind="ghost", is_small=True)
        up.clicked.connect(self._up)
        down.clicked.connect(self._down)
        back.clicked.connect(self.reset.emit)
        self.feet = feet = QHBoxLayout()
        feet.addWidget(up)
        feet.addWidget(down)
        feet.addStretch(1)
        feet.addWidget(back)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(feet)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Up"), self, self._up, context=within)
        QShortcut(QKeySequence("Ctrl+Down"), self, self._down, context=within)

    def choose(self, opener: QWidget, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Come up with the shown ones first, in their order."""
        self.search.clear()
        self.offer(offered, shown)
        self.open_at(opener)
        self.search.setFocus()

    def offer(self, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Offer these; the shown ones are ticked."""
        self._offered = dict(offered)
        first = [key for key in shown if key in self._offered]
        keys = [*first, *(key for key in self._offered if key not in first)]
        self.list.show_entries([(key, self._offered[key]) for key in keys], first)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        """Move the current column among those that are shown."""
        shown, key = list(self.list.ticks()), self.list.current()
        place = shown.index(key) + step if key in shown else -1
        if 0 <= place < len(shown):
            shown.remove(key)
            shown.insert(place, key)
            self.offer(tuple(self._offered.items()), shown)
            self.list.setCurrentRow(place)
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.list.ticks())
