"""The panel in which the columns of the list are chosen and put in order."""

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

_FIXED = "name"
"""Who it is always stands first."""


class ColumnChooser(Popover):
    """Ticks say which columns are shown; Ctrl+Up and Ctrl+Down move one."""

    chosen = Signal(tuple)
    """The keys of the columns, in order."""
    reset = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Columns"), height=440)
        self._offered: dict[str, str] = {}
        self.search = SearchField(_("Find a column"))
        self.list = Choices(_("Columns"), can_tick=True)
        self.list.follow(self.search)
        self.search.textEdited.connect(self.list.narrow)
        self.list.ticked.connect(self._tell)
        up = IconButton("arrow-up", _("Move up (Ctrl+Up)"), size=16, is_small=True)
        down = IconButton("arrow-down", _("Move down (Ctrl+Down)"), size=16, is_small=True)
        usual = Button(_("Usual columns"), kind="ghost", is_small=True)
        up.clicked.connect(self._up)
        down.clicked.connect(self._down)
        usual.clicked.connect(self.reset.emit)
        feet = QHBoxLayout()
        feet.addWidget(up)
        feet.addWidget(down)
        feet.addStretch(1)
        feet.addWidget(usual)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(feet)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Up"), self, self._up, context=within)
        QShortcut(QKeySequence("Ctrl+Down"), self, self._down, context=within)

    def choose(self, opener: QWidget, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Come up with the shown columns first, in their order."""
        self.search.clear()
        self.show_columns(offered, shown)
        self.open_at(opener)
        self.search.setFocus()

    def show_columns(self, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Offer these; the shown ones are ticked."""
        self._offered = {key: title for key, title in offered if key != _FIXED}
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
            self.show_columns(tuple(self._offered.items()), shown)
            self.list.setCurrentRow(place)
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit((_FIXED, *self.list.ticks()))
