"""One cohort beside the others: its age, its people, where they stand, who left, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.cohorts import CohortCard, Figure, StageLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.share_line import ShareLine

EDIT, MERGE, DELETE, PLAN, BOARD, REGISTER = "edit", "merge", "delete", "plan", "board", "register"
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}


class CohortPanel(Card):
    """Every figure opens its people; the menu holds what can be done with the cohort."""

    opened = Signal(object, str)
    """A search, and what it is called over the list."""
    wanted = Signal(str, object)
    """What is to be done, and with which `CohortCard`."""
    walked = Signal(int, int)
    """The keyboard is to go on, to the side and along the lines."""

    def __init__(self, card: CohortCard, *, by_step: bool) -> None:
        super().__init__()
        self.card = card
        self.setAccessibleName(f"{card.title}. {card.began}. {card.last}")
        self.body.setSpacing(10)
        self.body.addLayout(self._top())
        self.body.addLayout(self._figures(card.figures[:1], self._everybody()))
        self._add_lines(card.steps if by_step else card.stages)
        if by_step:
            self._add_lines([line for line in card.stages if line.kind == "left"])
        self.body.addLayout(self._figures(card.figures[1:]))
        if card.left:
            self.body.addWidget(Line(_("Why people left"), "control"))
            self._add_lines(card.left)
        self.body.addStretch(1)
        self.body.addLayout(self._foot())

    def _top(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Line(self.card.title, "h2"), 1)
        self.more = IconButton("ellipsis", _("More about {cohort}").format(cohort=self.card.title), is_small=True)
        self.more.clicked.connect(self._open_menu)
        line.addWidget(self.more)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(Line(self.card.began, "caption", quiet="half"))
        head.addWidget(Line(self.card.last, "caption", quiet="true"))
        return head

    def _everybody(self) -> FigureLine:
        card = self.card
        text = f"{number(card.people)} {card.places}".strip()
        line = FigureLine("users", _("People"), text, is_open=card.people > 0)
        line.clicked.connect(partial(self.opened.emit, card.everybody, "" if card.record else card.title))
        self.everybody = line
        return line

    def _figures(self, figures: Sequence[Figure], *before: FigureLine) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for line in before:
            column.addWidget(line)
        for figure in figures:
            line = FigureLine(figure.icon, figure.label, figure.text, is_open=figure.count > 0)
            line.clicked.connect(partial(self.opened.emit, figure.search, figure.title))
            column.addWidget(line)
        return column

    def _add_lines(self, lines: Sequence[StageLine]) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        for each in lines:
            line = ShareLine(each.label, each.count, each.share, each.kind)
            line.clicked.connect(partial(self.opened.emit, each.search, each.title))
            column.addWidget(line)
        self.body.addLayout(column)

    def _foot(self) -> FlowLayout:
        flow = FlowLayout(6)
        if self.card.record and self.card.people:
            for key, text, icon in ((BOARD, _("Board"), "square-kanban"), (REGISTER, _("Attendance"), "calendar")):
                button = Button(text, icon, "ghost", is_small=True)
                button.clicked.connect(partial(self.wanted.emit, key, self.card))
                flow.addWidget(button)
        return flow

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines by the arrows."""
        aside, along = _STEPS.get(event.key(), (0, 0))
        if (aside or along) and self.place() >= 0:
            self.walked.emit(aside, along)
        else:
            super().keyPressEvent(event)

    def place(self) -> int:
        """The place of the line that has the keyboard, counted over all lines; -1 where none has it."""
        lines = self.findChildren(Pressable)
        return next((place for place, line in enumerate(lines) if line.hasFocus()), -1)

    def focus(self, place: int, step: int = 0) -> None:
        """Put the keyboard on that line or the nearest one that opens something; with a step, on that side of it."""
        lines = self.findChildren(Pressable)
        open_ones = [at for at, line in enumerate(lines) if line.isEnabled() and (at - place) * step >= 0]
        nearest = min(open_ones, key=lambda at: abs(at - place), default=None)
        if nearest is not None:
            lines[nearest].setFocus(Qt.FocusReason.TabFocusReason)

    def menu(self) -> QMenu:
        """What can be done with the cohort."""
        card = self.card
        menu = QMenu(self)
        if card.ahead:
            words = ngettext(
                "Plan the departure of {n} person…", "Plan the departures of {n} people…", len(card.ahead)
            ).format(n=number(len(card.ahead)))
            menu.addAction(words, partial(self.wanted.emit, PLAN, card))
        if card.record:
            menu.addAction(_("Edit…"), partial(self.wanted.emit, EDIT, card))
            menu.addAction(_("Merge into another…"), partial(self.wanted.emit, MERGE, card))
            if not card.people:
                menu.addAction(_("Delete"), partial(self.wanted.emit, DELETE, card))
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
