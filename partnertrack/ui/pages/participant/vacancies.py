"""The vacancies for which the person is put forward, and the open ones that suit, in their card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from partnertrack.i18n import _, day
from partnertrack.ui import vacancy_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.vacancies import candidate_statuses
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line

if TYPE_CHECKING:
    from partnertrack.services.vacancies import Forwarded, PersonVacancies, Suiting

_TONES = {"contract": "ok", "declined": "neutral", "rejected": "neutral"}


class VacanciesCard(Card):
    """Each vacancy opens its page; the card stays away while there is none to tell of."""

    vacancy_wanted = Signal(object)
    """The vacancy of that id is to be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Vacancies"), inset=8)
        self._desk = desk
        self._enrolment_id: UUID | None = None
        self._job: Job | None = None
        self._has_any = False
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        self.body.addLayout(self.list)
        self.hide()

    def show_person(self, enrolment_id: UUID) -> None:
        """Show the vacancies of that enrolment."""
        if enrolment_id != self._enrolment_id:
            self._has_any = False
            self.hide()
        self._enrolment_id = enrolment_id
        if self._job:
            self._job.stop()
        ask = partial(vacancy_asks.of_person, self._desk.workspace, enrolment_id, self._desk.as_of)
        self._job = self._desk.jobs.read(ask, self._show)

    def _show(self, found: PersonVacancies) -> None:
        empty_out(self.list)
        for each in found.forwarded:
            self._add(each, _forwarded(each), _TONES.get(each.candidacy.status, "info"), "user-check")
        if found.suiting:
            head = Line(_("Open vacancies that suit"), "caption", quiet="half")
            head.setContentsMargins(8, 6, 8, 2)
            self.list.addWidget(head)
        for suiting in found.suiting:
            score = _("suits by {score} of 100").format(score=suiting.suitability.score)
            begins = suiting.vacancy.starts_on
            first = _("from {day}").format(day=day(begins, "medium")) if begins else ""
            detail = "  ·  ".join(filter(None, (suiting.employer, score, first)))
            self._add(suiting, detail, "primary", "briefcase")
        self._has_any = bool(found.forwarded or found.suiting)
        self.settle()

    def settle(self) -> None:
        """Come up where there is something to tell; outside a page it would be a window of its own."""
        if self.parentWidget():
            self.setVisible(self._has_any)

    def _add(self, each: Forwarded | Suiting, detail: str, tone: str, icon: str) -> None:
        line = AttentionLine(each.vacancy.title, detail, tone, icon)
        line.clicked.connect(partial(self.vacancy_wanted.emit, each.vacancy.id))
        self.list.addWidget(line)


def _forwarded(each: Forwarded) -> str:
    status = candidate_statuses().get(each.candidacy.status, each.candidacy.status)
    since = day(each.candidacy.decided_on, "medium") if each.candidacy.decided_on else ""
    return "  ·  ".join(filter(None, (status, each.employer, since)))
