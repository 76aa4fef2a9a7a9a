"""The cards over the list of backups: how it stands, and the second place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.view_models.backups import BackupsView, SecondView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Line, Words

_ICONS = {"ok": "shield-check", "warn": "shield-alert", "danger": "shield-alert", "info": "info"}


class StateCard(Card):
    """How it stands with the backups, in one sentence and one more."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("shield-check", 28, tone="ok")
        self.title, self.text = Words("", "h2"), Words("", quiet="half")
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.body.addLayout(line)

    def show_view(self, view: BackupsView) -> None:
        """Say how it stands."""
        self._icon.show_icon(_ICONS[view.tone], view.tone)
        self.title.setText(view.title)
        self.text.setText(view.text)
        self.setAccessibleName(f"{view.title}. {view.text}")


class SecondCard(Card):
    """Where else the backups lie, and how to choose that."""

    wanted = Signal()
    """A folder is to be chosen."""
    refused = Signal()
    """There is to be no second place any more."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("usb", 28, tone="info")
        self.title, self.folder, self.text = Words("", "h3"), Line("", "caption", quiet="true"), Words("", quiet="half")
        self.choose = Button("", "folder-open", is_small=True)
        self.forget = Button(_("Do without"), "x", "ghost", is_small=True)
        self.choose.clicked.connect(self.wanted)
        self.forget.clicked.connect(self.refused)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.title, self.folder, self.text):
            words.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        words.addSpacing(6)
        words.addLayout(buttons)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.show_place(None)

    def show_place(self, place: SecondView | None) -> None:
        """Say where it is, or that there is none."""
        self.forget.setVisible(place is not None)
        self.folder.setVisible(place is not None)
        if place is None:
            self._icon.show_icon("usb", "info")
            self.title.setText(_("No second place yet"))
            told = _("A laptop can be lost. Choose a folder on a memory stick: backups are copied there by themselves.")
            self.text.setText(told)
            self.choose.setText(_("Choose a folder…"))
            return
        self._icon.show_icon("usb", place.tone)
        self.title.setText(place.words)
        self.folder.setText(str(place.folder))
        self.text.setText(place.hint)
        self.text.setVisible(bool(place.hint))
        self.choose.setText(_("Another folder…"))
