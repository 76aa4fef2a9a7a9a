"""What can be done with several cards that are chosen, whatever lanes they are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.bulk import Bulk
from partnertrack.ui.pages.board.lane import LaneView
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.selection_bar import SelectionBar

_SEVERAL = 2


class Choosing(Card):
    """Comes up below the lanes as soon as two cards are chosen."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(pad=0)
        self.bulk = Bulk(page, desk, undo)
        self._views: tuple[LaneView, ...] = ()
        self.bar = SelectionBar(self.bulk.actions())
        self.bar.cleared.connect(self.clear)
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(self.bar)
        self.body.addLayout(line)
        self.hide()

    def watch(self, views: Sequence[LaneView]) -> None:
        """Stand for what is chosen in these lanes."""
        self._views = tuple(views)
        for view in views:
            view.list.selectionModel().selectionChanged.connect(lambda _now, _before: self.look())
        self.look()

    def look(self) -> None:
        """Find out what is chosen now."""
        ids = self.ids()
        self.bar.show_chosen(ids)
        self.setVisible(len(ids) >= _SEVERAL)

    def ids(self) -> tuple[UUID, ...]:
        """Those who are chosen, lane by lane."""
        return tuple(each for view in self._views for each in view.list.selected())

    def clear(self) -> None:
        """Choose nobody."""
        for view in self._views:
            view.list.clearSelection()

    def put_away(self) -> bool:
        """Put away what was asked for those who are chosen, or let them go; whether there was anything."""
        if self.bulk.put_away():
            return True
        has_chosen = self.isVisible()
        if has_chosen:
            self.clear()
        return has_chosen
