"""Takes a whole list of occupations from the clipboard, at the side of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import wins_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.shortages.entry_form import offer_countries, side_choice
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.shortages import Options

_HEIGHT = 180


class PasteForm(Drawer):
    """A table as it was copied, and what holds for all of its lines."""

    wanted = Signal(str, str, object)
    """The side, the table, and the `ShortageTexts` that hold for all lines."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Paste a list"))
        self._options: Options | None = None
        self.table = QPlainTextEdit()
        self.table.setAccessibleName(_("The table"))
        self.table.setTabChangesFocus(True)
        self.table.setMinimumHeight(_HEIGHT)
        self.side = side_choice("destination")
        self.message = Message()
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(_("Take over"), "check", "primary")
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

    def open(self, options: Options) -> None:
        """Come in; a table that lies on the clipboard is there already."""
        self._options = options
        self.message.clear()
        self.keep.setEnabled(True)
        copied = QGuiApplication.clipboard().text()
        table = QPlainTextEdit(copied if _is_table(copied) else "")
        table.setAccessibleName(_("The table"))
        table.setTabChangesFocus(True)
        table.setMinimumHeight(_HEIGHT)
        table.setPlaceholderText(_("Occupation, ISCO code, number …"))
        self.table, self.side = table, side_choice("destination")
        self.side.currentIndexChanged.connect(self._turn)
        self.country = Choice(_("Country"))
        offer_countries(self.country, "destination", options)
        self.listed_on = written(_("Date of the list"), "", _("day/month/year"))
        self.source = written(_("Source"), "")
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        for field in (self.side, self.country, self.listed_on, self.source, self.table):
            column.addWidget(Line(field.accessibleName(), "caption", quiet="half"))
            column.addWidget(field)
            column.addSpacing(8)
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
        self.table.setFocus()

    def complain(self, error: UserError) -> None:
        """Say why nothing was taken over; what was pasted stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def _turn(self) -> None:
        """Offer the countries of the other side."""
        if self._options:
            offer_countries(self.country, str(self.side.currentData()), self._options)

    def _want(self) -> None:
        if not self.keep.isEnabled():
            return
        about = wins_asks.texts(
            country=str(self.country.currentData() or ""),
            listed_on=self.listed_on.text(),
            source=self.source.text(),
        )
        self.keep.setEnabled(False)
        self.wanted.emit(str(self.side.currentData()), self.table.toPlainText(), about)


def _is_table(text: str) -> bool:
    return "\t" in text or "\n" in text.strip()
