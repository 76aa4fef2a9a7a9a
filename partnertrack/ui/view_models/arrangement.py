"""How an officer arranged the overview: which cards, in which order, and which key figures."""

from __future__ import annotations

import json
from dataclasses import dataclass

from partnertrack.i18n import _

CARDS = ("funnel", "months", "cohorts", "attention")
"""The cards below the key figures, in the usual order."""

FIGURES = ("selected", "departed", "work_started", "T3")
"""The usual key figures."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The cards that are shown, in order, and the ids of the key figures."""

    cards: tuple[str, ...] = CARDS
    figures: tuple[str, ...] = FIGURES

    def text(self) -> str:
        """The arrangement as it is kept; nothing for the usual one."""
        return "" if self == Arrangement() else json.dumps({"cards": self.cards, "figures": self.figures})


def read(text: str) -> Arrangement:
    """The arrangement that was kept, without what there is no more; the usual one where the text is broken."""
    try:
        kept = json.loads(text) if text else {}
        cards = tuple(card for card in kept.get("cards", CARDS) if card in CARDS)
        return Arrangement(cards, tuple(map(str, kept.get("figures", FIGURES))))
    except (ValueError, AttributeError, TypeError):
        return Arrangement()


def card_names() -> tuple[tuple[str, str], ...]:
    """All cards with their names."""
    names = {
        "funnel": _("Stage funnel"),
        "months": _("Work started by month"),
        "cohorts": _("Cohorts in progress"),
        "attention": _("Needs attention"),
    }
    return tuple((card, names[card]) for card in CARDS)
