"""What the logframe lacks, in one line of chips that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.logframe_gaps import GapView
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
    filled = Signal(bool)
    """The fields in which all is filled in are to come, or to go."""
    kept = Signal()
    """What was filled in is to be stored."""

    def __init__(self) -> None:
        super().__init__(pad=_PAD)
        self._gaps: tuple[GapView, ...] = ()
        self._next: dict[str, int] = {}
        self._flow = FlowLayout(8)
        self.fill = Button(_("Fill in here"), "pencil", is_small=True)
        self.fill.clicked.connect(partial(self.filled.emit, True))
        self.keep = Button(_("Save all"), "check", "primary", is_small=True)
        self.keep.clicked.connect(self.kept)
        self.cancel = Button(_("Cancel"), kind="ghost", is_small=True)
        self.cancel.clicked.connect(partial(self.filled.emit, False))
        chips = QWidget()
        chips.setLayout(self._flow)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(chips, 1)
        for button in (self.fill, self.cancel, self.keep):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.show_filling(is_on=False)
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

    def show_filling(self, *, is_on: bool) -> None:
        """Offer to fill in, or to store what was filled in."""
        self.fill.setVisible(not is_on)
        self.cancel.setVisible(is_on)
        self.keep.setVisible(is_on)

    def buttons(self) -> list[Button]:
        """The chips from the first to the last."""
        return [each for each in self.findChildren(Button) if each not in (self.fill, self.cancel, self.keep)]

    def _lead(self, gap: GapView) -> None:
        place = self._next.get(gap.text, 0) % len(gap.about)
        self._next[gap.text] = place + 1
        self.wanted.emit(gap.about[place])
