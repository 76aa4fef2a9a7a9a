"""The panel in which is chosen how the list is printed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.popover import Popover

_BROAD = 5
"""More columns than these are printed on broad pages, unless somebody chooses otherwise."""


class Printing:
    """Asks for the way of the paper, then has the people written to a PDF file."""

    def __init__(
        self,
        page: QWidget,
        button: QWidget,
        columns: Callable[[], int],
        write: Callable[[tuple[UUID, ...], bool], None],
    ) -> None:
        self._columns, self._write = columns, write
        self._ids: tuple[UUID, ...] = ()
        self._button = button
        self.panel = Popover(page, _("Print the list"), height=200)
        self.title = Line("", "h3")
        self.paper = Choice(_("Paper"))
        self.paper.show_entries([(_("A4, upright"), "upright"), (_("A4, broad"), "broad")])
        self.make = Button(_("Write PDF…"), "printer", "primary")
        self.make.clicked.connect(self._make)
        words = _("The columns of the list are printed, with its filters, its groups and the day on every page.")
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self.make)
        for widget in (self.title, Words(words, "caption", quiet="true"), self.paper):
            self.panel.column.addWidget(widget)
        self.panel.column.addStretch(1)
        self.panel.column.addLayout(feet)

    def ask(self, ids: tuple[UUID, ...]) -> None:
        """Ask how these people are to be printed."""
        self._ids = ids
        people = ngettext("Print {n} person", "Print {n} people", len(ids)).format(n=number(len(ids)))
        self.title.setText(people)
        self.paper.choose("broad" if self._columns() > _BROAD else "upright")
        self.panel.open_at(self._button)
        self.make.setFocus()

    def _make(self) -> None:
        self.panel.put_away()
        self._write(self._ids, self.paper.currentData() == "broad")
