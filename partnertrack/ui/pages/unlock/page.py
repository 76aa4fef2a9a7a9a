"""A card with the name of a pilot and the ways in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.scroll import Scroll
from partnertrack.ui.widgets.unlock_form import UnlockForm

_WIDTH = 440


class UnlockPage(QWidget):
    """The name of a pilot, and the ways in; `act` is what opening is called here, `away` how one gets away from it."""

    left = Signal()
    """The user does not want to open it."""

    def __init__(self, act: str, away: str, *, has_escape: bool = True) -> None:
        super().__init__()
        self._has_escape = has_escape
        self.form = UnlockForm(act)
        self.name = Line("", "display")
        self.told = Words("", quiet="half")
        self.leave = Button(away, kind="ghost", is_small=True)
        self.leave.clicked.connect(self.left.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(self._content()))

    def ask(self, name: str, told: str, wait: Callable[[], int]) -> None:
        """Ask for the pilot of that name; `told` says what this is about."""
        self.name.setText(name)
        self.told.setText(told)
        self.setAccessibleName(f"{name}. {told}")
        self.form.begin(wait)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away by Escape, where that leads somewhere."""
        if event.key() == Qt.Key.Key_Escape and self._has_escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _content(self) -> QVBoxLayout:
        card = Card(pad=28)
        card.setFixedWidth(_WIDTH)
        card.body.setSpacing(4)
        card.body.addWidget(Badge("lock", "primary", 44, is_round=True))
        card.body.addSpacing(8)
        for part in (self.name, self.told):
            card.body.addWidget(part)
        card.body.addSpacing(12)
        card.body.addWidget(self.form)
        card.body.addWidget(self.leave)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(3)
        return column
