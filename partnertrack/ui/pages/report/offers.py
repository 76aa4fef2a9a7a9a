"""Sentences that the figures bear out, to be taken over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.report_text_asks import OfferLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.scroll import Scroll


class Offers(QWidget):
    """A card for each sentence, as it reads now, with a button that inserts it."""

    taken = Signal(str)
    """The sentence to insert, with names in braces."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(self._cards), 1)
        self.show_offers(())

    def show_offers(self, offers: Sequence[OfferLine]) -> None:
        """Offer these sentences."""
        empty_out(self._cards)
        for each in offers:
            self._cards.addWidget(self._card(each))
        if not offers:
            words = _("The figures offer no sentence for this section. Write it in your own words.")
            self._cards.addWidget(Words(words, "caption", quiet="true"))
        self._cards.addStretch(1)

    def _card(self, offer: OfferLine) -> QWidget:
        card = QFrame()
        card.setObjectName("sunken")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(Words(offer.reads, "table"))
        take = Button(_("Insert"), "plus", "ghost", is_small=True)
        take.setAccessibleName(_("Insert: {sentence}").format(sentence=offer.reads))
        take.clicked.connect(partial(self.taken.emit, offer.written))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(take, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)
        return card
