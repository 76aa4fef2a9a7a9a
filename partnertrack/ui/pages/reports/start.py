"""How a report comes about, for a pilot that has none."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Badge, Words


class Start(Card):
    """Says what a kept report is more than figures, beside the button that begins one."""

    def __init__(self) -> None:
        super().__init__(pad=16)
        self.add = Button(_("New report"), "plus", "primary")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(_("No reports yet"), "h3"))
        told = _(
            "Choose the donor’s template and the period; the figures fill the report, you write what they mean. "
            "It is checked, issued with a fingerprint, and stays as it was. Below is what the figures alone say."
        )
        self.told = Words(told, "table", quiet="half")
        words.addWidget(self.told)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Badge("file-chart-column", "primary", 40))
        line.addLayout(words, 1)
        line.addWidget(self.add)
        self.body.addLayout(line)
