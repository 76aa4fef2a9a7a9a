"""What one does first with a new pilot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.place import Place
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Words
from partnertrack.ui.widgets.way_card import WayCard

_WIDTH = 560


class WhatNext(QDialog):
    """Three ways on from here; Escape stays on the overview."""

    CHAPTER = "pilots"  # of the guide

    went = Signal(object)
    """The `Place` where the user wants to be."""
    guide_wanted = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New pilot"))
        self.setFixedWidth(_WIDTH)
        self.sheet = WayCard(
            "file-up",
            _("Import a partner’s file"),
            _("As it was sent. You see what would become of every row before anything is stored."),
            is_first=True,
        )
        self.template = WayCard(
            "file-spreadsheet",
            _("Make a workbook for a partner to fill in"),
            _("With the right headings and lists to choose from: what comes back needs no corrections."),
        )
        self.guide = WayCard("book-open", _("Read the guide"), _("From here to the printed report in ten minutes."))
        self.sheet.clicked.connect(lambda: self._go(Place(places.IMPORTS)))
        self.template.clicked.connect(lambda: self._go(Place(places.PARTNERS)))
        self.guide.clicked.connect(self._read)
        self._lay_out(title)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        close = Button(_("Look around first"), kind="ghost")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(Badge("check", "ok", 44, is_round=True))
        column.addWidget(Words(_("“{pilot}” is ready").format(pilot=title), "title"))
        column.addWidget(Words(_("What would you like to do first?"), quiet="half"))
        column.addSpacing(4)
        for card in (self.sheet, self.template, self.guide):
            column.addWidget(card)
        column.addLayout(foot)

    def _go(self, place: Place) -> None:
        self.accept()
        self.went.emit(place)

    def _read(self) -> None:
        self.accept()
        self.guide_wanted.emit()
