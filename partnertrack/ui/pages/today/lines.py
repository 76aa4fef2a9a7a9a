"""Cards of lines: a few of them at first, all on demand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip

SHOWN = 6
"""Lines of a card before somebody asks for all."""


class LinesCard(Card):
    """A card with its lines; of a long one the first six, and a button that shows the others."""

    def __init__(self, title: str, count: int, *, is_whole: bool) -> None:
        super().__init__(title, Chip(number(count)), inset=8)
        self.body.setSpacing(2)
        self.title = title
        self.lines: list[AttentionLine] = []
        self.rows: list[QWidget] = []
        self.more: Button | None = None
        self.is_whole = is_whole

    def add(self, line: AttentionLine, button: IconButton | None = None) -> AttentionLine:
        """Add a line, perhaps with a button of its own beside it."""
        row: QWidget = line
        if button:
            row = QWidget()
            beside = QHBoxLayout(row)
            beside.setContentsMargins(0, 0, 8, 0)
            beside.setSpacing(4)
            beside.addWidget(line, 1)
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(row)
        self.lines.append(line)
        self.rows.append(row)
        return line

    def close_up(self) -> None:
        """Hide the lines after the sixth, behind a button that says how many there are."""
        if self.is_whole or len(self.rows) <= SHOWN + 1:  # a button would take the room of the one that it hides
            return
        hidden = self.rows[SHOWN:]
        for row in hidden:
            row.hide()
        self.more = Button(_("Show all {n}").format(n=number(len(self.rows))), "chevron-down", "ghost", is_small=True)
        self.more.clicked.connect(partial(self._open_up, hidden))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_up(self, hidden: Sequence[QWidget]) -> None:
        self.is_whole = True
        for row in hidden:
            row.show()
        self.lines[SHOWN].setFocus(Qt.FocusReason.TabFocusReason)
        if self.more:
            self.more.hide()
