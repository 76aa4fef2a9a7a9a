"""One participant: who it is, the way through the scheme so far, and what is ahead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.access_export import AccessDrawer
from partnertrack.ui.dialogs.erase_person import EraseDrawer
from partnertrack.ui.dialogs.origins import OriginDrawer
from partnertrack.ui.dialogs.person_form import FormDrawer, Subject
from partnertrack.ui.dialogs.plan_departure import PlanDrawer
from partnertrack.ui.page import Page
from partnertrack.ui.pages.participant.consent import ConsentCard
from partnertrack.ui.pages.participant.going import Going
from partnertrack.ui.pages.participant.head import Head
from partnertrack.ui.pages.participant.history import HistoryCard
from partnertrack.ui.pages.participant.notes import NotesCard
from partnertrack.ui.pages.participant.papers import PapersCard
from partnertrack.ui.pages.participant.plan import PlanCard
from partnertrack.ui.pages.participant.relations import RelationsCard
from partnertrack.ui.pages.participant.vacancies import VacanciesCard
from partnertrack.ui.place import ORGANISATION, PARTICIPANT, PARTICIPANTS, VACANCY, Place
from partnertrack.ui.view_models.people import PersonView, stage_blocks
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.timeline import Timeline

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
        self.origins, self.form = OriginDrawer(self, desk, undo), FormDrawer(self, desk, undo)
        self.form.origin_wanted.connect(self._look_at_origin)
        self.form.again_wanted.connect(self._go_on)
        self.telling, self.erasing = AccessDrawer(self, desk), EraseDrawer(self, desk)
        self.notes, self.papers = NotesCard(desk, undo), PapersCard(desk, undo)
        self.consent = ConsentCard(self, desk, undo)
        self.going = Going(self, desk, undo)
        self.plan, self.planning = PlanCard(desk), PlanDrawer(self, desk, undo)
        self.plan.wanted.connect(self._plan)
        self.relations, self.history = RelationsCard(desk, undo), HistoryCard(desk, undo)
        self.relations.organisation_wanted.connect(lambda key: self.went.emit(Place(ORGANISATION, organisation=key)))
        self.relations.person_wanted.connect(lambda person: self.went.emit(Place(PARTICIPANT, person=person)))
        self.vacancies = VacanciesCard(desk)
        self.vacancies.vacancy_wanted.connect(lambda key: self.went.emit(Place(VACANCY, vacancy=key)))
        self.name_page(_("Participant"))
        self.title.hide()
        self.subtitle.hide()
        self._lead_back()
        self.before = IconButton("chevron-up", _("Previous person"))
        self.after = IconButton("chevron-down", _("Next person in the list"))
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.count = Line("", "caption", quiet="true")
        for widget in (self.count, self.before, self.after):
            self.tools.addWidget(widget)
        self._cards = (self.notes, self.papers, self.consent, self.relations, self.plan, self.vacancies, self.history)
        self._content: QWidget = QWidget()
        self.body.addWidget(self._content, 1)

    def _lead_back(self) -> None:
        back = Button(_("Participants"), "arrow-left", "ghost")
        back.clicked.connect(lambda: self.went.emit(Place(PARTICIPANTS)))
        self.head.insertWidget(0, back)

    def show_place(self, place: Place) -> None:
        """Show the place's person."""
        if place.person != self._place.person:
            for drawer in (self.origins, self.planning, self.telling, self.erasing):
                drawer.hide()
            self.form.leave()
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
            for card in self._cards:
                card.show_person(place.person)

    def place(self) -> Place:
        """The person who is shown."""
        return self._place

    def put_away(self) -> bool:
        """Put away the form, or where a value comes from."""
        was_shown = self.planning.put_away() or self.origins.isVisible() or self.form.isVisible()
        drawers = (self.origins, self.telling, self.erasing, self.consent.form)
        was_shown = was_shown or any(each.isVisible() for each in drawers)
        for drawer in drawers:
            drawer.hide()
        self.form.leave()
        return was_shown

    def leave(self) -> None:
        """Keep what was written."""
        self.form.leave()

    def _at(self) -> int:
        person = self._place.person
        return self._place.among.index(person) if person in self._place.among else -1

    def _step(self, by: int) -> None:
        among = self._place.among
        self.show_place(Place(PARTICIPANT, person=among[self._at() + by], among=among))

    def _show(self, view: PersonView) -> None:
        self.setAccessibleName(view.line.name)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head = Head(view)
        head.wanted.connect(partial(self._fill_in, view.line.id))
        head.resume_wanted.connect(partial(self.going.resume, view.line.id))
        head.transfer_wanted.connect(partial(self.going.transfer, view.line.id))
        head.export_wanted.connect(partial(self.telling.open, view.line.id, view.line.label))
        head.erase_wanted.connect(partial(self.erasing.open, view.line.id))
        column.addWidget(head)
        if view.warnings:
            message = Message()
            column.addWidget(message)
            message.say(_("Look at the days of this journey."), "\n".join(view.warnings), "warn")
        parts = Columns(((760, 2),), stretch=(8, 5), is_top=True)
        parts.show_widgets([self._journey(view), self._beside(view)])
        column.addWidget(parts)
        column.addWidget(self.history)
        column.addStretch(1)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content
        self.origins.refresh()

    def _journey(self, view: PersonView) -> QWidget:
        card = Card(_("Journey"), Line(view.line.track, "caption", quiet="true"))
        timeline = Timeline(stage_blocks(view.stages))
        timeline.pressed.connect(partial(self._fill_in, view.line.id))
        card.body.addWidget(timeline)
        return card

    def _beside(self, view: PersonView) -> QWidget:
        """What stands beside the journey; the cards that are written in outlast the others."""
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        cards = (
            self.plan,
            self._profile(view),
            self.papers,
            self.consent,
            self.notes,
            self.relations,
            self.vacancies,
        )
        for card in cards:
            column.addWidget(card)
        self.plan.settle()
        self.vacancies.settle()
        return beside

    def _plan(self, enrolment_id: UUID) -> None:
        """Open the planning of the departure."""
        self.put_away()
        self.planning.open((enrolment_id,))

    def _fill_in(self, enrolment_id: UUID, step: str, occurrence: int) -> None:
        """Open the form of a step, or of the profile."""
        self.origins.hide()
        self.planning.hide()
        self.form.open(Subject(enrolment_id, step, occurrence))

    def _go_on(self, subject: Subject) -> None:
        """Open a form again that was put away, with the person whom it is about."""
        if subject.enrolment_id != self._place.person or self.isHidden():
            self.went.emit(Place(PARTICIPANT, person=subject.enrolment_id))
        self.form.open(subject)

    def _look_at_origin(self, subject: Subject) -> None:
        self.form.leave()
        self.origins.look_at_step(subject.enrolment_id, subject.step, subject.occurrence)

    def _profile(self, view: PersonView) -> QWidget:
        card = Card(_("Profile"))
        facts = [(_ICONS.get(line.key, "info"), line.label, line.text) for line in view.profile]
        shown = Facts(facts)
        slots = [(line.key, None) for line in view.profile]
        shown.pressed.connect(lambda place: self.origins.look_at(view.line.id, slots[place]))
        card.body.addWidget(shown)
        card.body.addStretch(1)
        return card
