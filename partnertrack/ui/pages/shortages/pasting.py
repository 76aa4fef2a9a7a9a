"""Takes a whole list of occupations from the clipboard, at the side of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import wins_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.shortages.entry_form import offer_countries, side_choice
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.shortages import Options

_HEIGHT = 180


class PasteForm(FormDrawer):
    """A table as it was copied, and what holds for all of its lines."""

    wanted = Signal(str, str, object)
    """The side, the table, and the `ShortageTexts` that hold for all lines."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Paste a list"), _("Take over"))
        self._options: Options | None = None
        self._of_origin: tuple[QWidget, ...] = ()
        self.table = _table("")
        self.side = side_choice("destination")

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote or pasted anything there."""
        return self.table.document().isModified() or any(each.isModified() for each in self.findChildren(QLineEdit))

    def open(self, options: Options) -> None:
        """Come in; a table that lies on the clipboard is there already."""
        self._options = options
        self.begin()
        copied = QGuiApplication.clipboard().text()
        self.table, self.side = _table(copied if _is_table(copied) else ""), side_choice("destination")
        self.side.currentIndexChanged.connect(self._turn)
        self.country = Choice(_("Country"))
        offer_countries(self.country, "destination", options)
        self.need = Choice(
            _("The numbers are people whom the country"),
            [
                (_("can spare"), "spares"),
                (_("lacks itself"), "lacks"),
                (_("lacks; with a minus: can spare"), ""),
            ],
        )
        self.listed_on = written(_("Date of the list"), "", _("day/month/year"))
        self.source = written(_("Source"), "")
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        for field in (self.side, self.country, self.need, self.listed_on, self.source, self.table):
            name = Line(field.accessibleName(), "caption", quiet="half")
            column.addWidget(name)
            column.addWidget(field)
            column.addSpacing(8)
            if field is self.need:
                self._of_origin = (name, field)
        column.addWidget(
            Words(
                _(
                    "Copy the rows in the spreadsheet, with their headings if they have any. Columns are recognised in "
                    "English, French, German and Dutch: occupation, ISCO code, country, sector, number, date, source, "
                    "remark. An occupation that is on the list already takes over what the row says."
                ),
                "caption",
                quiet="half",
            )
        )
        column.addStretch(1)
        self.show_layout(column)
        self._show_side()
        self.table.setFocus()

    def _turn(self) -> None:
        """Offer the countries of the other side."""
        if self._options:
            offer_countries(self.country, str(self.side.currentData()), self._options)
            self._show_side()

    def _show_side(self) -> None:
        """Ask of the list of a country of origin what its numbers mean."""
        for part in self._of_origin:
            part.setVisible(self.side.currentData() == "origin")

    def _want(self) -> None:
        if not self.keep.isEnabled():
            return
        about = wins_asks.texts(
            country=str(self.country.currentData() or ""),
            need=str(self.need.currentData() or ""),
            listed_on=self.listed_on.text(),
            source=self.source.text(),
        )
        self.keep.setEnabled(False)
        self.wanted.emit(str(self.side.currentData()), self.table.toPlainText(), about)


def _table(text: str) -> QPlainTextEdit:
    """A field for a table, with what is there."""
    table = QPlainTextEdit(text)
    table.setAccessibleName(_("The table"))
    table.setTabChangesFocus(True)
    table.setMinimumHeight(_HEIGHT)
    table.setPlaceholderText(_("Occupation, ISCO code, number …"))
    return table


def _is_table(text: str) -> bool:
    return "\t" in text or "\n" in text.strip()
