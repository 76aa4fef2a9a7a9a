"""Puts the indicators of a pilot's own behind those of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from partnertrack.domain.own_indicator import OwnIndicator, in_order
from partnertrack.errors import SchemeError
from partnertrack.indicators.catalogue import read_indicator
from partnertrack.indicators.definition import Catalogue


def with_own(catalogue: Catalogue, own: Iterable[OwnIndicator]) -> Catalogue:
    """The catalogue with these at its end; one that cannot be read, or has the id of another, is left out."""
    found = dict(catalogue.indicators)
    for each in in_order(own):
        if each.key not in found:
            with suppress(SchemeError):
                found[each.key] = read_indicator(each.key, each.definition, catalogue.milestones)
    return replace(catalogue, indicators=found)
