"""Takes an entry of a list of occupations, at the side of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import wins_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.widgets.fields import Choice, NameChoice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.domain.shortage import Shortage
    from partnertrack.services.shortages import Options


class EntryForm(FormDrawer):
    """The form of one entry; Enter saves, Esc puts it away; whoever listens stores it, or has it complain."""

    wanted = Signal(object, object)
    """The `Shortage` before, and the `ShortageTexts` as they were filled in."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Occupation"), _("Save"))
        self._entry: Shortage | None = None
        self._options: Options | None = None
        self._of_origin: tuple[QWidget, ...] = ()
        self.fields: dict[str, QLineEdit | Choice] = {}
        self.side = Choice(_("Whose list"))

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote anything there."""
        return any(field.isModified() for field in self.findChildren(QLineEdit))

    def open(self, entry: Shortage, options: Options) -> None:
        """Come in with that entry; of a new one, the side may be chosen."""
        self._entry, self._options = entry, options
        self.name(_("Change the occupation") if entry.version else _("Add an occupation"))
        self.begin()
        self.side = side_choice(entry.side)
        self.side.setEnabled(not entry.version)
        self.side.currentIndexChanged.connect(self._turn)
        self.fields = _fields(entry, options)
        self.show_layout(self._column())
        self._show_side()
        self.fields["occupation"].setFocus()

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
        told = {key: _text(field) for key, field in self.fields.items()}
        self.keep.setEnabled(False)
        self.wanted.emit(self._entry, wins_asks.texts(**told))


def _text(field: QLineEdit | Choice) -> str:
    """What was written, or the value that was chosen."""
    if isinstance(field, QLineEdit | NameChoice):
        return field.text()
    return str(field.currentData() or "")


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
    isco = NameChoice(_("ISCO-08 code"), _("Write a part of the title, or the code"))
    isco.show_names([words for _key, words in options.isco])
    isco.write(dict(options.isco).get(entry.isco, entry.isco))
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
