"""All results below each other, and the keyboard's way through their rows."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from partnertrack.ui.page import GAP
from partnertrack.ui.pages.logframe.card import ResultCard
from partnertrack.ui.pages.logframe.row import IndicatorRow, Shown
from partnertrack.ui.view_models.logframe import LogframeView
from partnertrack.ui.widgets.emptied import empty_out

_ROUND = 96  # pixels that are to be seen above and below


class Matrix(QWidget):
    """Laid out anew whenever the logframe is another; the keyboard stays with the indicator that had it."""

    opened = Signal(object)
    """The id of the indicator of which one wants to know all."""
    people = Signal(str, str, str)
    """A figure, a part of it, and what stands over the list of people."""
    added = Signal(str, str)
    """A figure of which one wants to see who came to it in the period, and what stands over their list."""
    wanted = Signal(str, object)
    """What is to be done, and with which indicator's id."""
    result_wanted = Signal(str, object)
    """What is to be done, and with which result's id."""
    tried = Signal()
    """Another target is tried."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ResultCard] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GAP)

    def rows(self) -> list[IndicatorRow]:
        """The indicators that are shown, from the top."""
        return [row for card in self.cards for row in card.rows]

    def show_view(self, view: LogframeView, lights: Collection[str], shown: Shown, *, is_whole: bool) -> None:
        """Show the indicators that have one of these lights; with the whole, results without any, too."""
        at = next((row.id for row in self.rows() if row.isAncestorOf(self.focusWidget() or self)), None)
        for card in self.cards:
            card.hide()  # it goes when the window is idle again, and would show through until then
        empty_out(self._list)
        made = (ResultCard(each, lights, shown) for each in view.results)
        self.cards = [card for card in made if is_whole or card.rows]
        for card in self.cards:
            card.wanted.connect(self.result_wanted)
            self._list.addWidget(card)
        for row in self.rows():
            row.opened.connect(self.opened)
            row.people.connect(self.people)
            row.added.connect(self.added)
            row.wanted.connect(self.wanted)
            row.tried.connect(self.tried)
            row.walked.connect(partial(self._walk, row))
            if row.id == at:
                row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_view(self, about: UUID | None) -> None:
        """Scroll to a result or an indicator."""
        found: list[IndicatorRow | ResultCard] = [*self.rows(), *self.cards]
        widget = next((each for each in found if each.id == about), None)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if widget and area:
            area.ensureWidgetVisible(widget, 0, _ROUND)

    def _walk(self, row: IndicatorRow, step: int) -> None:
        """Lead the keyboard to the row above or below."""
        rows = self.rows()
        to = rows.index(row) + step
        if 0 <= to < len(rows):
            rows[to].name.setFocus(Qt.FocusReason.TabFocusReason)
            self.bring_into_view(rows[to].id)
