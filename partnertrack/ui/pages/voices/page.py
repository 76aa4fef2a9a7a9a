"""The page of voices and learning: satisfaction, grievances, lessons and risks, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from partnertrack.i18n import _, day, number
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.pages.voices.grievances import GrievancesPart
from partnertrack.ui.pages.voices.lessons import LessonsPart
from partnertrack.ui.pages.voices.part import Part
from partnertrack.ui.pages.voices.risks import RisksPart
from partnertrack.ui.pages.voices.satisfaction import SatisfactionPart
from partnertrack.ui.place import VOICES, Place
from partnertrack.ui.voices_asks import VoicesView
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.part_tabs import PartTabs
from partnertrack.ui.widgets.side_form import SideForm

SATISFACTION, GRIEVANCES, LESSONS, RISKS = "satisfaction", "grievances", "lessons", "risks"


class VoicesPage(Page):
    """Shows the part that the place names as its figure, at first satisfaction."""

    key = VOICES

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Voices and learning"))
        self._job: Job | None = None
        self._view: VoicesView | None = None
        self._shown = SATISFACTION
        self.message = Message()
        self.tabs = PartTabs()
        self.form = SideForm(self)
        self.satisfaction = SatisfactionPart(desk, undo, self.form)
        self.grievances = GrievancesPart(desk, undo, self.form)
        self.lessons = LessonsPart(desk, undo, self.form)
        self.risks = RisksPart(desk, undo, self.form)
        self.parts: dict[str, Part] = {
            SATISFACTION: self.satisfaction,
            GRIEVANCES: self.grievances,
            LESSONS: self.lessons,
            RISKS: self.risks,
        }
        self.body.addWidget(self.message)
        self.body.addWidget(self.tabs)
        for part in self.parts.values():
            part.went.connect(self.went)
            part.hide()
            self.body.addWidget(part, 1)
            for tool in part.tools:
                tool.hide()
                self.tools.addWidget(tool)
        self.tabs.picked.connect(self._on_part)
        self.form.wanted.connect(self._save)
        self.form.acted.connect(self._act)

    def show_place(self, place: Place) -> None:
        """Read what the page shows; the part that was looked at stays unless the place names another."""
        if place.figure in self.parts and place.figure != self._shown:
            self.form.hide()
            self._shown = place.figure
            self._show_part()
        self._stop()
        work = partial(asks.voices, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def place(self) -> Place:
        """The part that is shown."""
        return Place(VOICES, figure=self._shown)

    def leave(self) -> None:
        """Stop reading, and put the form away with what it shows."""
        self._stop()
        self.form.hide()

    def put_away(self) -> bool:
        """Put the form away, then what was searched."""
        search = self.lessons.list.search
        if self.form.isVisible():
            self.form.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._shown == LESSONS and search.text():
            search.clear()
        else:
            return False
        return True

    def focus_search(self) -> None:
        """Put the keyboard into the search, where there is one."""
        if self._shown == LESSONS:
            self.lessons.list.focus_search()

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _show(self, view: VoicesView) -> None:
        self.message.clear()
        if view == self._view:
            return
        self._view = view
        self.name_page(_("Voices and learning"), _("as of {day}").format(day=day(view.as_of)))
        self.satisfaction.show_view(view.satisfaction)
        self.grievances.show_view(view.grievances)
        self.lessons.show_view(view.lessons)
        self.risks.show_view(view.risks)
        self._show_part()

    def _on_part(self, key: str) -> None:
        self.form.hide()
        self._shown = key
        self._show_part()

    def _show_part(self) -> None:
        if self._view is None:
            return
        self.tabs.show_tabs(_tabs(self._view), self._shown)
        for key, part in self.parts.items():
            part.setVisible(key == self._shown)
            for tool in part.tools:
                tool.setVisible(key == self._shown)

    def _save(self, told: dict[str, Any]) -> None:
        self.parts[self._shown].save(told)

    def _act(self, key: str) -> None:
        self.parts[self._shown].act(key)


def _tabs(view: VoicesView) -> tuple[tuple[str, str], ...]:
    """The parts by key, with how much is open in each."""
    lessons = sum(row.lesson.status == "open" for row in view.lessons.rows)
    return (
        (SATISFACTION, _("Satisfaction")),
        (GRIEVANCES, _("Grievances: {n} open").format(n=number(view.grievances.open))),
        (LESSONS, _("Lessons: {n} open").format(n=number(lessons))),
        (RISKS, _("Risks: {n} open").format(n=number(view.risks.open))),
    )
