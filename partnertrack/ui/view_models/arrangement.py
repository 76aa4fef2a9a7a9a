"""How an officer arranged the overview: which cards, in which order, and which key figures."""

from __future__ import annotations

import json
from dataclasses import dataclass

from partnertrack.i18n import _

CARDS = ("funnel", "months", "targets", "attention", "cohorts", "waits", "money")
"""All cards that can stand below the key figures."""

USUAL = ("funnel", "months", "targets", "attention", "cohorts", "waits")
"""The cards that stand there usually, in their order."""

FIGURES = ("selected", "departed", "work_started", "T3")
"""The usual key figures."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The cards that are shown, in order, and the ids of the key figures."""

    cards: tuple[str, ...] = USUAL
    figures: tuple[str, ...] = FIGURES

    def text(self) -> str:
        """The arrangement as it is kept; nothing for the usual one."""
        return "" if self == Arrangement() else json.dumps({"cards": self.cards, "figures": self.figures})


def read(text: str) -> Arrangement:
    """The arrangement that was kept, without what there is no more; the usual one where the text is broken."""
    try:
        kept = json.loads(text) if text else {}
        cards = tuple(card for card in kept.get("cards", USUAL) if card in CARDS)
        return Arrangement(cards, tuple(map(str, kept.get("figures", FIGURES))))
    except (ValueError, AttributeError, TypeError):
        return Arrangement()


def card_names() -> tuple[tuple[str, str], ...]:
    """All cards with their names."""
    names = {
        "funnel": _("Stage funnel"),
        "months": _("Work started by month"),
        "targets": _("Results against targets"),
        "cohorts": _("Cohorts in progress"),
        "waits": _("Where people wait"),
        "money": _("Money"),
        "attention": _("Needs attention"),
    }
    return tuple((card, names[card]) for card in CARDS)
