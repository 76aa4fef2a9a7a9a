"""The people and the vacancies of an organisation, in their cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Words

if TYPE_CHECKING:
    from partnertrack.services.organisations import Offer, OrganisationView

_INSET = 8


class People(Card):
    """With how many people the organisation has to do, and by which steps; each line opens exactly these."""

    opened = Signal(str)
    """The step whose people are wanted, "" for everybody."""

    def __init__(self, view: OrganisationView) -> None:
        super().__init__(_("People"), inset=_INSET)
        self.body.setSpacing(2)
        if not view.people:
            told = _("Nobody has to do with it yet. It is named in the form of a step, or in a partner’s file.")
            self.body.addWidget(_teaching(told))
            return
        everybody = ngettext("{n} person", "{n} people", view.people).format(n=number(view.people))
        self._add("", everybody, _("by any step"), "users")
        for part in view.parts:
            text = _("{step}: {n}").format(step=part.label, n=number(part.people))
            self._add(part.step, text, _("done for {n}").format(n=number(part.done)), "check")

    def _add(self, step: str, text: str, detail: str, icon: str) -> None:
        line = AttentionLine(text, detail, "neutral", icon)
        line.clicked.connect(partial(self.opened.emit, step))
        self.body.addWidget(line)


class Offers(Card):
    """The vacancies of an employer."""

    opened = Signal(object)
    """The id of a vacancy."""
    wanted = Signal()
    """All vacancies of the organisation are to be shown, or one is to be added."""

    def __init__(self, view: OrganisationView) -> None:
        words, icon = (_("All its vacancies"), "briefcase") if view.offers else (_("Add a vacancy"), "plus")
        every = Button(words, icon, "ghost", is_small=True)
        super().__init__(_("Vacancies"), every, inset=_INSET)
        every.clicked.connect(self.wanted)
        self.body.setSpacing(2)
        for offer in view.offers:
            line = AttentionLine(
                offer.title, _told(offer), "info" if offer.status == "open" else "neutral", "briefcase"
            )
            line.clicked.connect(partial(self.opened.emit, offer.id))
            self.body.addWidget(line)
        if not view.offers:
            told = _("No vacancy is known. Add what the employer offers to see who suits it.")
            self.body.addWidget(_teaching(told))


def _teaching(told: str) -> Words:
    """Words that stand below the title, though the lines of the card are wider."""
    words = Words(told, "table", quiet="half")
    words.setContentsMargins(_INSET, 0, _INSET, 0)
    return words


def _told(offer: Offer) -> str:
    states = {"open": _("open"), "filled": _("filled"), "withdrawn": _("withdrawn")}
    taken = _("{taken} of {places} places taken").format(taken=number(offer.taken), places=number(offer.places))
    candidates = ngettext("{n} candidate", "{n} candidates", offer.candidates).format(n=number(offer.candidates))
    begins = _("from {day}").format(day=day(offer.starts_on, "medium")) if offer.starts_on else ""
    return "  ·  ".join(filter(None, (states.get(offer.status, offer.status), taken, candidates, begins)))
