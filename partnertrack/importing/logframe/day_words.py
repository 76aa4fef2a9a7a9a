"""The day that the heading of a column or the words beside a figure name."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from partnertrack.importing.months import month_of

_YEARS: Final = range(1990, 2101)
_MONTHS: Final = 12
_ISO: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_NUMBERS: Final = re.compile(r"(?<![\d./])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d\d)(?!\d)")
_DAY_MONTH: Final = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th|\.)?\s+([^\W\d]{3,})\.?,?\s+((?:19|20)\d\d)\b")
_MONTH_DAY: Final = re.compile(r"\b([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s+((?:19|20)\d\d)\b")
_MONTH: Final = re.compile(r"\b([^\W\d]{3,})\.?[\s/-]+((?:19|20)\d\d)\b")
_MONTH_NUMBER: Final = re.compile(r"(?<![\d./])(\d{1,2})\s?[./-]\s?((?:19|20)\d\d)\b")
_PART: Final = re.compile(
    r"\b(?:(?P<kind>[qtkshQTKSH])\s?(?P<n>[1-4])|(?P<nth>[1-4])\s?(?:\.|er?|e|st|nd|rd|th|ème)?\s?"
    r"(?P<word>quarter|trimestre|quartal|kwartaal|half.?year|semestre|semester|halbjahr|halfjaar|semestriel))"
    r"[\s/.-]*(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PART_AFTER: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)[\s/.-]*(?P<kind>[qtkshQTKSH])\s?(?P<n>[1-4])\b")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTERS: Final = ("q", "t", "k", "quarter", "trimestre", "quartal", "kwartaal")


@dataclass(frozen=True, slots=True)
class DayWords:
    """The day that is meant, and the words that say so.

    `on` is the last day of a month, a part of a year or a year where no day is named. `is_open` tells that day and
    month could be the other way round.
    """

    on: date
    words: str
    is_open: bool = False


def day_in(text: str) -> DayWords | None:
    """The day that a text names, None where it names none."""
    for find in (_iso, _in_words, _part, _month, _in_numbers):
        if found := find(text):
            return found
    if (month := _MONTH_NUMBER.search(text)) and (on := _end(int(month[2]), int(month[1]))):
        return DayWords(on, month[0])
    year = _YEAR.search(text)
    return DayWords(date(int(year[1]), 12, 31), year[0]) if year else None


def _iso(text: str) -> DayWords | None:
    found = _ISO.search(text)
    on = found and _day(int(found[1]), int(found[2]), int(found[3]))
    return DayWords(on, found[0]) if found and on else None


def _in_words(text: str) -> DayWords | None:
    if (found := _DAY_MONTH.search(text)) and (month := month_of(found[2])):
        on = _day(int(found[3]), month, int(found[1]))
    elif (found := _MONTH_DAY.search(text)) and (month := month_of(found[1])):
        on = _day(int(found[3]), month, int(found[2]))
    else:
        return None
    return DayWords(on, found[0]) if on else None


def _in_numbers(text: str) -> DayWords | None:
    found = _NUMBERS.search(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    is_open = first <= _MONTHS and second <= _MONTHS and first != second and found[2] == "/"
    on = _day(year, second, first) or _day(year, first, second)
    return DayWords(on, found[0], is_open) if on else None


def _part(text: str) -> DayWords | None:
    """A quarter or half of a year."""
    if found := _PART.search(text):
        kind, number = (found["kind"] or found["word"]).lower(), int(found["n"] or found["nth"])
    elif found := _PART_AFTER.search(text):
        kind, number = found["kind"].lower(), int(found["n"])
    else:
        return None
    months = 3 if kind in _QUARTERS else 6
    on = _end(int(found["year"]), number * months)
    return DayWords(on, found[0]) if on else None


def _month(text: str) -> DayWords | None:
    for found in _MONTH.finditer(text):
        month = month_of(found[1])
        on = _end(int(found[2]), month) if month else None
        if on:
            return DayWords(on, found[0])
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _end(year: int, month: int) -> date | None:
    """The last day of a month."""
    if not 1 <= month <= _MONTHS or year not in _YEARS:
        return None
    return date(year, month, monthrange(year, month)[1])
