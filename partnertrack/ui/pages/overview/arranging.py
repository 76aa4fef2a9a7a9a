"""The panels in which an officer arranges the overview."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import overview_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import OVERVIEW
from partnertrack.ui.view_models.arrangement import Arrangement, card_names, read
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.ordered_choice import OrderedChoice

_MOST_FIGURES = 8


class Arranging(QObject):
    """One panel for the cards, another for the key figures; what is chosen is kept for this pilot and this user."""

    changed = Signal()

    def __init__(self, page: QWidget, desk: Desk, opener: QWidget) -> None:
        super().__init__(page)
        self._desk, self._opener = desk, opener
        self.cards = OrderedChoice(page, _("Cards of the overview"), _("Find a card"), _("As usual"))
        self.figures = OrderedChoice(page, _("Key figures"), _("Find a figure"), _("As usual"))
        figures = Button(_("Key figures…"), kind="ghost", is_small=True)
        figures.clicked.connect(self.choose_figures)
        self.cards.feet.insertWidget(2, figures)
        self.cards.chosen.connect(lambda keys: self._keep(replace(self.arrangement(), cards=keys)))
        self.figures.chosen.connect(lambda keys: self._keep(replace(self.arrangement(), figures=keys[:_MOST_FIGURES])))
        self.cards.reset.connect(partial(self._reset, self.cards))
        self.figures.reset.connect(partial(self._reset, self.figures))

    def arrangement(self) -> Arrangement:
        """How the overview of this pilot is arranged."""
        return read(self._desk.arrangement(OVERVIEW))

    def choose_cards(self) -> None:
        """Come up with the cards."""
        self.cards.choose(self._opener, card_names(), self.arrangement().cards)

    def choose_figures(self) -> None:
        """Come up with all figures that there are, once they are known."""
        self._desk.jobs.read(partial(overview_asks.figures, self._desk.workspace), self._offer_figures)

    def _offer_figures(self, offered: tuple[tuple[str, str], ...]) -> None:
        self.figures.choose(self._opener, offered, self.arrangement().figures)

    def _keep(self, arrangement: Arrangement) -> None:
        self._desk.arrange(OVERVIEW, arrangement.text())
        self.changed.emit()

    def _reset(self, panel: OrderedChoice) -> None:
        self._keep(Arrangement())
        panel.put_away()
