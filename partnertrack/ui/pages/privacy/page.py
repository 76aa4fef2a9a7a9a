"""The page of data protection: what is due, consent, requests, the record, what left and the principles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from partnertrack.i18n import _, day, number
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Job
from partnertrack.ui.page import Page
from partnertrack.ui.pages.privacy.checklist import ChecklistPart
from partnertrack.ui.pages.privacy.consents import ConsentPart
from partnertrack.ui.pages.privacy.due import DuePart
from partnertrack.ui.pages.privacy.left import LeftPart
from partnertrack.ui.pages.privacy.part import Part
from partnertrack.ui.pages.privacy.record import RecordPart
from partnertrack.ui.pages.privacy.requests import RequestsPart
from partnertrack.ui.place import PRIVACY, Place
from partnertrack.ui.view_models.privacy import PrivacyView
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.part_tabs import PartTabs
from partnertrack.ui.widgets.side_form import SideForm

DUE, CONSENTS, REQUESTS, RECORD, LEFT, PRINCIPLES = "due", "consents", "requests", "record", "exports", "principles"


class PrivacyPage(Page):
    """Shows the part that the place names as its figure, at first what is due."""

    key = PRIVACY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Data protection"))
        self._job: Job | None = None
        self._view: PrivacyView | None = None
        self._shown = DUE
        self.message, self.tabs, self.form = Message(), PartTabs(), SideForm(self)
        self.due = DuePart(desk, undo, self.form)
        self.due.part_wanted.connect(self._on_part)
        self.parts: dict[str, Part] = {
            DUE: self.due,
            CONSENTS: ConsentPart(desk, undo, self.form),
            REQUESTS: RequestsPart(desk, undo, self.form),
            RECORD: RecordPart(desk, undo, self.form),
            LEFT: LeftPart(desk, undo, self.form),
            PRINCIPLES: ChecklistPart(desk, undo, self.form),
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
        work = partial(asks.privacy, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def place(self) -> Place:
        """The part that is shown."""
        return Place(PRIVACY, figure=self._shown)

    def leave(self) -> None:
        """Stop reading, and put the form away with what it shows."""
        self._stop()
        self.form.hide()

    def put_away(self) -> bool:
        """Put the form away."""
        if not self.form.isVisible():
            return False
        self.form.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _show(self, view: PrivacyView) -> None:
        self.message.clear()
        if view == self._view:
            return
        self._view = view
        self.name_page(_("Data protection"), _("as of {day}").format(day=day(view.as_of)))
        for part in self.parts.values():
            part.show_view(view)
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


def _tabs(view: PrivacyView) -> tuple[tuple[str, str], ...]:
    """The parts by key, with how much is open in each."""
    waiting = sum(line.record.is_open for line in view.requests)
    return (
        (DUE, _("What is due: {n}").format(n=number(len(view.to_do)))),
        (CONSENTS, _("Consent")),
        (REQUESTS, _("Requests: {n} open").format(n=number(waiting))),
        (RECORD, _("Record of processing")),
        (LEFT, _("What left: {n}").format(n=number(len(view.left)))),
        (PRINCIPLES, _("IOM checklist")),
    )
