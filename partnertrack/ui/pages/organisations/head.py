"""Who an organisation is and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, country, pgettext
from partnertrack.ui.view_models.organisations import ICONS, stand_mark, types
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Badge, Line, Words

if TYPE_CHECKING:
    from partnertrack.services.organisations import OrganisationView

_BESIDE = 860  # pixels from which the buttons stand beside the name
_LINES = ("registration", "address", "website", "remark")


class Head(Card):
    """The name with its type and stand, what else is known, and what can be done."""

    edited = Signal()
    merged = Signal()
    deleted = Signal()

    def __init__(self, view: OrganisationView) -> None:
        super().__init__()
        about = view.organisation
        marks = FlowLayout()
        marks.addWidget(Chip(types().get(about.type, about.type), "primary", ICONS.get(about.type, "building-2")))
        stand, tone, icon = stand_mark(view.stand)
        if stand:
            marks.addWidget(Chip(stand, tone, icon))
        who = QWidget()
        words = QVBoxLayout(who)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        words.addWidget(Line(about.name, "title"))
        held = QWidget()
        held.setLayout(marks)
        words.addWidget(held)
        where = country(about.country) if about.country else ""
        told = [where, *(str(about.values.get(key, "")) for key in _LINES)]
        if any(told):
            words.addWidget(Words("  ·  ".join(filter(None, told)), "table", quiet="half"))
        if about.spellings[1:]:
            also = _("also written {spellings}").format(spellings=", ".join(about.spellings[1:]))
            words.addWidget(Words(also, "caption", quiet="half"))
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(Badge(ICONS.get(about.type, "building-2"), "primary", 52, is_round=True))
        parts = Columns(((_BESIDE, 2),), gap=12, stretch=(1, 0))
        parts.show_widgets([who, self._tools(view)])
        line.addWidget(parts, 1)
        self.body.addLayout(line)

    def _tools(self, view: OrganisationView) -> QWidget:
        edit, merge = (
            Button(pgettext("button", "Change"), "pencil"),
            Button(_("Merge with another spelling"), "git-merge"),
        )
        delete = Button(_("Delete"), "x", "danger")
        delete.setEnabled(not view.is_used)
        if view.is_used:
            delete.setToolTip(_("People, contacts, vacancies, entries of the log or durations refer to it."))
        flow = FlowLayout()
        for button, signal in ((edit, self.edited), (merge, self.merged), (delete, self.deleted)):
            button.clicked.connect(signal)
            flow.addWidget(button)
        tools = QWidget()
        tools.setLayout(flow)
        return tools
