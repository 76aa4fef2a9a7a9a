"""Which part of a full name in one cell is the family name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from partnertrack.domain.names import fold
from partnertrack.importing.sheet import Cell

NameOrder = Literal["last", "first"]
"""What stands first where no comma tells: the family name or the first name."""

_LAST_WORDS: Final = frozenset(
    {"surname", "family", "last", "nom", "noms", "nachname", "familienname", "achternaam", "familienaam"}
)
_PLAIN_LAST_WORDS: Final = frozenset({"name", "naam"})
_FIRST_WORDS: Final = frozenset(
    {"first", "given", "forename", "prenom", "prenoms", "vorname", "vornamen", "vor", "voornaam", "voornamen", "voor"}
)
_PARTICLES: Final = frozenset(
    {
        "van", "von", "vom", "zu", "zur", "de", "den", "der", "des", "du", "da", "di", "do", "dos", "la", "le", "ter",
        "ten", "el", "al", "ben", "bin", "bint", "ibn", "ould", "oulad", "ait", "abu", "abou", "abd", "st", "san", "'t",
        "بن", "ابن", "بنت", "ولد", "آل", "أبو", "ابو", "عبد", "آيت",
    }
)  # fmt: skip
_TITLES: Final = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mme|mlle|m|hr|herr|fr|frau|dhr|mevr|mw|dr|prof)\.?\s+)+(?=\S)", re.IGNORECASE
)
_SHORTEST_CAPITALS: Final = 2


def heading_order(heading: str) -> NameOrder | None:
    """The order that the heading announces: "Nom et prénom", "Vor- und Nachname"; None where it names no two parts."""
    words = fold(heading).split()
    first, last = _place(words, _FIRST_WORDS), _place(words, _LAST_WORDS)
    plain = _place(words, _PLAIN_LAST_WORDS, _LAST_WORDS | _FIRST_WORDS)
    if first is None:
        first = plain  # "Name and surname"
    elif last is None:
        last = plain  # "Name, Vorname"
    if first is None or last is None:
        return None
    return "last" if last < first else "first"


def column_order(cells: Iterable[Cell]) -> NameOrder | None:
    """The order that most names in capitals show: DIALLO Aissatou, Aissatou DIALLO; None where there are none."""
    votes = {"last": 0, "first": 0}
    for cell in cells:
        words = _words(cell) if isinstance(cell, str) and "," not in cell else []
        capitals = [_is_capital(word) for word in words]
        if any(capitals) and not all(capitals):
            if capitals[0] and not capitals[-1]:
                votes["last"] += 1
            elif capitals[-1] and not capitals[0]:
                votes["first"] += 1
    if votes["last"] == votes["first"]:
        return None
    return "last" if votes["last"] > votes["first"] else "first"


def split_name(text: str, order: NameOrder | None) -> tuple[str, str]:
    """Family name and first name.

    A comma parts them; else capitals mark the family name; else the order of the column; and where nothing tells, the
    first name is taken to stand first. One word alone is a family name. Particles (van der, El, Ben) stay with it.
    """
    last, comma, first = text.partition(",")
    if comma and last.strip(" ,") and first.strip(" ,"):
        return _tidy(last), _tidy(first)
    words = _words(text.replace(",", " "))
    if len(words) <= 1:
        return " ".join(words), ""
    capitals = [_is_capital(word) for word in words]
    if any(capitals) and not all(capitals) and (capitals[0] != capitals[-1]):
        return _by_capitals(words, capitals)
    return _last_first(words) if order == "last" else _first_last(words)


def _place(words: list[str], wanted: frozenset[str], never_after: frozenset[str] = frozenset()) -> int | None:
    """Where the first of the wanted words stands, unless it only completes another ("first name")."""
    for place, word in enumerate(words):
        if word in wanted and not (place and words[place - 1] in never_after):
            return place
    return None


def _words(text: str) -> list[str]:
    return _TITLES.sub("", _tidy(text)).split()


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _is_capital(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) >= _SHORTEST_CAPITALS and word == word.upper() and word != word.lower()


def _by_capitals(words: list[str], capitals: list[bool]) -> tuple[str, str]:
    """The words in capitals, with particles beside them, are the family name."""
    if capitals[0]:
        end = capitals.index(False)
        return " ".join(words[:end]), " ".join(words[end:])
    start = len(words) - capitals[::-1].index(False)
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def _last_first(words: list[str]) -> tuple[str, str]:
    end = 1
    while end < len(words) - 1 and words[end - 1].lower() in _PARTICLES:
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])


def _first_last(words: list[str]) -> tuple[str, str]:
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])
