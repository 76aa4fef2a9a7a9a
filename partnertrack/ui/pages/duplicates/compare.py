"""Two entries side by side, and what is decided about them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.duplicates.rows import EntryCard, FieldCompared
from partnertrack.ui.view_models.duplicates import CompareView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.option import Option
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey


class ComparePanel(QWidget):
    """The pair that is looked at: which entry stays, in which way they are one, whose values are kept."""

    merge_wanted = Signal(object, object, str, object)
    """The entry that stays, the other, the way, and by field whose value is kept ("survivor" or "other")."""
    apart_wanted = Signal(object, object)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view: CompareView | None = None
        self.setAccessibleName(_("Side by side"))
        self._picked: dict[SlotKey, str] = {}
        self.entries: dict[str, EntryCard] = {}
        self.ways: dict[str, Option] = {}
        self.fields: list[FieldCompared] = []
        self._scroll = Scroll()
        self.merge = Button(_("Merge (M)"), "users", "primary")
        self.merge.clicked.connect(self.ask_merge)
        self.apart = Button(_("Different people (D)"), "user-x")
        self.apart.clicked.connect(self.ask_apart)
        self.after = Button(_("Next (→)"), kind="ghost")
        self.after.clicked.connect(self.next_wanted)
        feet = QWidget()
        flow = FlowLayout(10)
        flow.setContentsMargins(0, 0, 0, 0)
        feet.setLayout(flow)
        for button in (self.merge, self.apart, self.after):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 14)
        foot.addWidget(feet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def show_pair(self, view: CompareView) -> None:
        """Show two entries; the first stays unless the other is chosen."""
        self.view = view
        self._picked = {}
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._reason(view))
        column.addWidget(Line(_("Which entry stays?"), "h3"))
        column.addLayout(self._heads(view))
        column.addWidget(Line(_("Why are they here twice?"), "h3"))
        column.addWidget(self._ways(view))
        column.addSpacing(4)
        column.addWidget(Line(_("Field by field"), "h3"))
        column.addLayout(self._rows(view))
        column.addStretch(1)
        self._scroll.show_layout(column)
        self._mark()

    def ask_merge(self) -> None:
        """Ask for the merge as it was chosen."""
        if self.view is None:
            return
        survivor = self._survivor()
        chosen = {slot: "survivor" if whose == survivor else "other" for slot, whose in self._picked.items()}
        way = next(key for key, option in self.ways.items() if option.isChecked())
        self.merge_wanted.emit(self._id(survivor), self._id("other" if survivor == "one" else "one"), way, chosen)

    def ask_apart(self) -> None:
        """Say that they are two people."""
        if self.view is not None:
            self.apart_wanted.emit(self.view.one.id, self.view.other.id)

    def _reason(self, view: CompareView) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Words(view.reason, "body"), 1)
        line.addWidget(Chip(_("{score} alike").format(score=view.score), "info", "equal"))
        return line

    def _heads(self, view: CompareView) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        group = QButtonGroup(self._scroll)
        self.entries = {"one": EntryCard(view.one), "other": EntryCard(view.other)}
        for card in self.entries.values():
            group.addButton(card)
            card.clicked.connect(self._mark)
            line.addWidget(card, 1)
        self.entries["one"].setChecked(True)
        return line

    def _ways(self, view: CompareView) -> Columns:
        told = {
            "one-enrolment": (_("Entered twice"), _("Everything is joined in the entry that stays")),
            "two-enrolments": (_("Two enrolments"), _("One person who came twice; both ways are kept")),
        }
        group = QButtonGroup(self._scroll)
        self.ways = {key: Option("", text, detail) for key, (text, detail) in told.items()}
        for option in self.ways.values():
            group.addButton(option)
        self.ways[view.way].setChecked(True)
        columns = Columns(((440, 2),), gap=10)
        columns.show_widgets(list(self.ways.values()))
        return columns

    def _rows(self, view: CompareView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self.fields = [FieldCompared(row) for row in view.rows]
        for place, field in enumerate(self.fields):
            if place:
                column.addWidget(rule())
            field.chosen.connect(self._pick)
            column.addWidget(field)
        return column

    def _pick(self, slot: SlotKey, whose: str) -> None:
        self._picked[slot] = whose

    def _mark(self) -> None:
        """Mark whose values are kept: those that were picked, else those of the entry that stays."""
        for field in self.fields:
            field.choose(self._picked.get(field.row.slot, self._survivor()))

    def _survivor(self) -> str:
        return next(key for key, card in self.entries.items() if card.isChecked())

    def _id(self, whose: str) -> UUID | None:
        view = self.view
        return (view.one.id if whose == "one" else view.other.id) if view else None
