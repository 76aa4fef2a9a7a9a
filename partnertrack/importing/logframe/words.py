"""How donors word a logframe matrix, as data (`resources/logframe_words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from partnertrack import paths
from partnertrack.domain.form import Problems, read
from partnertrack.domain.names import fold
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import SchemeError

_EXACT: Final = 1.0
_LEAST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The wordings of one thing in each language."""

    en: tuple[str, ...]
    fr: tuple[str, ...]
    de: tuple[str, ...]
    nl: tuple[str, ...]

    def all(self) -> Iterable[tuple[str, str]]:
        """All of them with their languages, folded."""
        for language in LABEL_LANGUAGES:
            for each in getattr(self, language):
                yield language, fold(each)


@dataclass(frozen=True, slots=True)
class _File:
    columns: Mapping[str, _Wordings]
    levels: Mapping[str, _Wordings]
    units: Mapping[str, _Wordings]
    frequencies: Mapping[str, _Wordings]
    phrases: Mapping[str, _Wordings]
    figures: Mapping[str, _Wordings] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means, how well it fits from 0 to 1, and the words of it that say so."""

    what: str
    fit: float
    words: str


class Meanings:
    """Finds what a text means among wordings, of which the longest that it contains wins."""

    def __init__(self, wordings: Mapping[str, _Wordings]) -> None:
        self._known: dict[str, str] = {}
        self._languages: dict[str, set[str]] = {}
        for what, each in wordings.items():
            for language, words in each.all():
                self._known.setdefault(words, what)
                self._languages.setdefault(words, set()).add(language)
        self._known.pop("", None)
        grouped: dict[str, list[str]] = {}
        for words, what in self._known.items():
            grouped.setdefault(what, []).append(words)
        self._by_meaning = {what: tuple(known) for what, known in grouped.items()}
        self._most = max((len(words.split()) for words in self._known), default=0)

    def exact(self, text: str) -> str:
        """What the whole text means, "" for nothing known."""
        return self._known.get(fold(text), "")

    def all(self, what: str) -> tuple[str, ...]:
        """The wordings of something, folded."""
        return self._by_meaning.get(what, ())

    def languages(self, words: str) -> frozenset[str]:
        """The languages that have this wording."""
        return frozenset(self._languages.get(words, ()))

    def within(self, text: str) -> Meant | None:
        """What the text means by the longest wording in it."""
        folded = fold(text)
        if folded in self._known:
            return Meant(self._known[folded], _EXACT, folded)
        spoken = folded.split()
        runs = (" ".join(spoken[at : at + many]) for at in range(len(spoken)) for many in range(1, self._most + 1))
        found = max((run for run in runs if len(run) >= _LEAST_LETTERS and run in self._known), key=len, default="")
        return Meant(self._known[found], len(found) / len(folded), found) if found else None

    def at_start(self, text: str) -> Meant | None:
        """What the text begins with."""
        folded = fold(text)
        spoken = folded.split()[: self._most]
        for many in range(len(spoken), 0, -1):
            begun = " ".join(spoken[:many])
            if begun in self._known:
                return Meant(self._known[begun], len(begun) / len(folded), begun)
        return None


@dataclass(frozen=True, slots=True)
class Words:
    """All wordings; `figures` are usual wordings of indicators by the figure that they mean."""

    columns: Meanings
    levels: Meanings
    units: Meanings
    frequencies: Meanings
    phrases: Meanings
    figures: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def words() -> Words:
    """The wordings; raises `SchemeError` with all mistakes of the file."""
    path = paths.resources() / "logframe_words.toml"
    problems: Problems = []
    found = read(_File, tomllib.loads(path.read_text(encoding="utf-8")), "", problems)
    if found is None:
        raise SchemeError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return Words(
        Meanings(found.columns),
        Meanings(found.levels),
        Meanings(found.units),
        Meanings(found.frequencies),
        Meanings(found.phrases),
        {key: tuple(words for _language, words in each.all()) for key, each in found.figures.items()},
    )
