"""Who a partner is and how it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.view_models.partner_page import PartnerPageView
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Badge, Line


class Head(Card):
    """The partner's name with its state, and below it the rest in one line."""

    def __init__(self, view: PartnerPageView) -> None:
        super().__init__()
        row = view.row
        name = QHBoxLayout()
        name.setSpacing(12)
        name.addWidget(Line(row.name, "title"))
        name.addWidget(Chip(view.state.words, view.state.tone, view.state.icon))
        name.addStretch(1)
        due = _("next file due {day}").format(day=row.next_due) if row.next_due else ""
        faulty = _("{share} of rows faulty, {course}").format(share=row.faulty, course=row.course)
        told = (view.contact, due, faulty if row.faulty and row.course else "")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(name)
        if any(told):
            words.addWidget(Line("  ·  ".join(filter(None, told)), "body", quiet="true"))
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(Badge("handshake", "primary", 52, is_round=True))
        line.addLayout(words, 1)
        self.body.addLayout(line)
