"""From what partners write as a number or an amount of money to the number, never by a guess."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.domain.record import Money
from partnertrack.importing.sheet import Cell

_SPACES: Final = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\t")
_APOSTROPHES: Final = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}\N{PRIME}")
_MINUS: Final = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}", "---")
_AMOUNT: Final = re.compile(
    r"(?P<before>[^\d+\-]*)(?P<figure>[+\-]?\s?\d(?:[\d.,'\s]*\d)?)(?P<dashes>[.,]-{1,2})?(?P<after>[^\d]*)"
)
_GROUPED: Final = re.compile(r"[+-]?(?:\d*|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)")
_SEVERAL: Final = re.compile(r"\d\s*(?:/|-|;|to|bis|à|tot|et|und|en)\s*\d")
_THOUSANDS: Final = 3
_DECIMAL_SIGN: Final = {"en": ".", "fr": ",", "de": ",", "nl": ","}
_THREE_DECIMALS: Final = frozenset({"TND", "JOD", "KWD", "LYD", "BHD", "OMR", "IQD"})
_SIGNS: Final = (
    ("us$", "USD"),
    ("gh₵", "GHS"),
    ("gh¢", "GHS"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₦", "NGN"),
    ("₵", "GHS"),
    ("₾", "GEL"),
    ("$", "USD"),
)
_WORDS: Final = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "cedi": "GHS",
    "cedis": "GHS",
    "lari": "GEL",
    "naira": "NGN",
    "dirham": "MAD",
    "dirhams": "MAD",
    "dh": "MAD",
    "dhs": "MAD",
    "dt": "TND",
    "dinar": "TND",
    "dinars": "TND",
    "cfa": "XOF",
    "fcfa": "XOF",
    "f cfa": "XOF",
    "franc cfa": "XOF",
    "francs cfa": "XOF",
    "frs cfa": "XOF",
}
_COMMON: Final = frozenset({"EUR", "USD", "GBP", "CHF", "GHS", "GEL", "MAD", "TND", "XOF", "XAF", "NGN", "EGP"})
_MOST_WORDS: Final = 4
_MOST_LETTERS: Final = 24
_MULTIPLES: Final = frozenset(
    {"k", "tsd", "tausend", "thousand", "mille", "duizend", "mio", "million", "millions", "millionen", "miljoen", "mrd"}
)


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How the numbers of one column are read.

    `decimal` is the sign that parts decimals in this column (empty: not known), `language` decides where the column
    does not; `currency` is the one that the heading names, `is_percent` tells that the column holds percentages.
    """

    decimal: str = ""
    language: str = ""
    currency: str = ""
    is_percent: bool = False
    is_share: bool = False


def read_number(cell: Cell, rule: NumberRule) -> Decimal | str:
    """The number (a percentage as 83.5), or the code of the issue that says why there is none."""
    if isinstance(cell, bool):
        return "number-unreadable"
    if isinstance(cell, int | float):
        number = _exact(cell)
        if number is None:
            return "number-unreadable"
        return number * 100 if rule.is_share else number
    if not isinstance(cell, str):
        return "number-unreadable"
    found = _split(cell)
    if found is None:
        return "values-several" if _SEVERAL.search(cell) else "number-unreadable"
    return _number(found[0], rule, is_plain=True)


def read_money(cell: Cell, rule: NumberRule) -> Money | str:
    """The amount with its currency (that of the heading where the cell names none), or the code of an issue."""
    if isinstance(cell, str):
        found = _split(cell)
        if found is None:
            return "values-several" if _SEVERAL.search(cell) else "money-unreadable"
        currency = currency_in(found[1]) or rule.currency
        amount = _number(found[0], rule, has_thousandths=currency in _THREE_DECIMALS)
        return Money(amount, currency) if isinstance(amount, Decimal) else amount
    amount = read_number(cell, rule)
    return Money(amount, rule.currency) if isinstance(amount, Decimal) else "money-unreadable"


def decimal_sign(cells: Iterable[Cell]) -> str:
    """The sign that certainly parts decimals in a column, or an empty text when nothing proves one."""
    signs = {sign for cell in cells if isinstance(cell, str) and (sign := _proved_sign(cell))}
    return signs.pop() if len(signs) == 1 else ""


