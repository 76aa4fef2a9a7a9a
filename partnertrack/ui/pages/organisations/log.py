"""The log of what passed with an organisation, in its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.organisations import entry_head, reasons_lost, stages
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule

if TYPE_CHECKING:
    from partnertrack.domain.engagement import Engagement

_LONGEST_WORD = 40


class Log(Card):
    """The entries, the latest first."""

    added = Signal()
    changed = Signal(object)
    """The `Engagement` that is to be changed."""
    removed = Signal(object)
    """The `Engagement` that is to go."""

    def __init__(self, log: Sequence[Engagement], contacts: Mapping[UUID, str]) -> None:
        add = Button(_("Add entry"), "plus", "ghost", is_small=True)
        super().__init__(_("What passed"), add)
        add.clicked.connect(self.added)
        for place, entry in enumerate(log):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(entry, contacts))
        if not log:
            told = _("Nothing is written down yet. Calls, visits and promises tell colleagues where one stands.")
            self.body.addWidget(Words(told, "table", quiet="half"))

    def _line(self, entry: Engagement, contacts: Mapping[UUID, str]) -> QWidget:
        who = contacts.get(entry.contact_id, "") if entry.contact_id else ""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Line(entry_head(entry.way, entry.happened_on, who), "caption", quiet="true"), 1)
        edit = IconButton("pencil", _("Change this entry"), size=14, is_small=True)
        delete = IconButton("x", _("Delete this entry"), size=14, is_small=True)
        edit.clicked.connect(partial(self.changed.emit, entry))
        delete.clicked.connect(partial(self.removed.emit, entry))
        head.addWidget(edit)
        head.addWidget(delete)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        if entry.stage:
            column.addWidget(_stage(entry))
        if entry.text:
            column.addWidget(Words(breakable(entry.text, _LONGEST_WORD), "table"))
        if entry.written_by:
            column.addWidget(Line(_("written by {name}").format(name=entry.written_by), "caption", quiet="half"))
        return line


def _stage(entry: Engagement) -> Chip:
    words = stages().get(entry.stage, entry.stage)
    if entry.reason:
        words = _("{stage}: {reason}").format(stage=words, reason=reasons_lost().get(entry.reason, entry.reason))
    return Chip(words, {"lost": "danger", "contract": "ok"}.get(entry.stage, "info"))
