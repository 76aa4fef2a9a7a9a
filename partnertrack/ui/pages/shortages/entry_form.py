"""Takes an entry of a list of occupations, at the side of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import wins_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.fields import Choice, FieldChoice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.shortage import Shortage
    from partnertrack.services.shortages import Options


class EntryForm(Drawer):
    """The form of one entry; Enter saves, Esc puts it away; whoever listens stores it, or has it complain."""

    wanted = Signal(object, object)
    """The `Shortage` before, and the `ShortageTexts` as they were filled in."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Occupation"))
        self._entry: Shortage | None = None
        self._options: Options | None = None
        self._of_origin: tuple[QWidget, ...] = ()
        self.fields: dict[str, QLineEdit | Choice] = {}
        self.side = Choice(_("Whose list"))
        self.message = Message()
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(_("Save"), "check", "primary")
        self.cancel.clicked.connect(self.hide)
        self.keep.clicked.connect(self._want)
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.foot.addLayout(buttons)

    def open(self, entry: Shortage, options: Options) -> None:
        """Come in with that entry; of a new one, the side may be chosen."""
        self._entry, self._options = entry, options
        self.name(_("Change the occupation") if entry.version else _("Add an occupation"))
        self.message.clear()
        self.keep.setEnabled(True)
        self.side = side_choice(entry.side)
        self.side.setEnabled(not entry.version)
        self.side.currentIndexChanged.connect(self._turn)
        self.fields = _fields(entry, options)
        self.show_layout(self._column())
        self.fields["occupation"].setFocus()

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        for field in (self.side, *self.fields.values()):
            name = Line(field.accessibleName(), "caption", quiet="half")
            for part in (name, field):
                column.addWidget(part)
            if field is self.fields["need"]:
                self._of_origin = (name, field)
            column.addSpacing(8)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._want)
        self._show_side()
        told = _("Entries with the same ISCO-08 code, or with nearly the same name, count as one occupation.")
        column.addWidget(Words(told, "caption", quiet="half"))
        column.addStretch(1)
        return column

    def _turn(self) -> None:
        """Make the new entry one of the other side; what was written stays."""
        if self._entry and self._options:
            side = str(self.side.currentData())
            self._entry = replace(self._entry, side=side, country="")
            offer_countries(self.fields["country"], side, self._options)
            self._show_side()

    def _show_side(self) -> None:
        """Ask a country of origin whether it can spare people or lacks them."""
        for part in self._of_origin:
            part.setVisible(self.side.currentData() == "origin")

    def _want(self) -> None:
        if self._entry is None or not self.keep.isEnabled():
            return
        told = {
            key: str(field.currentData() or "") if isinstance(field, Choice) else field.text()
            for key, field in self.fields.items()
        }
        self.keep.setEnabled(False)
        self.wanted.emit(self._entry, wins_asks.texts(**told))


def side_choice(side: str) -> Choice:
    """The choice of whose list it is."""
    choice = Choice(_("Whose list"), [(_("Country of destination"), "destination"), (_("Country of origin"), "origin")])
    choice.choose(side)
    return choice


def offer_countries(choice: QWidget, side: str, options: Options, chosen: str = "") -> None:
    """Offer the countries of a side; the only one of a side is chosen."""
    entries = options.origin if side == "origin" else options.destination
    if isinstance(choice, Choice):
        choice.show_entries([(_("Not said"), ""), *((words, key) for key, words in entries)])
        choice.choose(chosen or (entries[0][0] if len(entries) == 1 else ""))


def _fields(entry: Shortage, options: Options) -> dict[str, QLineEdit | Choice]:
    """The fields by the names of `ShortageTexts`, as they read now."""
    isco = FieldChoice(
        _("ISCO-08 code"),
        [(_("No code"), ""), *((words, key) for key, words in options.isco), *_own_code(entry, options)],
        _("Write a part of the title or the code"),
    )
    isco.choose(entry.isco)
    sector = Choice(_("Sector"), [(_("Not said"), ""), *((words, key) for key, words in options.sectors)])
    sector.choose(entry.sector)
    country = Choice(_("Country"))
    offer_countries(country, entry.side, options, entry.country)
    need = Choice(_("The country"), [(_("can spare people"), "spares"), (_("lacks people itself"), "lacks")])
    need.choose("lacks" if (entry.places or 0) > 0 else "spares")
    places = "" if entry.places is None else str(abs(entry.places))
    fields: dict[str, QLineEdit | Choice] = {
        "occupation": written(_("Occupation, other names in brackets"), entry.occupation, _("Cooks (Köchin / Koch)")),
        "isco": isco,
        "country": country,
        "sector": sector,
        "need": need,
    }
    day = entry.listed_on.isoformat() if entry.listed_on else ""
    fields["places"] = written(_("How many people"), places)
    fields["listed_on"] = written(_("Date of the list"), day, _("day/month/year"))
    fields["source"] = written(_("Source"), entry.source)
    fields["remark"] = written(_("Remark"), entry.remark)
    return fields


def _own_code(entry: Shortage, options: Options) -> list[tuple[str, str]]:
    """The code of the entry, where it is none of those that are known here."""
    known = {key for key, _words in options.isco}
    return [(entry.isco, entry.isco)] if entry.isco and entry.isco not in known else []
