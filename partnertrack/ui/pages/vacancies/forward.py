"""Those who are put forward for a vacancy, in their card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.vacancies import (
    WAYS_OUT,
    CandidateMark,
    PersonMark,
    candidate_statuses,
)
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _DISC, _BAR, _TRACK = 44, 32, 6, 64
_STATUS = 142


class Forward(Card):
    """Each candidate with the status, which a menu changes, and the reasons of the match."""

    decided = Signal(object, str)
    """The `CandidateMark`, and the status that is wanted."""
    removed = Signal(object)
    """The `CandidateMark` that is to go."""
    opened = Signal(object)
    """The id of an enrolment."""
    proposed = Signal(object)
    """The ids of the candidacies that are to be proposed to the employer together."""

    def __init__(self, candidates: Sequence[CandidateMark]) -> None:
        super().__init__(_("Put forward"), self._tools(candidates))
        self.buttons: dict[UUID, StatusButton] = {}
        for place, candidate in enumerate(candidates):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(candidate))
        if not candidates:
            told = _("Nobody yet. Choose people below, the best first, and shortlist them.")
            self.body.addWidget(Words(told, "table", quiet="half"))

    def _tools(self, candidates: Sequence[CandidateMark]) -> QWidget:
        """How many there are, and a button that proposes all who are shortlisted."""
        n = len(candidates)
        waiting = tuple(each.candidacy for each in candidates if each.status == "shortlisted")
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(
            Line(ngettext("{n} person", "{n} people", n).format(n=number(n)) if n else "", "caption", quiet="true")
        )
        if len(waiting) > 1:
            words = _("Propose all {n} who are shortlisted").format(n=number(len(waiting)))
            propose = Button(words, "mail", is_small=True)
            propose.clicked.connect(lambda: self.proposed.emit(waiting))
            line.addWidget(propose)
        return tools

    def keyboard(self) -> UUID | None:
        """The candidacy whose status has the keyboard."""
        return next((key for key, button in self.buttons.items() if button.hasFocus()), None)

    def give_keyboard(self, candidacy: UUID | None) -> None:
        """Give the keyboard to the status of that candidacy, if it is still there."""
        if candidacy in self.buttons:
            self.buttons[candidacy].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, candidate: CandidateMark) -> QWidget:
        who = Who(candidate.person, candidate.detail)
        who.clicked.connect(lambda: self.opened.emit(candidate.person.id))
        status = self.buttons[candidate.candidacy] = StatusButton(candidate)
        status.chosen.connect(partial(self.decided.emit, candidate))
        away = _("Take {person} off this vacancy").format(person=candidate.person.name)
        delete = IconButton("x", away, size=14, is_small=True)
        delete.clicked.connect(lambda: self.removed.emit(candidate))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(who, 1)
        top.addWidget(status)
        top.addWidget(delete)
        chips = FlowLayout(6)
        for mark in candidate.person.marks:
            chips.addWidget(Chip(mark.text, "neutral" if candidate.status in WAYS_OUT else mark.tone, mark.icon))
        held = QWidget()
        held.setLayout(chips)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(held)
        return line


class StatusButton(Button):
    """Says how far a candidate has come, and offers everything else that can be said."""

    chosen = Signal(str)
    """The status that is wanted."""

    def __init__(self, candidate: CandidateMark) -> None:
        super().__init__(candidate.status_label, "chevron-down", is_small=True)
        self.setAccessibleName(
            _("{person}: {status}").format(person=candidate.person.name, status=candidate.status_label)
        )
        self.menu_of_statuses = QMenu(self)
        for key, words in candidate_statuses().items():
            if key == WAYS_OUT[0]:
                self.menu_of_statuses.addSeparator()
            ellipsis = "…" if key in ("contract", *WAYS_OUT) else ""
            action = self.menu_of_statuses.addAction(words + ellipsis, partial(self.chosen.emit, key))
            action.setCheckable(True)
            action.setChecked(key == candidate.status)
            action.setEnabled(key != candidate.status)
        self.setMinimumWidth(_STATUS)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu_of_statuses.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class Who(Pressable):
    """A candidate's disc, name and score; pressed, it opens the person."""

    opens = True

    def __init__(self, person: PersonMark, detail: str) -> None:
        score = _("suits by {score} of 100").format(score=person.score) if person.score else _("nothing known")
        super().__init__(f"{person.name}, {person.label}, {detail}, {score}", QSize(260, _HEIGHT))
        self._person, self._detail = person, detail

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the disc, the name over the label, and the bar of the score."""
        tokens, person = theme.tokens(), self._person
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        middle = area.center().y()
        disc = QRectF(area.left() + 4, middle - _DISC / 2, _DISC, _DISC)
        paint.avatar(painter, paint.visual(painter, area, disc), person.initials, person.label)
        left, right = disc.right() + 10, area.right() - 6
        if person.score and area.width() > 3 * _TRACK:
            right -= _TRACK + 34
            track = QRectF(right + 4, middle - _BAR / 2, _TRACK, _BAR)
            paint.bar(painter, paint.visual(painter, area, track), person.share, tokens.primary_fill, tokens.pressed)
            figure = QRectF(track.right() + 6, area.top(), 30, area.height())
            paint.text(painter, paint.visual(painter, area, figure), person.score, "caption", tokens.text2)
        below = "  ·  ".join(filter(None, (person.label, self._detail)))
        upper = QRectF(left, middle - 18, right - left, 18)
        lower = QRectF(left, middle + 1, right - left, 16)
        paint.text(painter, paint.visual(painter, area, upper), person.name, "strong", tokens.text)
        paint.text(painter, paint.visual(painter, area, lower), below, "caption", tokens.muted)
