"""What the logframe lacks, in one line of chips that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.logframe import GapView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line

_PAD, _HEIGHT = 10, 30


class Completeness(Card):
    """Pressed again, a chip leads on to the next indicator that lacks the same."""

    wanted = Signal(object)
    """The id of the indicator or result that lacks something."""

    def __init__(self) -> None:
        super().__init__(pad=_PAD)
        self._gaps: tuple[GapView, ...] = ()
        self._next: dict[str, int] = {}
        self._flow = FlowLayout(8)
        chips = QWidget()
        chips.setLayout(self._flow)
        self.body.addWidget(chips)
        self.hide()

    def show_gaps(self, gaps: Sequence[GapView]) -> None:
        """Show what is missing; nothing where nothing is."""
        if tuple(gaps) == self._gaps:
            return
        self._gaps = tuple(gaps)
        self._next.clear()
        empty_out(self._flow)
        title = Line(_("To be completed"), "control")
        title.setFixedHeight(_HEIGHT)
        self._flow.addWidget(title)
        for gap in gaps:
            chip = Button(gap.text, "triangle-alert", "ghost", is_small=True)
            chip.clicked.connect(partial(self._lead, gap))
            self._flow.addWidget(chip)
        self.setVisible(bool(gaps))

    def buttons(self) -> list[Button]:
        """The chips from the first to the last."""
        return self.findChildren(Button)

    def _lead(self, gap: GapView) -> None:
        place = self._next.get(gap.text, 0) % len(gap.about)
        self._next[gap.text] = place + 1
        self.wanted.emit(gap.about[place])
