"""Whom the page shows when somebody comes to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnertrack.ui import asks
from partnertrack.ui.place import Place

if TYPE_CHECKING:
    from partnertrack.services.participants import Search


def meant(place: Place, before: Search | None) -> Search:
    """Whom a place means: those of its search, those whom the page before named one by one, else those shown last."""
    if place.chosen and not (place.search and place.search.criteria):
        return replace(place.search or asks.search(), among=frozenset(place.chosen))
    return place.search or before or asks.search()
