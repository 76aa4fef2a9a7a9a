"""Asks which files a partner is to send, and when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.domain.expectation import Expectation
from partnertrack.i18n import _, ngettext
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.partners import rhythm_words
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.tick import Tick

LANGUAGES = (("English", "en"), ("Français", "fr"), ("Deutsch", "de"), ("Nederlands", "nl"))
_RHYTHMS, _DUE = (1, 2, 3, 6, 12), (0, 5, 10, 15, 20, 25, 30, 45, 60)
_WIDTH = 540


class ExpectationDialog(QDialog):
    """A calendar to be filled in; it is stored by whoever listens."""

    wanted = Signal(object)
    """The `Expectation` as it was filled in."""

    def __init__(self, parent: QWidget, expectation: Expectation) -> None:
        super().__init__(parent)
        self._expectation = expectation
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Calendar of a partner"))
        self.setMinimumWidth(_WIDTH)
        self.partner = written(_("Partner"), expectation.partner)
        self.subject = written(_("What it sends"), expectation.subject, _("Training register"))
        self.contact = written(_("Contact"), expectation.contact)
        self.rhythm = Choice(_("How often"), [(rhythm_words(n), n) for n in _with(_RHYTHMS, expectation.every_months)])
        self.rhythm.choose(expectation.every_months)
        self.due = Choice(_("Due after the period"), [(_days(n), n) for n in _with(_DUE, expectation.due_days)])
        self.due.choose(expectation.due_days)
        self.first = DayField(_("First day"), expectation.starts_on)
        self.ends = Tick(_("Ends on"))
        self.last = DayField(_("Last day"), expectation.ends_on or expectation.starts_on.replace(month=12, day=31))
        self.language = Choice(_("Language of letters"), LANGUAGES)
        self.language.choose(expectation.language)
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self._lay_out()
        self._connect()
        if expectation.partner:
            self.subject.setFocus()

    def filled_in(self) -> Expectation:
        """The calendar as it stands."""
        return replace(
            self._expectation,
            partner=self.partner.text().strip(),
            subject=self.subject.text().strip(),
            contact=self.contact.text().strip(),
            every_months=self.rhythm.currentData(),
            due_days=self.due.currentData(),
            starts_on=self.first.day(),
            ends_on=self.last.day() if self.ends.isChecked() else None,
            language=self.language.currentData(),
        )

    def _lay_out(self) -> None:
        rows: tuple[tuple[str | QWidget, QWidget], ...] = (
            (_("Partner"), self.partner),
            (_("What it sends"), self.subject),
            (_("How often"), self.rhythm),
            (_("Due after the period"), self.due),
            (_("First day"), self.first),
            (self.ends, self.last),
            (_("Language of letters"), self.language),
            (_("Contact"), self.contact),
        )
        self.last.setSizePolicy(self.first.sizePolicy())
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(28, 22, 28, 20)
        column_of_all.setSpacing(6)
        column_of_all.addWidget(Line(_("Calendar of a partner"), "title"))
        column_of_all.addWidget(Words(_("PartnerTrack tells by it which files are late or missing."), quiet="true"))
        column_of_all.addSpacing(8)
        column_of_all.addLayout(form_grid(rows))
        column_of_all.addSpacing(8)
        column_of_all.addLayout(feet(self, self.keep))

    def _connect(self) -> None:
        self.partner.textChanged.connect(self._check)
        self.ends.setChecked(self._expectation.ends_on is not None)
        self.ends.toggled.connect(self.last.setEnabled)
        self.last.setEnabled(self.ends.isChecked())
        self.keep.clicked.connect(self._on_keep)
        self._check()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.partner.text().strip()))

    def _on_keep(self) -> None:
        self.wanted.emit(self.filled_in())
        self.accept()


def _with(usual: tuple[int, ...], present: int) -> list[int]:
    return sorted({*usual, present})


def _days(count: int) -> str:
    return _("On its last day") if not count else ngettext("{n} day", "{n} days", count).format(n=count)
