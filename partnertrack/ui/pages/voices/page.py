"""The page of voices and learning: satisfaction, grievances, lessons and risks, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from partnertrack.i18n import _, day, number
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.voices.grievances import GrievancesPart
from partnertrack.ui.pages.voices.lessons import LessonsPart
from partnertrack.ui.pages.voices.risks import RisksPart
from partnertrack.ui.pages.voices.satisfaction import SatisfactionPart
from partnertrack.ui.parted_page import PartedPage
from partnertrack.ui.place import VOICES
from partnertrack.ui.voices_asks import VoicesView

SATISFACTION, GRIEVANCES, LESSONS, RISKS = "satisfaction", "grievances", "lessons", "risks"


class VoicesPage(PartedPage):
    """At first satisfaction."""

    key = VOICES

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Voices and learning"))
        self.satisfaction = SatisfactionPart(desk, undo, self.form)
        self.grievances = GrievancesPart(desk, undo, self.form)
        self.lessons = LessonsPart(desk, undo, self.form)
        self.risks = RisksPart(desk, undo, self.form)
        self.take_parts(
            {
                SATISFACTION: self.satisfaction,
                GRIEVANCES: self.grievances,
                LESSONS: self.lessons,
                RISKS: self.risks,
            }
        )

    def ask(self) -> Work[VoicesView]:
        """What reads all parts."""
        return partial(asks.voices, self.desk.workspace, self.desk.as_of)

    def put_away(self) -> bool:
        """Put the form away, then what was searched."""
        search = self.lessons.list.search
        if super().put_away():
            return True
        if self.place().figure == LESSONS and search.text():
            search.clear()
            return True
        return False

    def focus_search(self) -> None:
        """Put the keyboard into the search, where there is one."""
        if self.place().figure == LESSONS:
            self.lessons.list.focus_search()

    def fill(self, view: VoicesView) -> None:
        """Show the day in the head, and each part."""
        self.name_page(_("Voices and learning"), _("as of {day}").format(day=day(view.as_of)))
        self.satisfaction.show_view(view.satisfaction)
        self.grievances.show_view(view.grievances)
        self.lessons.show_view(view.lessons)
        self.risks.show_view(view.risks)

    def titles(self, view: VoicesView) -> tuple[tuple[str, str], ...]:
        """The parts by key, with how much is open in each."""
        lessons = sum(row.lesson.status == "open" for row in view.lessons.rows)
        return (
            (SATISFACTION, _("Satisfaction")),
            (GRIEVANCES, _("Grievances: {n} open").format(n=number(view.grievances.open))),
            (LESSONS, _("Lessons: {n} open").format(n=number(lessons))),
            (RISKS, _("Risks: {n} open").format(n=number(view.risks.open))),
        )
