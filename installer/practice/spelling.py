"""How partners write names, days and amounts."""

from __future__ import annotations

import unicodedata
from datetime import date

from installer.practice.person import Person

_MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "nl": ("jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"),
}  # fmt: skip

_EPOCH = date(1899, 12, 30)
_SHORTEST = 4


def slashed(day: date | None) -> str:
    """05/03/2024."""
    return f"{day:%d/%m/%Y}" if day else ""


def slashed_short(day: date | None) -> str:
    """05/03/24."""
    return f"{day:%d/%m/%y}" if day else ""


def dotted(day: date | None) -> str:
    """05.03.2024."""
    return f"{day:%d.%m.%Y}" if day else ""


def dashed(day: date | None) -> str:
    """5-3-2024."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def spoken(day: date | None, language: str) -> str:
    """5 mars 2024, 5 mrt. 2024, 5. März 2024."""
    if day is None:
        return ""
    return f"{day.day}{'.' if language == 'de' else ''} {_MONTHS[language][day.month - 1]} {day.year}"


def serial(day: date | None) -> int | None:
    """The day as the number that a spreadsheet keeps behind it: 45356."""
    return (day - _EPOCH).days if day else None


def comma(amount: float, grouping: str = ".", places: int = 2) -> str:
    """1.240,50, or 1 240,50 with a blank as grouping."""
    whole = f"{amount:,.{places}f}"
    return whole.replace(",", "\0").replace(".", ",").replace("\0", grouping)


def plain(name: str) -> str:
    """The name without its diacritics and apostrophes."""
    letters = unicodedata.normalize("NFD", name.replace("'", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def swapped(name: str) -> str:
    """The name with two neighbouring letters in the middle of its longest word swapped: Benali, Beanli."""
    words = name.split(" ")
    longest = max(words, key=len)
    if len(longest) < _SHORTEST:
        return name
    at = len(longest) // 2
    slip = longest[: at - 1] + longest[at] + longest[at - 1] + longest[at + 1 :]
    return " ".join(slip if word is longest else word for word in words)


def careless(person: Person) -> str:
    """The family name as a hurried clerk writes it: every few people capitals, lost diacritics, or a slip."""
    match person.number % 9:
        case 2:
            return person.last_name.upper()
        case 4 | 5:
            return plain(person.last_name)
        case 7:
            return swapped(person.last_name)
        case _:
            return person.last_name
