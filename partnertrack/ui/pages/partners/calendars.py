"""What a partner is to send: its calendars with their marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.partner_page import CalendarLine
from partnertrack.ui.view_models.partners import Suggestion
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.period_strip import PeriodStrip, StripLegend


class Calendars(Card):
    """The calendars, each to be changed or removed; where there is none, the one that the partner seems to keep."""

    added = Signal()
    accepted = Signal(object)
    """The suggested `Expectation`."""
    changed = Signal(object)
    """The `Expectation` that is to be changed."""
    removed = Signal(object)
    """The id of an expectation."""

    def __init__(self, calendars: Sequence[CalendarLine], suggestion: Suggestion | None) -> None:
        add = Button(_("Add"), "plus", is_small=True)
        add.setToolTip(_("Add a calendar"))
        super().__init__(_("Calendar"), add)
        add.clicked.connect(self.added)
        if not calendars:
            self._add_suggestion(suggestion)
        for place, calendar in enumerate(calendars):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(calendar))
        if calendars:
            self.body.addWidget(StripLegend())

    def _add_suggestion(self, suggestion: Suggestion | None) -> None:
        words = suggestion.words if suggestion else _("Say what this partner sends, and when, to see what is late.")
        self.body.addWidget(Words(words, "table", quiet="half"))
        if suggestion:
            accept = Button(_("Expect that"), "check", is_small=True)
            accept.clicked.connect(partial(self.accepted.emit, suggestion.expectation))
            self.body.addWidget(accept, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, calendar: CalendarLine) -> QWidget:
        edit = IconButton(
            "pencil", _("Change the calendar: {title}").format(title=calendar.title), is_small=True, size=16
        )
        edit.clicked.connect(partial(self.changed.emit, calendar.expectation))
        remove = IconButton("x", _("Remove the calendar: {title}").format(title=calendar.title), is_small=True, size=16)
        remove.clicked.connect(partial(self.removed.emit, calendar.expectation.id))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(calendar.title, "h3"))
        words.addWidget(Line(calendar.detail, "caption", quiet="true"))
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addLayout(words, 1)
        top.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(PeriodStrip(calendar.marks))
        return box
