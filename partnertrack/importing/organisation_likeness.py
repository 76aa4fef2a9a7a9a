"""How alike two names of organisations are."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

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
    return fuzz.token_sort_ratio(_core(one), _core(other))


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    words = fold(name).split()
    return " ".join(word for word in words if word not in _EMPTY) or " ".join(words)
