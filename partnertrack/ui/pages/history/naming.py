"""Asks once, and kindly, by which name the history is to know who works here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Words
from partnertrack.ui.widgets.reveal import reveal

_NAME = 200


class Naming(Card):
    """Gone as soon as there is a name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Your name"))
        self.name.setPlaceholderText(_("Your name"))
        self.name.setFixedWidth(_NAME)
        self.keep = Button(_("Keep"), "check", "primary")
        told = _(
            "So far the history says nobody’s name. Say yours once, and every change from now on tells who made it."
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Icon("user", 18))
        line.addWidget(Words(told, "control"), 1)
        line.addWidget(self.name)
        line.addWidget(self.keep)
        self.body.addLayout(line)
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        desk.settings_changed.connect(self.show_need)
        self.show_need()

    def show_need(self) -> None:
        """Be there while there is no name."""
        reveal(self, when=not self._desk.settings.name)

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name:
            self._desk.choose(name=name)
            self.show_need()
            self._desk.say(_("Changes from now on are signed “{name}”.").format(name=name))
