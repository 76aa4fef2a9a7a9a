"""From what partners write as a date to a date, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, TypeAlias

from partnertrack.domain.recipe import DateOrder
from partnertrack.importing.months import is_weekday, month_of
from partnertrack.importing.sheet import Cell

OLDEST_YEAR: Final = 1920
"""Nobody in a pilot was born earlier, and nothing happened earlier."""

_YEARS_AHEAD: Final = 20
_YEARS_TO_TEN: Final = 10
_MONTHS: Final = 12
_LONGEST_DAY: Final = 31
_SERIALS: Final = range(10_000, 73_051)  # 1927 to 2099, counted in days from 30 December 1899
_SERIAL_START: Final = date(1899, 12, 30)
_BARE_YEARS: Final = range(1900, 2101)
_SLIPS: Final = 20
_LONGEST_TEXT: Final = 60

_TIME: Final = re.compile(
    r"[t,\s]+\d{1,2}\s?(?:[:h]\s?\d{2}){1,2}(?:[.,]\d+)?\s?(?:[ap]\.?m\.?|uhr|h|z|[+\-]\d\d:?\d\d)?$", re.IGNORECASE
)
_NUMBERS: Final = re.compile(r"(\d{1,4})\s?([./,\-\\ ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th|ste|de|e|º|°)?[\s.\-/,]*(?:of |de |d')?([^\d]+?)[\s.\-/,']*(\d{2,4})\.?"
)
_MONTH_FIRST: Final = re.compile(r"([^\W\d][^\d]*?)[\s.\-/]*(\d{1,2})(?:st|nd|rd|th)?[\s,.\-/']+(\d{2,4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[\s.\-/,]*([^\d]+?)[\s.\-/,]*(\d{1,2})\.?")
_MONTH_ONLY: Final = re.compile(r"(?:\d{1,2}\s?[./\-]\s?\d{4}|\d{4}\s?[./\-]\s?\d{1,2}|\d{4})")
_WORD_AND_YEAR: Final = re.compile(r"([^\W\d][^\d]*?)[\s.\-/']*(\d{2}|\d{4})")
_LEADING_WORD: Final = re.compile(r"([^\W\d]+)[.,]?\s+(?=.*\d)")
_PREPOSITIONS: Final = frozenset({"le", "am", "on", "op", "the", "den", "vom", "du", "de", "el", "il", "dated"})
_SEVERAL: Final = re.compile(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Numeric:
    """Three numbers in the order in which they were written, and what stands between them."""

    first: int
    second: int
    third: int
    year_digits: int
    separator: str


Parsed: TypeAlias = date | Numeric | tuple[int, int, int, int] | str
"""A date; numbers whose order is open; day, month, year and its digits; or the code of an issue."""


@dataclass(frozen=True, slots=True)
class DateRule:
    """How the dates of one column are read: the order of numbers (None: open), today's year, birth dates or not."""

    order: DateOrder | None
    this_year: int
    is_birth: bool = False


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """How many cells of a column prove an order of day and month, and how many leave it open."""

    day_first: int = 0
    month_first: int = 0
    open: int = 0
    dotted: int = 0
    same: int = 0

    def __add__(self, other: OrderEvidence) -> OrderEvidence:
        """The evidence of both."""
        return OrderEvidence(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.open + other.open,
            self.dotted + other.dotted,
            self.same + other.same,
        )

    @property
    def total(self) -> int:
        """How many dates are written in numbers; the 5th of May tells no order."""
        return self.day_first + self.month_first + self.open + self.same

    def is_contradictory(self) -> bool:
        """Whether some cells prove one order, and too many the other."""
        return bool(self.day_first and self.month_first) and self.order() is None

    def order(self) -> DateOrder | None:
        """The order that is proved, and denied by a rare slip of the hand at most."""
        if self.day_first > _SLIPS * self.month_first:
            return "dmy"
        return "mdy" if self.month_first > _SLIPS * self.day_first else None


def read_date(cell: Cell, rule: DateRule) -> date | str:
    """The date, or the code of the issue that says why there is none."""
    parsed = parse(cell)
    if isinstance(parsed, Numeric):
        parsed = _ordered(parsed, rule.order)
    if isinstance(parsed, tuple):
        parsed = _dated(parsed, rule)
    if isinstance(parsed, date) and not OLDEST_YEAR <= parsed.year <= rule.this_year + _YEARS_AHEAD:
        return "date-out-of-range"
    return parsed if isinstance(parsed, date) else str(parsed)


def evidence(cells: Iterable[Cell]) -> OrderEvidence:
    """What the cells of a column say about the order of day and month."""
    day_first = month_first = still_open = dotted = same = 0
    for cell in cells:
        parsed = parse(cell) if isinstance(cell, str) else None
        if not isinstance(parsed, Numeric):
            continue
        dotted += parsed.separator == "."
        day_first += _MONTHS < parsed.first <= _LONGEST_DAY and parsed.second <= _MONTHS
        month_first += _MONTHS < parsed.second <= _LONGEST_DAY and parsed.first <= _MONTHS
        still_open += parsed.first <= _MONTHS and parsed.second <= _MONTHS and parsed.first != parsed.second
        same += parsed.first == parsed.second <= _MONTHS
    return OrderEvidence(day_first, month_first, still_open, dotted, same)


