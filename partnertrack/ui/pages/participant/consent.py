"""The consents of a person: entered, withdrawn, and printed as a form to sign, in their card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from partnertrack.domain.privacy_words import forms, purposes, standings
from partnertrack.i18n import _, current, day
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.side_form import SideForm, long_text

if TYPE_CHECKING:
    from partnertrack.domain.consent import Consent
    from partnertrack.services.consent import OfPerson, PersonLine

_TONES = {"given": "ok", "withdrawn": "danger", "refused": "neutral", "": "neutral"}
_ICONS = {"given": "check", "withdrawn": "undo-2", "refused": "x", "": "circle"}


class ConsentCard(Card):
    """What the person agreed to, purpose by purpose; the form comes in at the side of the page."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self.add = Button(_("Enter consent"), "plus", "ghost", is_small=True)
        super().__init__(_("Consent"), self.add)
        self._desk, self._undo = desk, undo
        self.form = SideForm(page)
        self.message = Message()
        self.list = QVBoxLayout()
        self.list.setSpacing(8)
        self.body.addWidget(self.message)
        self.body.addLayout(self.list)
        self._enrolment_id: UUID | None = None
        self._found: OfPerson | None = None
        self._withdrawing: Consent | None = None
        self._job: Job | None = None
        self.add.clicked.connect(self._enter)
        self.form.wanted.connect(self._save)
        self.form.acted.connect(lambda _key: self._print())

    def show_person(self, enrolment_id: UUID) -> None:
        """Show the consents of that enrolment’s person."""
        if enrolment_id != self._enrolment_id:
            self.form.hide()
        self._enrolment_id = enrolment_id
        if self._job:
            self._job.stop()
        ask = partial(asks.consents, self._desk.workspace, enrolment_id, self._desk.as_of)
        self._job = self._desk.jobs.read(ask, self._show)

    def withdraw(self, consent: Consent) -> None:
        """Ask on which day it was taken back."""
        self._withdrawing = consent
        fields = {"on": DayField(_("Withdrawn on"), self._desk.as_of)}
        hint = _("What was done before stays lawful. From that day on nothing may be shared for this purpose.")
        self.form.open_form(_("Withdraw consent"), fields, hint=hint)

    def _show(self, found: OfPerson) -> None:
        self._found = found
        empty_out(self.list)
        for place, line in enumerate(found.lines):
            if place:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(line))
        if not found.lines:
            told = _("Nothing was asked yet. Print a form, have it signed, and enter here what was agreed to.")
            self.list.addWidget(Words(told, "table", quiet="half"))
        if any(line.standing == "withdrawn" for line in found.lines):
            self.message.say(
                _("A consent was taken back."),
                _("Share nothing more for it. Where no other legal basis is left, the data are to be erased."),
                "warn",
            )
        else:
            self.message.clear()

    def _line(self, told: PersonLine) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(told.purpose, "control"))
        words.addWidget(Line(_detail(told), "caption", quiet="true"))
        row.addLayout(words, 1)
        row.addWidget(Chip(standings()[told.standing], _TONES[told.standing], _ICONS[told.standing]))
        more = IconButton("ellipsis", _("What to do with “{purpose}”").format(purpose=told.purpose), size=16)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        withdraw = menu.addAction(_("Withdraw…"), partial(self.withdraw, told.consent))
        withdraw.setEnabled(told.standing == "given")
        menu.addAction(_("Delete"), partial(self._delete, told.consent))
        more.setMenu(menu)
        row.addWidget(more)
        return line

    def _enter(self) -> None:
        self._withdrawing = None
        found = self._found
        first = found.open[0][0] if found and found.open else None
        purpose = Choice(_("For what"), list(_purposes()))
        if first:
            purpose.choose(first)
        fields: dict[str, QWidget] = {
            "purpose": purpose,
            "is_given": Choice(_("Answer"), [(_("Agreed"), True), (_("Said no"), False)]),
            "on": DayField(_("On"), self._desk.as_of),
            "form": Choice(_("In which form"), [(words, key) for key, words in forms().items()]),
            "document_id": Choice(
                _("Signed paper"),
                [(_("Not kept here"), None), *((paper.label, paper.id) for paper in (found.papers if found else ()))],
            ),
            "note": long_text(_("Note"), ""),
        }
        printing = Button(_("Form to sign"), "printer", is_small=True)
        self.form.open_form(_("Enter consent"), fields, (("print", printing),))

    def _save(self, told: dict[str, Any]) -> None:
        workspace, as_of = self._desk.workspace, self._desk.as_of
        if self._withdrawing:
            work = partial(asks.withdraw_consent, workspace, self._withdrawing, told["on"], as_of)
            self._store(work, _("The consent was withdrawn."))
        elif self._enrolment_id:
            answer = {**told, "purposes": (told["purpose"],)}
            del answer["purpose"]
            self._store(
                partial(asks.add_consent, workspace, (self._enrolment_id,), answer, as_of),
                _("The consent was entered."),
            )

    def _delete(self, consent: Consent) -> None:
        self._store(partial(asks.delete, self._desk.workspace, consent), _("The consent was deleted."))

    def _store(self, work: partial[UUID], told: str) -> None:
        def stored(change: UUID) -> None:
            self.form.hide()
            self._desk.say(told, _("Undo"), partial(self._undo, change))

        if self.form.isVisible():
            self._desk.jobs.write(work, stored, failed=self.form.complain)
        else:
            self._desk.jobs.write(work, stored)

    def _print(self) -> None:
        """Write a form to sign for the purpose that stands in the form, in the language in force."""
        purpose = self.form.fields["purpose"]
        name = _("Consent form")
        usual = for_saving(f"{name}.pdf", self._desk.workspace.path)
        chosen, _kind = QFileDialog.getSaveFileName(self, name, usual, _("PDF file") + " (*.pdf)")
        if chosen and self._enrolment_id and isinstance(purpose, Choice):
            form = (str(purpose.currentData()),), current()
            people, as_of = (self._enrolment_id,), self._desk.as_of
            work = partial(asks.write_forms, self._desk.workspace, people, form, as_of, Path(chosen))
            self._desk.jobs.read(work, self._on_written)

    def _on_written(self, path: Path) -> None:
        self._desk.say(_("Written to “{file}”.").format(file=path.name), _("Open"), partial(_open, path))


def _detail(told: PersonLine) -> str:
    consent = told.consent
    on = consent.withdrawn_on or consent.given_on or consent.asked_on
    parts = (day(on, "medium") if on else "", forms().get(consent.form, ""), told.paper, consent.note)
    return " · ".join(filter(None, parts))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _purposes() -> tuple[tuple[str, str], ...]:
    """The purposes as fields offer them."""
    return tuple((words, key) for key, words in purposes().items())
