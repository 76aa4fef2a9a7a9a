"""The checklist of principles on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.domain.privacy_words import statuses
from partnertrack.i18n import _
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.view_models.privacy import Line, PrivacyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.narrowed_list import NarrowedList
from partnertrack.ui.widgets.side_form import SideForm, long_text

if TYPE_CHECKING:
    from partnertrack.services.principles import PrincipleLine

_LOWEST = 420  # pixels


class ChecklistPart(PrivacyPart):
    """Enter opens a principle."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.pdf = Button(_("Print as PDF"), "printer")
        self.tools = (self.pdf,)
        others = ((_("What the program finds"), 320, 2), (_("Reviewed"), 110, 3))
        self.list: NarrowedList[Line] = NarrowedList(
            _("Principles"),
            _("Find a principle"),
            columns(_("Principle"), others, _("Status"), 150),
            lambda line: line.id,
        )
        self.list.setMinimumHeight(_LOWEST)
        self._line: PrincipleLine | None = None
        self._lines: tuple[Line, ...] = ()
        self.column.addWidget(self.list, 1)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(self._open)
        self.pdf.clicked.connect(self._write)

    def show_view(self, view: PrivacyView) -> None:
        """Show the principles."""
        self._lines = view.principles
        self._narrow()

    def save(self, told: dict[str, Any]) -> None:
        """Store the answer."""
        if self._line:
            answer = replace(self._line.answer, **told)
            work = partial(asks.save_principle, self._desk.workspace, answer, self._desk.as_of)
            self.store(work, _("The answer was saved."))

    def _narrow(self) -> None:
        words = self.list.search.text().casefold().split()
        found = tuple(
            line for line in self._lines if all(word in f"{line.title} {line.detail}".casefold() for word in words)
        )
        met = sum(line.record.answer.status in ("met", "not_applicable") for line in self._lines)
        told = _("{met} of {all} met").format(met=met, all=len(self._lines))
        self.list.show_rows(found, told, _("After the principles of IOM (2009), in words of our own"))

    def _open(self, line: Line) -> None:
        self._line = line.record
        answer = line.record.answer
        status = Choice(_("Status"), [(words, key) for key, words in statuses().items()])
        status.choose(answer.status)
        fields: dict[str, QWidget] = {
            "status": status,
            "note": long_text(_("Note"), answer.note),
            "reviewed_on": DayField(_("Reviewed on"), self._desk.as_of),
            "reviewed_by": written(_("Reviewed by"), answer.reviewed_by or self._desk.settings.name),
        }
        told = "\n\n".join(filter(None, (line.record.question, line.record.found)))
        self.form.open_form(line.title, fields, hint=told)

    def _write(self) -> None:
        self.take_along(
            _("Principles"),
            (".pdf",),
            lambda path: partial(asks.write_paper, self._desk.workspace, "principles", self._desk.as_of, path),
        )
