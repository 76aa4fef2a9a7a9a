"""Requests on the page: listed by their last day, entered, answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from partnertrack.domain.privacy_words import outcomes, rights
from partnertrack.domain.requests import due_on
from partnertrack.i18n import _, current
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.place import PARTICIPANT, Place
from partnertrack.ui.view_models.privacy import Line, PrivacyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.services.data_requests import RequestLine


class RequestsPart(PrivacyPart):
    """Enter opens a request, to answer it or to go on to the person."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add = Button(_("Enter a request"), "plus", "primary")
        self.tools = (self.add,)
        self.model: TableModel[Line] = TableModel(
            columns(_("Request"), ((_("Received"), 120, 2), (_("Answer due"), 120, 1)), _("Status"), 170)
        )
        self.table = ShortTable(self.model, _("Requests"))
        self._line: RequestLine | None = None
        self._doing = ""
        card = Card(_("Requests"))
        card.body.addWidget(self.table)
        told = _(
            "An answer is due within a month; the time can be made longer by two months, with reasons (art. 12(3))."
        )
        card.body.addWidget(Words(told, "caption", quiet="half"))
        add = Button(_("Enter a request"), "plus", "primary")
        add.clicked.connect(self._add)
        empty = Empty(
            "mail",
            _("Nobody has asked yet"),
            _(
                "When somebody wants to see, correct or erase their data, or objects to something, write it down on "
                "the day on which it comes: the last day to answer is worked out and stands in Today."
            ),
            add,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(empty)
        self.column.addWidget(self._stack)
        self.column.addStretch(1)
        self.add.clicked.connect(self._add)
        self.table.opened.connect(self._open)

    def show_view(self, view: PrivacyView) -> None:
        """Show the list."""
        self.model.show_rows(view.requests)
        self.table.updateGeometry()
        self._stack.setCurrentIndex(0 if view.requests else 1)

    def save(self, told: dict[str, Any]) -> None:
        """Store a new request, or its answer."""
        workspace = self._desk.workspace
        if self._doing == "answer" and self._line:
            work = partial(
                asks.answer_request, workspace, self._line.request, told["outcome"], told["on"], told["note"]
            )
            self.store(work, _("The answer was saved."))
            return
        before = self._line.request if self._line else asks.new_request(told["received_on"])
        due = before.due_on if told["received_on"] == before.received_on else due_on(told["received_on"])
        who = told.pop("who")
        wanted = replace(before, **told, due_on=due)
        self.store(partial(asks.save_request, workspace, wanted, who, self._desk.as_of), _("The request was saved."))

    def act(self, key: str) -> None:
        """Answer, export, go to the person, or delete."""
        line = self._line
        if line is None:
            return
        if key == "answer":
            self._answer(line)
        elif key == "person":
            self.form.hide()
            self.went.emit(Place(PARTICIPANT, person=line.enrolment_id))
        elif key == "export" and line.request.participant_id:
            person = line.request.participant_id
            self.take_along(
                _("All that is held"),
                (".zip",),
                lambda path: partial(asks.access_export, self._desk.workspace, person, path, current()),
            )
        elif key == "delete":
            self.store(partial(asks.delete, self._desk.workspace, line.request), _("The request was deleted."))

    def _add(self) -> None:
        self._line = None
        self._edit(_("Enter a request"))

    def _open(self, place: int) -> None:
        row = self.model.row(place)
        if row:
            self._line = row.record
            self._edit(row.title)

    def _edit(self, title: str) -> None:
        self._doing = "edit"
        line = self._line
        request = line.request if line else asks.new_request(self._desk.as_of)
        right = Choice(_("What is asked for"), [(words, key) for key, words in rights().items()])
        right.choose(request.right)
        who = written(_("Who"), line.label if line else "")
        who.setPlaceholderText(_("Name or number; nothing for somebody unknown"))
        fields: dict[str, QWidget] = {
            "right": right,
            "who": who,
            "received_on": DayField(_("Received on"), request.received_on),
            "note": long_text(_("Note"), request.note),
        }
        self.form.open_form(title, fields, _actions(line) if line else ())

    def _answer(self, line: RequestLine) -> None:
        self._doing = "answer"
        outcome = Choice(_("Outcome"), [(words, key) for key, words in outcomes().items() if key])
        fields: dict[str, QWidget] = {
            "outcome": outcome,
            "on": DayField(_("Answered on"), self._desk.as_of),
            "note": long_text(_("What was answered, and why"), ""),
        }
        self.form.open_form(_("Answer"), fields, hint=line.right)


def _actions(line: RequestLine) -> tuple[tuple[str, Button], ...]:
    found = [("answer", Button(_("Answer"), "check", is_small=True))] if line.is_open else []
    if line.enrolment_id:
        found.append(("person", Button(_("Go to the person"), "user", is_small=True)))
        if line.request.right in ("access", "portability"):
            found.append(("export", Button(_("Write all that is held"), "download", is_small=True)))
    return (*found, ("delete", Button(_("Delete"), "x", is_small=True)))
