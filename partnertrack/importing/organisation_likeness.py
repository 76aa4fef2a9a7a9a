"""How alike two names of organisations are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from partnertrack.domain.names import fold

_LEGAL_FORMS = (
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "sarl",
    "sa",
    "sas",
    "spa",
    "bv",
    "nv",
    "ltd",
    "llc",
    "plc",
    "inc",
)
_ARTICLES = ("the", "der", "die", "das", "le", "la", "les", "de", "du", "des", "het")
_EMPTY = frozenset((*_LEGAL_FORMS, *_ARTICLES))
"""Words that say nothing about which organisation is meant."""


def organisation_likeness(one: str, other: str) -> float:
    """From 0 to 100, 100 for the same words in any order, whatever their case, accents and legal forms.

    A name without any word of its own is compared as it stands. The measure is rapidfuzz's token sort ratio, so a word
    more or less counts: "Hotel Adler" is not "Hotel Adler Spa".
    """
    return fuzz.ratio(_core(one), _core(other))


def alike_pairs(names: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """The places of every two names that are at least so much alike, with how much."""
    cores = [_core(name) for name in names]
    for place, core in enumerate(cores):
        rest = cores[place + 1 :]
        for _name, likeness, behind in process.extract(core, rest, scorer=fuzz.ratio, score_cutoff=least, limit=None):
            yield place, place + 1 + behind, likeness


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """The words of its own, in the order of letters."""
    words = fold(name).split()
    return " ".join(sorted(word for word in words if word not in _EMPTY) or sorted(words))
