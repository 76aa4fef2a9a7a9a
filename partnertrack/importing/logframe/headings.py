"""What the text over a column of a matrix says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from partnertrack.domain.months import add_months
from partnertrack.domain.names import fold
from partnertrack.importing.logframe.day_words import DayWords, day_in
from partnertrack.importing.logframe.draft import Role
from partnertrack.importing.logframe.words import Meant, words

_LONGEST: Final = 90
_FEW_LETTERS: Final = 30
_LIKELY: Final = 0.45
_BARE: Final = 0.4
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_TELLING: Final = frozenset(
    {"indicator", "baseline", "baseline_year", "target", "milestone", "current", "verification", "assumptions"}
)
"""What a heading may name among other words."""
_YEAR_NUMBER: Final = re.compile(r"(?<!\d)([1-9])(?!\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: role and fit, its day, whether that is open or counted from the start of the pilot."""

    text: str
    role: Role = ""
    fit: float = 0.0
    day: DayWords | None = None
    languages: frozenset[str] = frozenset()
    is_year: bool = False


def heading_of(text: str, starts_on: date | None) -> Heading:
    """What the text over a column says; years are counted from the start of the pilot."""
    if not text or len(text) > 2 * _LONGEST:
        return Heading(text)
    day = day_in(text)
    bare = text.replace(day.words, " ") if day else text
    found = _meant(_BRACKETS.sub(" ", bare)) or _meant(bare)
    number = _relative_year(bare)
    if number and (found is None or found.what in ("milestone", "target", "own")):
        on = _year_end(starts_on, number)
        return Heading(text, "milestone", _BARE, DayWords(on, text) if on else None, is_year=True)
    if found is None:
        return Heading(text, "milestone" if day and _is_short(bare) else "", _BARE if day else 0.0, day)
    if found.what == "current" and bare.lstrip().startswith("%"):
        return Heading(text, "own", found.fit, day, words().columns.languages(found.words))
    role = "baseline_year" if found.what == "baseline" and _is_year(bare, found) else found.what
    return Heading(text, role, found.fit, day, words().columns.languages(found.words))


def is_heading(text: str) -> bool:
    """Whether a text is a heading and nothing more."""
    if len(text) > _LONGEST:
        return False
    phrase = words().phrases.exact(text)
    is_word = bool(words().columns.exact(text)) or phrase in ("part", "year", "final") or _relative_year(text) > 0
    found = day_in(text)
    return is_word or bool(found and len(text) <= _FEW_LETTERS)


def _meant(text: str) -> Meant | None:
    """What a heading means; a column beside the figures is only what its heading says mostly."""
    found = words().columns.within(text)
    return None if found and found.what not in _TELLING and found.fit < _LIKELY else found


def _is_year(text: str, found: Meant) -> bool:
    """Whether a heading names the year of the baseline and no value: "Baseline" over "Year"."""
    rest = fold(_BRACKETS.sub(" ", text)).replace(found.words, " ").strip()
    return words().phrases.exact(rest) == "year"


def _is_short(text: str) -> bool:
    """Whether nothing but a day, or "by the end of" a day, stands in a heading."""
    return len(fold(text)) <= len("by the end of")


def _relative_year(text: str) -> int:
    """The number of a year that counts from the start of the pilot ("Year 1"), 0 for none."""
    found = _YEAR_NUMBER.search(text)
    rest = fold(_YEAR_NUMBER.sub(" ", text))
    is_year = any(words().phrases.exact(word) == "year" for word in rest.split())
    return int(found[1]) if found and is_year else 0


def _year_end(starts_on: date | None, number: int) -> date | None:
    return add_months(starts_on, 12 * number) - timedelta(days=1) if starts_on else None