@lru_cache(maxsize=4096)
def currency_in(text: str) -> str:
    """The ISO 4217 code of the currency that a sign, code or word names; empty for none."""
    lowered = text.lower()
    for sign, code in _SIGNS:
        if sign in lowered:
            return code
    words = text.replace("/", " ").replace(".", " ").split()
    if len(words) > _MOST_WORDS:
        return ""
    joined = _WORDS.get(fold(text), "")
    return joined or next((code for word in words if (code := _currency_of(word))), "")


def _currency_of(word: str) -> str:
    """The currency that a word names: ALL is one, "all" is none."""
    known = _WORDS.get(fold(word), "")
    if known:
        return known
    is_code = word in _currencies() or word.upper() in _COMMON
    return word.upper() if is_code else ""


def is_number_like(cell: Cell) -> bool:
    """Whether the cell is a number in some notation, for telling what a column holds."""
    if isinstance(cell, str):
        return _split(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies  # noqa: PLC0415 - slow to load, and few sheets have money

    return frozenset(list_currencies())


def _exact(number: float) -> Decimal | None:
    """The number as the spreadsheet program shows it, without the noise of binary fractions."""
    if not math.isfinite(number):
        return None
    return Decimal(int(number)) if number == int(number) else Decimal(repr(round(number, 10)))


@lru_cache(maxsize=16384)
def _split(text: str) -> tuple[str, str] | None:
    """The figure in a text, and the letters and signs around it; None unless there is exactly one short one."""
    found = _AMOUNT.fullmatch(text.translate(_MINUS).strip()) if len(text) <= _MOST_LETTERS * 2 else None
    if found is None:
        return None
    around = found["before"] + " " + found["after"]
    if sum(letter.isalpha() for letter in around) > _MOST_LETTERS or any(sign in around for sign in "@#:;+()"):
        return None
    if not _MULTIPLES.isdisjoint(fold(around).split()):
        return None
    figure = found["figure"].translate(_SPACES).translate(_APOSTROPHES)
    return figure + (found["dashes"][0] + "00" if found["dashes"] else ""), around


def _proved_sign(text: str) -> str:
    """The decimal sign that one cell proves: the last of two, or a single one not followed by three digits."""
    found = _split(text)
    if found is None:
        return ""
    figure = found[0]
    signs = [sign for sign in figure if sign in ".,"]
    if not signs:
        return ""
    if len(set(signs)) == 2:  # noqa: PLR2004 - both, as in 1.240,50
        return signs[-1]
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    whole, _sign, rest = figure.partition(signs[0])
    is_open = len(rest) == _THOUSANDS and 1 <= len(whole.strip("+-")) <= _THOUSANDS and whole.strip("+-") != "0"
    return "" if is_open else signs[0]


def _number(figure: str, rule: NumberRule, *, is_plain: bool = False, has_thousandths: bool = False) -> Decimal | str:
    """The number that a figure stands for under the rules of its column."""
    sign = _proved_sign(figure)
    signs = [letter for letter in figure if letter in ".,"]
    if not sign and signs:
        sign = "" if has_thousandths else _open_sign(signs[0], rule, is_plain=is_plain)
        if not sign:
            return "number-ambiguous"
    whole, found, rest = figure.rpartition(sign) if sign and sign in figure else (figure, "", "")
    if any(mark in rest for mark in ".,") or not _GROUPED.fullmatch(whole):
        return "number-unreadable"
    digits = whole.replace(".", "").replace(",", "")
    return Decimal(f"{digits or 0}.{rest}" if found else digits)


def _open_sign(seen: str, rule: NumberRule, *, is_plain: bool) -> str:
    """What parts decimals where a figure has one sign before three digits; empty when nobody can know.

    A column that parts decimals by the other sign makes this one a sign of thousands, and so does the language; else
    it parts decimals in plain numbers, while an amount of money hardly has three of them.
    """
    other = "," if seen == "." else "."
    if rule.decimal:
        return other if rule.decimal != seen else ""
    if _DECIMAL_SIGN.get(rule.language, "") == other:
        return other
    return seen if is_plain else ""
