"""The names of months and weekdays, as partners write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from partnertrack.domain.names import fold

_LOCALES: Final = ("en", "fr", "de", "nl", "es", "pt", "it", "ka", "ar", "ar_MA", "ar_TN", "ar_LB", "de_AT")
_EXTRA: Final = {"sept": 9, "mrz": 3, "maerz": 3, "fevr": 2, "juill": 7, "janvr": 1}
_SHORTEST: Final = 3


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """The number of the month that a word names or begins to name; None when it names none, or several."""
    key = fold(word)
    months, _weekdays = _names()
    if key in months:
        return months[key]
    if len(key) < _SHORTEST:
        return None
    begun = {number for name, number in months.items() if name.startswith(key) or key.startswith(name[:-1] + " ")}
    begun |= {number for name, number in months.items() if len(name) > _SHORTEST + 1 and key[:-1] == name[:-1]}
    return begun.pop() if len(begun) == 1 else None


@lru_cache(maxsize=4096)
def is_weekday(word: str) -> bool:
    """Whether the word names a day of the week, in full or short."""
    return fold(word) in _names()[1]


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, int], frozenset[str]]:
    """Month names with their numbers, without those that mean two months in two languages; names of weekdays."""
    found: dict[str, set[int]] = defaultdict(set)
    for name, number in _month_names():
        found[name].add(number)
    months = {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and name}
    return months | _EXTRA, frozenset(_weekday_names())


def _month_names() -> Iterator[tuple[str, int]]:
    from babel import Locale  # noqa: PLC0415 - slow to load, and the window does not need it

    for code in _LOCALES:
        months = Locale.parse(code).months
        for widths in months.values():
            for width in ("wide", "abbreviated"):
                for number, name in widths.get(width, {}).items():
                    yield fold(name), number


def _weekday_names() -> Iterator[str]:
    from babel import Locale  # noqa: PLC0415 - slow to load, and the window does not need it

    for code in _LOCALES:
        for widths in Locale.parse(code).days.values():
            for width in ("wide", "abbreviated", "short"):
                yield from map(fold, widths.get(width, {}).values())
