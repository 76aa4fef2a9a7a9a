"""The workbook that a partner is asked to fill in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Words


class WorkbookCard(Card):
    """Says what such a workbook is good for, and makes one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Workbook to fill in"))
        told = _("The partner’s own trainees, what is known of them, and lists to choose from. It reads back as it is.")
        self.body.addWidget(Words(told, "table", quiet="half"))
        self.make = Button(_("Make the workbook…"), "file-spreadsheet")
        self.make.clicked.connect(self.wanted)
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