def is_date_like(cell: Cell) -> bool:
    """Whether the cell is a date in some order, for telling what a column holds."""
    return isinstance(parse(cell), date | Numeric | tuple) and not isinstance(cell, float | int)


def parse(cell: Cell) -> Parsed:
    """The date in a cell as far as the cell alone tells it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return "date-unreadable"
    if isinstance(cell, int | float):
        return _parse_number(cell)
    return _parse_text(cell) if isinstance(cell, str) else "date-unreadable"


def _parse_number(number: float) -> Parsed:
    """A serial number of the spreadsheet program, eight digits, or a bare year."""
    whole = int(number) if abs(number) < 1e9 else 0  # noqa: PLR2004 - nine digits are no date
    if whole in _BARE_YEARS and whole == number:
        return "date-incomplete"
    if whole in _SERIALS:
        return _SERIAL_START + timedelta(days=whole)
    return _eight_digits(str(whole).zfill(8)) if whole == number else "date-unreadable"


@lru_cache(maxsize=65536)
def _parse_text(text: str) -> Parsed:
    """The date in a text."""
    text = _plain(text[:_LONGEST_TEXT])
    if numbers := _NUMBERS.fullmatch(text):
        return _numeric(*numbers.groups())
    if text.isdecimal():
        return _digits(text)
    if _MONTH_ONLY.fullmatch(text):
        return "date-incomplete"
    return _with_month_name(text)


def _plain(text: str) -> str:
    """The text without odd spaces and dashes, a time of day, a weekday or a preposition."""
    text = " ".join(text.replace("\N{EN DASH}", "-").replace("\N{NON-BREAKING HYPHEN}", "-").split()).strip(" .,;'")
    text = _TIME.sub("", text)
    while (word := _LEADING_WORD.match(text)) and (word[1].lower() in _PREPOSITIONS or is_weekday(word[1])):
        text = text[word.end() :]
    return text


def _digits(text: str) -> Parsed:
    if len(text) == 8:  # noqa: PLR2004 - day, month and year without anything between
        return _eight_digits(text)
    number = int(text)
    if number in _BARE_YEARS:
        return "date-incomplete"
    return _SERIAL_START + timedelta(days=number) if number in _SERIALS else "date-unreadable"


def _eight_digits(text: str) -> Parsed:
    """Year, month and day where that is a date (the middle of ddmmyyyy is then no month), else day, month and year."""
    if int(text[:4]) in _BARE_YEARS and 1 <= int(text[4:6]) <= _MONTHS:
        return int(text[6:]), int(text[4:6]), int(text[:4]), 4
    if int(text[4:]) in _BARE_YEARS:
        return Numeric(int(text[:2]), int(text[2:4]), int(text[4:]), 4, "")
    return "date-unreadable"


def _numeric(first: str, separator: str, second: str, third: str) -> Parsed:
    if len(first) > 2:  # noqa: PLR2004 - a year of three or four digits
        return int(third), int(second), int(first), len(first)
    if len(third) == 1:
        return "date-unreadable"
    if int(first) > _LONGEST_DAY and len(third) == 2:  # noqa: PLR2004 - 98-12-31
        return int(third), int(second), int(first), 2
    return Numeric(int(first), int(second), int(third), len(third), separator)


def _with_month_name(text: str) -> Parsed:
    """A date whose month is written as a word."""
    for pattern, (day, month, year) in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3)), (_YEAR_FIRST, (3, 2, 1))):
        found = pattern.fullmatch(text)
        number = month_of(found[month]) if found else None
        if found and number:
            return int(found[day]), number, int(found[year]), len(found[year])
    alone = _WORD_AND_YEAR.fullmatch(text)
    if (alone and month_of(alone[1])) or month_of(text):
        return "date-incomplete"
    return "values-several" if len(_SEVERAL.findall(text)) > 1 else "date-unreadable"


def _ordered(numeric: Numeric, order: DateOrder | None) -> Parsed:
    """Day, month and year under an order; numbers that fit one order only need none."""
    first, second = numeric.first, numeric.second
    if order == "ymd" and numeric.year_digits == 2:  # noqa: PLR2004 - 24-03-12 in a column of such
        return numeric.third, second, first, 2
    if first == second or (order is None and (first > _MONTHS or numeric.separator == ".")):
        order = "dmy"
    elif order is None and second > _MONTHS:
        order = "mdy"
    day, month = (second, first) if order == "mdy" else (first, second)
    if order is None or (month > _MONTHS >= day):
        return "date-ambiguous"
    return day, month, numeric.third, numeric.year_digits


def _dated(parts: tuple[int, int, int, int], rule: DateRule) -> date | str:
    """The date of day, month and year, a year of two digits in its century."""
    day, month, year, digits = parts
    if digits == 3:  # noqa: PLR2004 - a slip of the hand
        return "date-out-of-range"
    if digits <= 2:  # noqa: PLR2004 - the century is left out
        newest = rule.this_year + (-_YEARS_TO_TEN if rule.is_birth else _YEARS_TO_TEN)
        year += newest // 100 * 100
        year -= 100 if year > newest else 0
    try:
        return date(year, month, day)
    except ValueError:
        return "date-out-of-range" if year == 0 else "date-unreadable"
