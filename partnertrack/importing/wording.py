"""How column headings are compared, whatever a partner puts around the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.numbers import currency_in

_NUMBER_SIGN: Final = re.compile(r"#|№|\bn\s?[°ºo]\.?(?=\W|$)", re.IGNORECASE)
_ELISION: Final = re.compile(r"\b([ldnsmcjt]|qu)['\u2019`\u00b4]", re.IGNORECASE)
_NUMBER_WORD: Final = re.compile(r"\b(?:nr|nrs|nos|num|numero|nummer|number)\b|(?<=\w{3})(?:nummer|nr)\b")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SPLIT: Final = re.compile(
    r"\s*(?:[|\n]|/(?!\s*(?:week|semaine|sem|woche|months?|mois|monat|maand|mnd|years?|an|jahr|jaar|day|jour|tag|dag)\b))"
    r"\s*|\s+[-–—]\s+|\s*:\s+",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"(?<=\w{3})['\u2019`\u00b4]s\b", re.IGNORECASE)
_HOURS: Final = re.compile(
    r"[(\[]\s*(?:in |en )?(?:h|hrs?|hours?|heures?|std|stunden|u|uur|uren)\b\.?\s*[)\]]", re.IGNORECASE
)
_PER_CENT: Final = re.compile(r"%|\b(?:percent|pourcent|prozent|procent)", re.IGNORECASE)
_ABOUT_HOURS: Final = re.compile(r"\((?:[^()]*\b)?(?:h|hrs?|hours|heures|std|stunden|u|uren)\b|\bh\.", re.IGNORECASE)
_UMLAUT: Final = re.compile(r"([aou])e")
_STOPWORDS: Final = frozenset(
    {
        "of", "the", "a", "an", "for", "on", "in", "at", "and",
        "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "un", "une",
        "der", "die", "das", "dem", "den", "am", "im", "und", "fur", "per", "par", "pro", "je",
        "van", "het", "op", "te", "voor",
    }
)  # fmt: skip
_OCCURRENCE: Final = re.compile(
    r"(?:\b(?:after|at|nach|apres|a|na|over|month|monat|mois|maand|day|tag|jour|dag|m|j|d)\s?)?"
    r"\b(?P<count>\d{1,3})\s?(?P<unit>months?|mois|monat(?:e|en)?|maand(?:en)?|mnd|mths?|mo|m|"
    r"days?|jours?|tag(?:e|en)?|dag(?:en)?|j|t|d|weeks?|semaines?|wochen?|weken|week|"
    r"years?|ans?|annees?|jahr(?:e|en)?|jaar|jaren)\b"
    r"|\b(?:month|monat|mois|maand|m)\s?(?P<month>\d{1,2})\b|\b[jd]\s?(?P<day>\d{1,3})\b"
)
_DAYS: Final = {"d": 1, "j": 1, "t": 1, "w": 7, "s": 7, "y": 365, "a": 365}
_MONTHS_IN_DAYS: Final = {1: 30, 2: 60, 3: 90, 6: 180, 9: 270, 12: 365, 18: 545, 24: 730, 36: 1095}
_DAYS_OF_A_MONTH: Final = 30
_SHORTEST_CUT: Final = 3


@lru_cache(maxsize=16384)
def fold_heading(heading: str) -> str:
    """The heading as words of plain small letters, every way to write "number" as "no" and "(hours)" as "h"."""
    words = fold(_ELISION.sub(r"\1 ", _NUMBER_SIGN.sub(" no ", _HOURS.sub(" h ", _OWNER.sub("", heading)))))
    return " ".join(_NUMBER_WORD.sub(" no ", words).split())


def variants(heading: str) -> Iterator[str]:
    """The folded heading, then without what stands in brackets, a currency, and umlauts that were written as two."""
    seen = set()
    bare = _ASIDE.sub(" ", heading)
    for text in (heading, bare, _without_currency(bare)):
        folded = fold_heading(text)
        for form in (folded, _UMLAUT.sub(r"\1", folded)):
            if form and form not in seen:
                seen.add(form)
                yield form


def umlauts(folded: str) -> str:
    """The folded words with ae, oe and ue as the one letter that they may stand for."""
    return _UMLAUT.sub(r"\1", folded)


def asides(heading: str) -> list[str]:
    """What stands in brackets in the heading."""
    return [aside[1:-1] for aside in _ASIDE.findall(heading)]


def units_in(heading: str) -> frozenset[str]:
    """The units that a heading names, of those that tell fields apart: "hours", "%"."""
    about = {"%": _PER_CENT, "hours": _ABOUT_HOURS}
    return frozenset(unit for unit, pattern in about.items() if pattern.search(heading))


def is_abbreviation_of(heading: str, folded: str) -> bool:
    """Whether the heading is the folded one with words cut short: "Monatl. Vergütung", "Dat. naiss."."""
    short = [word for word in _ASIDE.sub(" ", heading).replace(".", ". ").split() if word[0].isalnum()]
    whole = folded.split()
    if len(short) != len(whole) or not any(word.endswith(".") for word in short):
        return False
    return all(_is_cut(word, full) for word, full in zip(short, whole, strict=True))


def _is_cut(word: str, full: str) -> bool:
    """Whether a word is the full one, or its beginning with a full stop."""
    folded = fold_heading(word)
    if word.endswith("."):
        return len(folded) >= _SHORTEST_CUT and full.startswith(folded)
    return folded == full


def parts(heading: str) -> list[str]:
    """The parts of a heading in two languages ("Nom / Name") or of a group and its column ("Visa: date")."""
    return [part for part in _SPLIT.split(_ASIDE.sub(" ", heading)) if part.strip()]


def telling_words(folded: str) -> frozenset[str]:
    """The words of a folded heading without articles and prepositions."""
    return frozenset(folded.split()) - _STOPWORDS


def occurrence_of(heading: str) -> int | None:
    """The days that a heading names: "after 6 months" is 180, "J+30" is 30; None where it names no time."""
    found = _OCCURRENCE.search(fold(heading))
    if found is None:
        return None
    if found["day"]:
        return int(found["day"])
    if found["month"]:
        return _months(int(found["month"]))
    unit, count = found["unit"], int(found["count"])
    if unit.startswith("m"):
        return _months(count)
    return count * (365 if unit.startswith(("an", "ja")) else _DAYS[unit[0]])


def timeless(heading: str) -> Iterator[str]:
    """The forms of a heading that names a time without its number ("still employed after months"), then without all."""
    for form in variants(heading):
        if occurrence_of(form) is not None:
            yield " ".join(re.sub(r"\d+", " ", form).split())
    for form in variants(heading):
        if occurrence_of(form) is not None and (rest := " ".join(_OCCURRENCE.sub(" ", form).split())):
            yield rest


def _months(count: int) -> int:
    return _MONTHS_IN_DAYS.get(count, count * _DAYS_OF_A_MONTH)


def _without_currency(text: str) -> str:
    """The heading without a currency at its end: "Gross wage in EUR"."""
    words = text.split()
    while len(words) > 1 and (currency_in(words[-1]) or words[-1].lower() in ("in", "en")):
        words.pop()
    return " ".join(words)
