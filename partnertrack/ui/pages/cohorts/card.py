"""One cohort beside the others: its age, its people, where they stand, who left, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.cohorts import CohortCard, Figure, StageLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words, breakable
from partnertrack.ui.widgets.share_line import ShareLine

EDIT, MERGE, DELETE, PLAN, BOARD, REGISTER = "edit", "merge", "delete", "plan", "board", "register"
_LONGEST_WORD = 18


class CohortPanel(Card):
    """Every figure opens its people; the menu holds what can be done with the cohort."""

    opened = Signal(object, str)
    """A search, and what it is called over the list."""
    wanted = Signal(str, object)
    """What is to be done, and with which `CohortCard`."""

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
        line.addWidget(Words(breakable(self.card.title, _LONGEST_WORD), "h2"), 1)
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
