"""Which computed figure a donor's wording of an indicator most likely means, and how alike two wordings are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from partnertrack.domain.names import fold
from partnertrack.importing.logframe.words import words

_EMPTY: Final = frozenset(
    (
        *("the", "of", "a", "an", "who", "which", "that", "have", "has", "in", "by", "with", "and", "to", "are", "is"),
        *("le", "la", "les", "l", "de", "des", "du", "d", "un", "une", "et", "a", "au", "aux", "ayant", "qui", "par"),
        *("der", "die", "das", "des", "den", "dem", "ein", "eine", "und", "von", "mit", "in", "im", "zur", "zum"),
        *("het", "een", "en", "van", "met", "die", "dat", "aan", "in", "op", "voor", "bij"),
        *("number", "total", "nombre", "total", "anzahl", "zahl", "aantal", "totaal", "no", "nb"),
        *("percent", "percentage", "share", "proportion", "pourcentage", "taux", "part", "prozent", "anteil", "quote"),
        *("aandeel", "procent", "rate", "young", "people", "persons", "jeunes", "personnes", "personen", "jongeren"),
    )
)
"""Words that do not tell one indicator from another."""
_LEAST: Final = 60.0
_CERTAIN: Final = 100.0
_MOST: Final = 4
_SHARES: Final = ("percent", "share")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the pilot with its unit and its labels in all languages."""

    figure: str
    unit: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure that an indicator may mean; `score` runs to 100, which is certain."""

    figure: str
    score: float

    @property
    def is_certain(self) -> bool:
        """Whether the wording is that of the figure."""
        return self.score >= _CERTAIN


def proposals(label: str, unit: str, candidates: Sequence[Candidate]) -> tuple[Proposal, ...]:
    """The figures that a wording may mean, the likeliest first; none of another unit, where one is known.

    One that fits entirely counts as certain only where no other does.
    """
    known = words().figures
    found = []
    for candidate in candidates:
        if unit and not _fits(unit, candidate.unit):
            continue
        wordings = (*candidate.labels, *known.get(candidate.figure, ()))
        score = max((_score(label, each) for each in wordings), default=0.0)
        if score >= _LEAST:
            found.append(Proposal(candidate.figure, round(score, 1)))
    found.sort(key=lambda each: -each.score)
    if sum(each.is_certain for each in found) > 1:
        found = [Proposal(each.figure, min(each.score, _CERTAIN - 1)) for each in found]
    return tuple(found[:_MOST])


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, from 0 to 100, whatever their order, case and accents."""
    return fuzz.token_sort_ratio(fold(one), fold(other))


def _fits(unit: str, other: str) -> bool:
    return unit == other or (unit in _SHARES and other in _SHARES)


def _score(label: str, wording: str) -> float:
    """The mean of two measures: all words in any order, and the words that both have."""
    if fold(label) == fold(wording):
        return _CERTAIN
    one, other = _core(label), _core(wording)
    if not one or not other:
        return 0.0
    if one == other:
        return _CERTAIN
    alike = (fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 2
    return min(alike, _CERTAIN - 1)


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    """The words that tell, in the order of letters."""
    return " ".join(sorted(word for word in fold(text).split() if word not in _EMPTY))
