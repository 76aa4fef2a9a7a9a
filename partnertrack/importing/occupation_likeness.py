"""How alike two names of occupations are."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from partnertrack.domain.names import fold

_SMALL_WORDS = (
    "in innen er e ere ne euse rice trice h f m w d x mwd and und et en of the der die das le la les de du des het l"
)
_EMPTY = frozenset(_SMALL_WORDS.split())
"""Endings for both sexes that stand alone once signs are gone, and words that say nothing about the work."""


def occupation_likeness(one: str, other: str) -> float:
    """From 0 to 100, 100 for the same words in any order, whatever their case, accents and endings for both sexes.

    "Elektroniker/in (m/w/d)" is "Elektroniker". Where a name gives a pair ("Köchin / Koch"), the half that is likest
    counts.
    """
    return max(fuzz.ratio(first, second) for first in _cores(one) for second in _cores(other))


@lru_cache(maxsize=4096)
def _cores(name: str) -> tuple[str, ...]:
    """The words of its own in the order of letters; of a pair of names, of both together and of each."""
    halves = [half for half in name.split("/") if half.strip()]
    told = dict.fromkeys(_core(part) for part in (name, *halves))
    return tuple(core for core in told if core) or (fold(name),)


def _core(name: str) -> str:
    words = fold(name).split()
    return " ".join(sorted(word for word in words if word not in _EMPTY))
