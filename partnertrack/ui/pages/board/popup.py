"""Asks the day and the step of a move, at the place where the cards were dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.standing import LEFT
from partnertrack.i18n import _, ngettext
from partnertrack.ui.board_asks import Step
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.reveal import reveal

if TYPE_CHECKING:
    from partnertrack.services.board import Lane

_WIDTH, _EDGE = 300, 8

Reasons: TypeAlias = Callable[[str], Sequence[tuple[str, str]]]
"""The reasons for a step, by its key, as words and codes."""


class MovePopup(QFrame):
    """Step, day and, for a way out, its reason; Enter confirms, Esc puts it away."""

    changed = Signal()
    closed = Signal()
    confirmed = Signal(object)
    """The `Step` that is to be recorded."""

    def __init__(self, page: QWidget, lane: Lane, count: int, today: date, reasons: Reasons) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("raised")
        self.setFixedWidth(_WIDTH)
        words = ngettext("Move {n} person to “{lane}”", "Move {n} people to “{lane}”", count)
        title = words.format(n=count, lane=lane.label)
        self.setAccessibleName(title)
        self.steps = Choice(_("Step"), [(label, key) for key, label in lane.steps])
        self.day = DayField(_("Day"), today)
        self._reasons = reasons
        self.reason = Choice(_("Reason"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Reason"))
        self.words.setAccessibleName(_("Reason"))
        self._is_way_out = lane.key == LEFT
        self._offer_reasons()
        self.warnings = Words("", "caption")
        self.warnings.hide()
        self.steps.currentIndexChanged.connect(self._on_step)
        self.day.dateChanged.connect(self.changed)
        self.confirm = Button(_("Move"), "", "primary", is_small=True)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.step()))
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        cancel = Button(_("Cancel"), is_small=True)
        cancel.clicked.connect(self.close_up)
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(cancel)
        feet.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (Words(title, "h3"), self.steps, self.day, self.reason, self.words, self.warnings):
            column.addWidget(part)
        column.addLayout(feet)

    def step(self) -> Step:
        """What is asked for as it stands."""
        said = self.reason.currentData() if self.reason.count() else self.words.text().strip()
        return Step(str(self.steps.currentData()), self.day.day(), str(said or ""))

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

    def _on_step(self) -> None:
        self._offer_reasons()
        self.changed.emit()

    def _offer_reasons(self) -> None:
        """Offer the reasons on the list of the step; any words where it has no list."""
        found = self._reasons(str(self.steps.currentData())) if self._is_way_out else ()
        self.reason.show_entries([(_("Reason not known"), ""), *found] if found else [])
        reveal(self.reason, when=bool(found))
        reveal(self.words, when=self._is_way_out and not found)
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
