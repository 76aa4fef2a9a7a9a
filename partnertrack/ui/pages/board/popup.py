"""Asks the day and the step of a move, at the place where the cards were dropped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext
from partnertrack.ui.board_asks import Step
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Words

if TYPE_CHECKING:
    from partnertrack.services.board import Lane

_WIDTH, _EDGE = 300, 8


class MovePopup(QFrame):
    """Step, day and, for a way out, its reason; Enter confirms, Esc puts it away."""

    changed = Signal()
    closed = Signal()
    confirmed = Signal(object)
    """The `Step` that is to be recorded."""

    def __init__(self, page: QWidget, lane: Lane, count: int, today: date) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("raised")
        self.setFixedWidth(_WIDTH)
        words = ngettext("Move {n} person to “{lane}”", "Move {n} people to “{lane}”", count)
        title = words.format(n=count, lane=lane.label)
        self.setAccessibleName(title)
        self.steps = Choice(_("Step"), [(label, key) for key, label in lane.steps])
        self.day = DayField(_("Day"), today)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason"))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setVisible(lane.key == "left")
        self.warnings = Words("", "caption")
        self.warnings.hide()
        self.steps.currentIndexChanged.connect(self.changed)
        self.day.dateChanged.connect(self.changed)
        cancel, self.confirm = Button(_("Cancel"), is_small=True), Button(_("Move"), "", "primary", is_small=True)
        cancel.clicked.connect(self.close_up)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.step()))
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(cancel)
        feet.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (Words(title, "h3"), self.steps, self.day, self.reason, self.warnings):
            column.addWidget(part)
        column.addLayout(feet)

    def step(self) -> Step:
        """What is asked for as it stands."""
        return Step(str(self.steps.currentData()), self.day.day(), self.reason.text().strip())

    def show_at(self, place: QPoint) -> None:
        """Come up near a place of the page, within it."""
        page = self._page
        self.adjustSize()

        left = max(_EDGE, min(place.x(), page.width() - self.width() - _EDGE))
        top = max(_EDGE, min(place.y(), page.height() - self.height() - _EDGE))
        self.move(left, top)
        self.show()
        self.raise_()
        self.day.setFocus()

    def warn(self, texts: tuple[str, ...]) -> None:
        """Show what speaks against it."""
        self.warnings.setText("\n".join(f"⚠ {text}" for text in texts))
        self.warnings.setVisible(bool(texts))
        self.adjustSize()

    def close_up(self) -> None:
        """Go away without a move."""
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Esc cancels."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit(self.step())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
