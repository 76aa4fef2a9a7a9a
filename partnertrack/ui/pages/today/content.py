"""All cards of the day, with the strip of days above them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, pgettext
from partnertrack.ui.page import GAP
from partnertrack.ui.pages.today.lines import LinesCard
from partnertrack.ui.place import PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.to_decide import PageLine
from partnertrack.ui.view_models.today import RestingLine, TodayGroup, TodayLine, TodayView
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.week_strip import WeekStrip


class Opened(NamedTuple):
    """What is done where something of the page is pressed; `whole` is told the title of a card that shows all."""

    went: Callable[[Place], None]
    line: Callable[[TodayLine], None]
    wake: Callable[[RestingLine], None]
    whole: Callable[[str], None]


class Content(QWidget):
    """The strip, and two piles of cards; `put_off` are the lines that can rest."""

    def __init__(self, view: TodayView, waiting: tuple[PageLine, ...], opened: Opened, whole: frozenset[str]) -> None:
        super().__init__()
        self._view, self._opened, self._whole = view, opened, whole
        self._cards: list[LinesCard] = []
        self.put_off: dict[AttentionLine, TodayLine] = {}
        self.strip: WeekStrip | None = None
        for group in view.groups:
            self._group(group)
        self._wait(waiting)
        self._departures()
        self._resting()
        for card in self._cards:
            card.close_up()
            if card.more:
                card.more.clicked.connect(partial(opened.whole, card.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        if view.days:
            column.addWidget(self._days())
        columns = Columns(((1000, 2),), is_top=True)
        columns.show_widgets(_piles(self._cards))
        column.addWidget(columns)
        column.addStretch(1)

    def shown_lines(self) -> list[AttentionLine]:
        """The lines that can be seen, card by card."""
        return [line for card in self._cards for line in card.lines if not line.isHidden() and line.isVisibleTo(self)]

    def focused(self) -> tuple[str, int]:
        """The name and the place of the line that has the keyboard; "" and -1 where none has it."""
        widget, lines = self.window().focusWidget(), self.shown_lines()
        place = next((at for at, line in enumerate(lines) if line is widget), -1)
        return (lines[place].accessibleName() if place >= 0 else "", place)

    def focus(self, name: str, place: int) -> None:
        """Give the keyboard to the line of that name, or to the one that came into its place."""
        lines = self.shown_lines()
        named = next((line for line in lines if name and line.accessibleName() == name), None)
        line = named or (lines[min(place, len(lines) - 1)] if lines and place >= 0 else None)
        if line:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, title: str, count: int) -> LinesCard:
        card = LinesCard(title, count, is_whole=title in self._whole)
        self._cards.append(card)
        return card

    def _group(self, group: TodayGroup) -> None:
        card = self._card(group.title, len(group.lines))
        for line in group.lines:
            button = card.add(AttentionLine(line.text, line.detail, line.tone, line.icon))
            button.setToolTip(_("Enter opens the list, P puts it off.") if line.about else "")
            button.clicked.connect(partial(self._opened.line, line))
            if line.about:
                self.put_off[button] = line

    def _wait(self, waiting: tuple[PageLine, ...]) -> None:
        if not waiting:
            return
        card = self._card(_("To decide"), len(waiting))
        for line in waiting:
            button = card.add(AttentionLine(line.text, line.detail, line.tone, line.icon))
            button.clicked.connect(partial(self._opened.went, Place(line.page, partner=line.partner)))

    def _departures(self) -> None:
        if not self._view.departures:
            return
        card = self._card(_("Next departures"), len(self._view.departures))
        for each in self._view.departures:
            button = card.add(AttentionLine(each.text, each.detail, each.tone, "plane"))
            button.clicked.connect(partial(self._opened.went, Place(PARTICIPANT, person=each.person)))

    def _resting(self) -> None:
        if not self._view.resting:
            return
        card = self._card(pgettext("state", "Put off"), len(self._view.resting))
        for line in self._view.resting:
            wake = IconButton("sun", _("Wake: {line}").format(line=line.text), size=16, is_small=True)
            wake.clicked.connect(partial(self._opened.wake, line))
            button = card.add(AttentionLine(line.text, line.detail, "info", "clock"), wake)
            place = Place(PARTICIPANTS, title=f"{line.text} · {line.detail}", chosen=line.people)
            button.setToolTip(_("Enter opens the list."))
            button.clicked.connect(partial(self._opened.went, place))

    def _days(self) -> Card:
        days = self._view.days
        self.strip = WeekStrip([each.strip for each in days], _("The next two weeks"))
        self.strip.opened.connect(self._open_day)
        card = Card(_("The next two weeks"))
        card.body.addWidget(self.strip)
        return card

    def _open_day(self, place: int) -> None:
        found = self._view.days[place]
        self._opened.went(Place(PARTICIPANTS, title=found.title, chosen=found.people))


def _piles(cards: list[LinesCard]) -> list[QWidget]:
    """Two piles of cards about equally high; each card on the lower one, in their order."""
    piles, heights = [QVBoxLayout(), QVBoxLayout()], [0, 0]
    for card in cards:
        lower = heights.index(min(heights))
        piles[lower].addWidget(card)
        heights[lower] += card.sizeHint().height()
    for pile in piles:
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(GAP)
    return [_standing(pile) for pile in piles]


def _standing(pile: QVBoxLayout) -> QWidget:
    whole = QWidget()
    whole.setLayout(pile)
    return whole


def empty() -> QWidget:
    """What stands on a day without anything to do."""
    return Empty(
        "circle-check",
        _("Nothing to do today"),
        _("Steps that are late, papers that expire and planned departures appear here by themselves."),
    )
