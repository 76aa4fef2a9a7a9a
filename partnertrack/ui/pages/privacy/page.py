"""The page of data protection: what is due, consent, requests, the record, what left and the principles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from partnertrack.i18n import _, day, number
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.privacy.checklist import ChecklistPart
from partnertrack.ui.pages.privacy.consents import ConsentPart
from partnertrack.ui.pages.privacy.due import DuePart
from partnertrack.ui.pages.privacy.left import LeftPart
from partnertrack.ui.pages.privacy.record import RecordPart
from partnertrack.ui.pages.privacy.requests import RequestsPart
from partnertrack.ui.parted_page import PartedPage
from partnertrack.ui.place import PRIVACY
from partnertrack.ui.view_models.privacy import PrivacyView

DUE, CONSENTS, REQUESTS, RECORD, LEFT, PRINCIPLES = "due", "consents", "requests", "record", "exports", "principles"


class PrivacyPage(PartedPage):
    """At first what is due."""

    key = PRIVACY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Data protection"))
        self.due = DuePart(desk, undo, self.form)
        self.due.part_wanted.connect(self.show_part)
        self._parts = {
            DUE: self.due,
            CONSENTS: ConsentPart(desk, undo, self.form),
            REQUESTS: RequestsPart(desk, undo, self.form),
            RECORD: RecordPart(desk, undo, self.form),
            LEFT: LeftPart(desk, undo, self.form),
            PRINCIPLES: ChecklistPart(desk, undo, self.form),
        }
        self.take_parts(self._parts)

    def ask(self) -> Work[PrivacyView]:
        """What reads all parts."""
        return partial(asks.privacy, self.desk.workspace, self.desk.as_of)

    def fill(self, view: PrivacyView) -> None:
        """Show the day in the head, and each part."""
        self.name_page(_("Data protection"), _("as of {day}").format(day=day(view.as_of)))
        for part in self._parts.values():
            part.show_view(view)

    def titles(self, view: PrivacyView) -> tuple[tuple[str, str], ...]:
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
