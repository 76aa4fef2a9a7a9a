"""Consent on the page: how many agreed to each purpose, entries for many at once, and forms to sign."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.domain.privacy_words import forms, purposes
from partnertrack.i18n import _, current
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.view_models.privacy import Line, PrivacyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text
from partnertrack.ui.widgets.table_model import TableModel

_LANGUAGES = (("English", "en"), ("Français", "fr"), ("Deutsch", "de"), ("Nederlands", "nl"))


class ConsentPart(PrivacyPart):
    """Enter on a purpose opens those who did not agree to it."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add, self.print = Button(_("Enter consents"), "plus", "primary"), Button(_("Forms to sign"), "printer")
        self.tools = (self.print, self.add)
        figures = (
            (_("Given"), 80, 0),
            (_("Withdrawn"), 100, 2),
            (_("Refused"), 84, 3),
            (_("Not asked"), 100, 1),
        )
        self.model: TableModel[Line] = TableModel(columns(_("Purpose"), figures, _("Share"), 90))
        self.table = ShortTable(self.model, _("Consent by purpose"))
        self._cohorts: tuple[tuple[str, tuple[UUID, ...]], ...] = ()
        self._said_yes: tuple[UUID, ...] = ()
        self._is_printing = False
        card = Card(_("Consent by purpose"))
        card.body.addWidget(self.table)
        told = _("Enter opens everybody without a consent that counts. Consent is asked for each purpose by itself.")
        card.body.addWidget(Words(told, "caption", quiet="half"))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.add.clicked.connect(self._enter)
        self.print.clicked.connect(self._print)
        self.table.opened.connect(self._open)

    def show_view(self, view: PrivacyView) -> None:
        """Show the purposes."""
        self._cohorts, self._said_yes = view.cohorts, view.said_yes
        self.model.show_rows(view.consents)
        self.table.updateGeometry()

    def save(self, told: dict[str, Any]) -> None:
        """Enter the consents, or write the forms."""
        people = told.pop("people")
        purposes = (told["purpose"],) if told["purpose"] else tuple(key for _words, key in _purposes())
        if self._is_printing:
            self.form.hide()
            form = purposes, told["language"]
            self.take_along(
                _("Consent forms"),
                (".pdf",),
                lambda path: partial(asks.write_forms, self._desk.workspace, people, form, self._desk.as_of, path),
            )
            return
        answer = {
            "purposes": purposes,
            "on": told["on"],
            "form": told["form"] or "unknown",
            "is_given": told["is_given"],
            "note": told["note"],
        }
        work = partial(asks.add_consent, self._desk.workspace, people, answer, self._desk.as_of)
        self.store(work, _("The consents were entered."))

    def _open(self, place: int) -> None:
        line = self.model.row(place)
        if line and line.record.without:
            title = _("No consent: {purpose}").format(purpose=line.title)
            self.went.emit(Place(PARTICIPANTS, title=title, chosen=line.record.without))

    def _enter(self) -> None:
        self._is_printing = False
        given = Choice(_("Answer"), [(_("They agreed"), True), (_("They said no"), False)])
        form = Choice(_("In which form"), [(words, key) for key, words in forms().items()])
        fields: dict[str, QWidget] = {
            "people": self._people(),
            "purpose": self._purpose(),
            "is_given": given,
            "on": DayField(_("On"), self._desk.as_of),
            "form": form,
            "note": long_text(_("Note"), ""),
        }
        hint = _("All of these signed the form on that day. For one person, go to the person’s page.")
        self.form.open_form(_("Enter consents"), fields, hint=hint)

    def _print(self) -> None:
        self._is_printing = True
        language = Choice(_("Language"), list(_LANGUAGES))
        language.choose(current() if current() in dict((key, words) for words, key in _LANGUAGES) else "en")  # noqa: C402 - turned round
        blank = _("One blank form")
        fields: dict[str, QWidget] = {
            "people": self._people(((blank, ()),)),
            "purpose": self._purpose(),
            "language": language,
        }
        self.form.open_form(
            _("Forms to sign"), fields, hint=_("A page for each person, with name and number."), keep=_("Write")
        )

    def _people(self, before: tuple[tuple[str, tuple[UUID, ...]], ...] = ()) -> Choice:
        said = ((_("Those whose partners say “consent signed”"), self._said_yes),) if self._said_yes else ()
        cohorts = (*self._cohorts[1:], *self._cohorts[:1])
        return Choice(_("Who"), [*before, *said, *cohorts])

    def _purpose(self) -> Choice:
        return Choice(_("For what"), [*_purposes(), (_("All purposes"), "")])


def _purposes() -> tuple[tuple[str, str], ...]:
    """The purposes as fields offer them."""
    return tuple((words, key) for key, words in purposes().items())
