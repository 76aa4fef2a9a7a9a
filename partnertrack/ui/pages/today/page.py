"""The page of the day: what to do, who leaves next, and what rests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import today_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.put_off import PutOffDialog
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.place import PARTICIPANT, PARTICIPANTS, TODAY, Place
from partnertrack.ui.view_models.today import RestingLine, TodayLine, TodayView
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.message import Message


class TodayPage(Page):
    """Groups of lines; arrows walk them, Enter opens the people, P puts off."""

    key = TODAY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._undo = undo
        self._job: Job | None = None
        self._view: TodayView | None = None
        self._lines: list[AttentionLine] = []
        self._put_off: dict[AttentionLine, TodayLine] = {}
        self.name_page(_("Today"))
        self.message = Message()
        self._content: QWidget = QWidget()
        self.body.addWidget(self.message)
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Read the day; what is shown stays until it is there."""
        del place  # there is but one day
        self.leave()
        work = partial(today_asks.today, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines, open the one with the keyboard, or put it off."""
        place = next((at for at, line in enumerate(self._lines) if line.hasFocus()), -1)
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if self._lines and step:
            self._lines[min(max(place + step, 0), len(self._lines) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lines[place].click()
        elif place >= 0 and event.key() == Qt.Key.Key_P and self._lines[place] in self._put_off:
            self._ask_until(self._put_off[self._lines[place]])
        else:
            super().keyPressEvent(event)

    def _show(self, view: TodayView) -> None:
        if view == self._view:
            return
        self._view = view
        self._lines, self._put_off = [], {}
        self.name_page(_("Today"), view.subtitle)
        content = _empty() if view.is_empty else self._groups(view)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _groups(self, view: TodayView) -> QWidget:
        cards: list[QWidget] = []
        for group in view.groups:
            card = _card(group.title, len(group.lines))
            for line in group.lines:
                button = self._add(card, AttentionLine(line.text, line.detail, line.tone, line.icon))
                button.setToolTip(_("Enter opens the list, P puts it off.") if line.about else "")
                button.clicked.connect(partial(self._open, line))
                if line.about:
                    self._put_off[button] = line
            cards.append(card)
        if view.waiting:
            cards.append(self._waiting(view))
        if view.departures:
            cards.append(self._departures(view))
        if view.resting:
            cards.append(self._resting(view))
        columns = Columns(((1000, 2),), is_top=True)
        columns.show_widgets(_piles(cards))
        return columns

    def _waiting(self, view: TodayView) -> Card:
        card = _card(_("To decide"), len(view.waiting))
        for line in view.waiting:
            button = self._add(card, AttentionLine(line.text, line.detail, line.tone, line.icon))
            button.clicked.connect(partial(self.went.emit, Place(line.page)))
        return card

    def _departures(self, view: TodayView) -> Card:
        card = _card(_("Next departures"), len(view.departures))
        for each in view.departures:
            button = self._add(card, AttentionLine(each.text, each.detail, each.tone, "plane"))
            button.clicked.connect(partial(self.went.emit, Place(PARTICIPANT, person=each.person)))
        return card

    def _resting(self, view: TodayView) -> Card:
        card = _card(_("Put off"), len(view.resting))
        for line in view.resting:
            button = self._add(card, AttentionLine(line.text, line.detail, "info", "clock"))
            button.setToolTip(_("Enter wakes the reminder."))
            button.clicked.connect(partial(self._wake, line))
        return card

    def _add(self, card: Card, button: AttentionLine) -> AttentionLine:
        card.body.addWidget(button)
        self._lines.append(button)
        return button

    def _open(self, line: TodayLine) -> None:
        title = "" if line.search.criteria else line.text
        self.went.emit(Place(PARTICIPANTS, search=line.search, title=title, chosen=line.people))

    def _ask_until(self, line: TodayLine) -> None:
        dialog = PutOffDialog(self, line.text, self.desk.as_of)
        dialog.wanted.connect(partial(self._rest, line))
        dialog.open()

    def _rest(self, line: TodayLine, until: date, reason: str) -> None:
        work = partial(today_asks.put_off, self.desk.workspace, line.about, until, reason, self.desk.as_of)
        said = partial(self._say, _("Put off: {line}").format(line=line.text))
        self.desk.jobs.write(work, said, failed=self.message.complain)

    def _wake(self, line: RestingLine) -> None:
        work = partial(today_asks.wake, self.desk.workspace, line.rests.ids)
        said = partial(self._say, _("Woken: {line}").format(line=line.text))
        self.desk.jobs.write(work, said, failed=self.message.complain)

    def _say(self, text: str, change: UUID) -> None:
        self.desk.say(text, _("Undo"), partial(self._undo, change))


def _piles(cards: list[QWidget]) -> list[QWidget]:
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


def _card(title: str, count: int) -> Card:
    card = Card(title, Chip(number(count)), inset=8)
    card.body.setSpacing(2)
    return card


def _empty() -> QWidget:
    return Empty(
        "circle-check",
        _("Nothing to do today"),
        _("Steps that are late, papers that expire and planned departures appear here by themselves."),
    )
