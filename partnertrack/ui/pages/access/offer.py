"""A card with something that the user can do, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack import stick
from partnertrack.i18n import _
from partnertrack.ui.view_models.access import AccessView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Badge, Line, Words


class Offer(Card):
    """An icon, a title, a sentence and a button."""

    def __init__(self, icon: str, title: str, button: Button) -> None:
        super().__init__(pad=18)
        self.setAccessibleName(title)
        self.button = button
        self._words = Words("", "table", quiet="half")
        self._badge = Badge(icon, "primary")
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(Line(title, "h3"))
        lines.addWidget(self._words)
        lines.addStretch(1)
        lines.addSpacing(8)
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        self.body.addLayout(line)

    def say(self, words: str, button: str, tone: str) -> None:
        """Say how it stands and what the button does about it; `tone` colours the icon."""
        self._words.setText(words)
        self.button.setText(button)
        self._badge.show_tone(tone)


def tell_recovery(offer: Offer, view: AccessView) -> None:
    """Say whether there is a recovery code."""
    if view.has_recovery:
        told = _("There is one. If nobody knows where its sheet is, make a new code: the old one then opens nothing.")
        offer.say(told, _("Make a new code…"), "ok")
    else:
        told = _("There is none. If every passphrase is forgotten, nobody can open this pilot again, we included.")
        offer.say(told, _("Make a recovery code…"), "warn")


def tell_computer(offer: Offer, view: AccessView) -> None:
    """Say whether this computer opens the pilot by itself."""
    if view.is_here:
        told = _("This computer opens the pilot without asking, for whoever is logged in to it.")
        offer.say(told, _("Ask again"), "ok")
    elif view.has_keyring:
        told = _("The keyring of the system can open the pilot without asking, for whoever is logged in here.")
        if stick.folder():
            told = _("It is never told anything unless you ask here: then this computer, not the stick, keeps the key.")
        offer.say(told, _("Open without asking"), "neutral")
    else:
        told = _("No keyring is open to PartnerTrack here, so the passphrase is asked for each time.")
        offer.say(told, _("Open without asking"), "neutral")
    offer.button.setEnabled(view.is_here or view.has_keyring)
