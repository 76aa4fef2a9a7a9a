"""The very first question: in which language one works."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.mark import Mark
from partnertrack.ui.widgets.way_card import WayCard

_WIDTH = 640
_OFFERED = (
    ("en", "English", "Work in English"),
    ("fr", "Français", "Travailler en français"),
    ("de", "Deutsch", "Berichte auf Deutsch, Fenster auf Englisch"),
    ("nl", "Nederlands", "Rapporten in het Nederlands, vensters in het Engels"),
)
"""The languages of the program, each in its own words, with what is said in it."""
_WELCOMES = "Welcome · Bienvenue · Willkommen · Welkom"


class LanguageFace(QWidget):
    """The languages as cards; that of the computer is lit up and has the keyboard."""

    chosen = Signal(str)
    """The code of the language."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, WayCard] = {}
        for code, name, sentence in _OFFERED:
            card = WayCard("languages", name, sentence, is_first=code == i18n.current())
            card.clicked.connect(partial(self._on_chosen, code))
            self.cards[code] = card
        self._lay_out()

    def begin(self) -> None:
        """Put the keyboard onto the language of the computer."""
        self.cards[i18n.current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, *divmod(place, 2))
        block = QWidget()
        block.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Mark(56), 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(8)
        column.addWidget(Words(_WELCOMES, "title"))
        column.addWidget(Words(_("Choose your language. You can change it at any time."), quiet="half"))
        column.addSpacing(10)
        column.addLayout(grid)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        outer.addWidget(block)
        outer.setAlignment(block, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _on_chosen(self, code: str) -> None:
        self.chosen.emit(code)
