"""One participant: who it is, the way through the scheme so far, and what is ahead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.origins import OriginDrawer
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.place import PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.people import PersonLine, PersonView, stage_blocks
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.timeline import Timeline

_AVATAR = 60
_ICONS = {
    "ref": "hash",
    "last_name": "user",
    "first_name": "user",
    "cohort": "users",
    "track": "route",
    "sex": "user",
    "birth_date": "calendar",
    "nationality": "globe",
    "region": "map-pin",
    "address": "map-pin",
    "phone": "phone",
    "email": "mail",
    "passport_no": "id-card",
    "national_id": "id-card",
    "education": "graduation-cap",
    "isced": "graduation-cap",
    "occupation": "briefcase",
    "languages": "languages",
}


class ParticipantPage(Page):
    """Shows the person of the place; the arrows lead through the list that the person was opened from."""

    key = PARTICIPANT

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._place = Place(PARTICIPANT)
        self._job: Job | None = None
        self.origins = OriginDrawer(self, desk, undo)
        self.name_page(_("Participant"))
        self.title.hide()
        self.subtitle.hide()
        back = Button(_("Participants"), "arrow-left", "ghost")
        back.clicked.connect(lambda: self.went.emit(Place(PARTICIPANTS)))
        self.head.insertWidget(0, back)
        self.before = IconButton("chevron-up", _("Previous person"))
        self.after = IconButton("chevron-down", _("Next person in the list"))
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.count = Line("", "caption", quiet="true")
        for widget in (self.count, self.before, self.after):
            self.tools.addWidget(widget)
        self._content: QWidget = QWidget()
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Show the place's person."""
        if place.person != self._place.person:
            self.origins.hide()
        self._place = place
        at = self._at()
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(place.among) - 1)
        words = _("{n} of {total}").format(n=at + 1, total=len(place.among))
        self.count.setText(words if len(place.among) > 1 else "")
        if self._job:
            self._job.stop()
        if place.person:
            work = partial(asks.person, self.desk.workspace, place.person, self.desk.as_of)
            self._job = self.desk.jobs.read(work, self._show)

    def place(self) -> Place:
        """The person who is shown."""
        return self._place

    def put_away(self) -> bool:
        """Put away where a value comes from."""
        was_shown = self.origins.isVisible()
        self.origins.hide()
        return was_shown

    def _at(self) -> int:
        person = self._place.person
        return self._place.among.index(person) if person in self._place.among else -1

    def _step(self, by: int) -> None:
        among: tuple[UUID, ...] = self._place.among
        self.show_place(Place(PARTICIPANT, person=among[self._at() + by], among=among))

    def _show(self, view: PersonView) -> None:
        self.setAccessibleName(view.line.name)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(_Head(view.line))
        if view.warnings:
            message = Message()
            column.addWidget(message)
            message.say(_("Look at the days of this journey."), "\n".join(view.warnings), "warn")
        parts = Columns(((760, 2),), stretch=(8, 5), is_top=True)
        parts.show_widgets([self._journey(view), self._profile(view)])
        column.addWidget(parts)
        column.addStretch(1)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content
        self.origins.refresh()

    def _journey(self, view: PersonView) -> QWidget:
        card = Card(_("Journey"), Line(view.line.track, "caption", quiet="true"))
        timeline = Timeline(stage_blocks(view.stages))
        timeline.pressed.connect(partial(self.origins.look_at_step, view.line.id))
        card.body.addWidget(timeline)
        return card

    def _profile(self, view: PersonView) -> QWidget:
        card = Card(_("Profile"))
        facts = [(_ICONS.get(line.key, "info"), line.label, line.text) for line in view.profile]
        shown = Facts(facts)
        slots = [(line.key, None) for line in view.profile]
        shown.pressed.connect(lambda place: self.origins.look_at(view.line.id, slots[place]))
        card.body.addWidget(shown)
        card.body.addStretch(1)
        return card


class _Head(Card):
    """The person's disc and name, where they stand, and the marks by which they are known."""

    def __init__(self, line: PersonLine) -> None:
        super().__init__()
        name = QHBoxLayout()
        name.setSpacing(12)
        name.addWidget(Line(line.name, "title"))
        name.addWidget(Chip(line.standing.text, line.standing.tone, line.standing.icon))
        name.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(name)
        told = (line.label, line.cohort, line.region)
        words.addWidget(Line("  ·  ".join(filter(None, told)), "body", quiet="true"))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(_Disc(line.initials, line.label))
        row.addLayout(words, 1)
        self.body.addLayout(row)


class _Disc(QWidget):
    """The person's initials, large."""

    def __init__(self, initials: str, label: str) -> None:
        super().__init__()
        self._initials, self._label = initials, label
        self.setFixedSize(_AVATAR, _AVATAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        paint.avatar(QPainter(self), QRectF(self.rect()), self._initials, self._label, "title")
