"""A card for one way into the pilot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.view_models.access import WayLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Badge, Icon, Line
from partnertrack.ui.widgets.reveal import reveal


class WayCard(Card):
    """What it is, whose and since when, with the buttons to change or to remove it."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, line: WayLine) -> None:
        super().__init__(pad=18)
        self.line = line
        self.setAccessibleName(line.spoken)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(line.title, "h3"))
        words.addWidget(Line(line.detail, "caption", quiet="half"))
        head.addWidget(Badge(line.icon, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(Chip(line.role, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Icon("calendar", 14), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(Line(line.day, "caption", quiet="true"), 1)
        self.change = Button(_("Change…"), "pencil", is_small=True)
        self.remove = Button(_("Remove"), "x", "ghost", is_small=True)
        for button, is_offered, told in (
            (self.remove, line.can_remove, _("Remove: {what}")),
            (self.change, line.can_change, _("Change: {what}")),
        ):
            reveal(button, when=is_offered)
            button.setAccessibleName(told.format(what=line.title))
            foot.addWidget(button)
        self.change.clicked.connect(lambda: self.changed.emit(self.line))
        self.remove.clicked.connect(lambda: self.removed.emit(self.line))
        self.body.addLayout(head)
        self.body.addLayout(foot)
