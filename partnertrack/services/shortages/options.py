"""What may be chosen where an entry of a list of occupations is described."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import country, current
from partnertrack.importing.isco import titles

SECTORS = "sector"

Entries = tuple[tuple[str, str], ...]
"""Pairs of a key and its words."""


@dataclass(frozen=True, slots=True)
class Options:
    """The countries of each side, the sectors, and the ISCO-08 groups with their codes before their titles."""

    origin: Entries
    destination: Entries
    sectors: Entries
    isco: Entries


def options(scheme: Scheme) -> Options:
    """What may be chosen in a pilot of this scheme."""
    codes = scheme.code_list(SECTORS)
    sectors = [(each.key, each.label.text(current())) for each in codes.codes if not each.is_retired] if codes else []
    return Options(
        tuple((key, country(key)) for key in scheme.origin),
        tuple((key, country(key)) for key in scheme.destination),
        tuple(sectors),
        tuple((key, f"{key}  {title}") for key, title in sorted(titles().items())),
    )
