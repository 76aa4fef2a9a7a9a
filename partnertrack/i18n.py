"""What the program says, in the reader's language.

The window has a language and a report may have another, so the language in force is that of the block (`speaking`),
else that of the process (`install`). A text without a translation stays English. Numbers, dates and names of countries
come from CLDR through Babel, which is loaded when the first of them is asked for.
"""

from __future__ import annotations

import gettext as catalogues
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from partnertrack import paths

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

LANGUAGES = ("en", "fr", "de", "nl")
"""The languages that the program speaks, the first of them when nothing else fits."""

_LOCALES = {"en": "en_GB", "fr": "fr", "de": "de", "nl": "nl"}
_SKELETONS = {"month": "yMMMM", "month_short": "yMMM"}
_CODE_BEFORE_DIGIT = re.compile("(?<=[A-Z])(?=[0-9])")
_NO_BREAK_SPACE, _NARROW_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"

Amount = int | float | Decimal | Fraction
DayStyle = Literal["long", "medium", "short", "month", "month_short"]
WeekdayWidth = Literal["narrow", "abbreviated", "wide"]

_process_language = [LANGUAGES[0]]
_block_language: ContextVar[str | None] = ContextVar("language", default=None)


def install(language: str) -> None:
    """Make `language` ("fr", also "fr_BE.UTF-8") that of the whole process; English where it is none of ours."""
    _process_language[0] = _known(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block, in this thread only."""
    token = _block_language.set(_known(language))
    try:
        yield
    finally:
        _block_language.reset(token)


def current() -> str:
    """The code of the language in force, one of `LANGUAGES`."""
    return _block_language.get() or _process_language[0]


def gettext(text: str) -> str:
    """The text in the language in force."""
    return _catalogue(current()).gettext(text) if text else ""


_ = gettext


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the text that fits the count, in the language in force; the caller fills in the count."""
    return _catalogue(current()).ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """The text as it reads in that context, where one English word needs two translations."""
    return _catalogue(current()).pgettext(context, text)


def number(value: Amount, decimals: int = 0) -> str:
    """The number with that many decimals, a half rounded up, and a true minus sign: "1,284"."""
    return _number(value, decimals, current())


def percent(share: Amount, decimals: int = 1) -> str:
    """The share of one as a percentage in the locale's own manner, a half rounded up: "83.9%" or "83,9 %"."""
    return _percent(share, decimals, current())


def money(amount: Amount, currency: str, decimals: int = 0) -> str:
    """The amount in an ISO 4217 currency, in the locale's own manner: "€1,650" or "1 650 €"."""
    return _money(amount, currency, decimals, current())


def minor_units(currency: str) -> int:
    """The decimals in which amounts of an ISO 4217 currency are written: 2 for EUR, 3 for TND, none for XOF."""
    from babel.numbers import get_currency_precision  # noqa: PLC0415 - as heavy as the locale itself

    return int(get_currency_precision(currency))


def currencies() -> dict[str, str]:
    """The names of all currencies by their ISO 4217 codes."""
    return {code: str(name) for code, name in _locale(current()).currencies.items()}


def day(value: date, style: DayStyle = "long") -> str:
    """The date in words ("30 September 2026"), shorter, in figures, or its month ("September 2026") only."""
    return _day(value, style, current())


def weekday(value: date, width: WeekdayWidth = "narrow") -> str:
    """The first letter of the weekday, as calendars head their columns, or more of it: "Wed", "Wednesday"."""
    return _weekday(value.weekday(), width, current())


def country(code: str) -> str:
    """The name of the country of an ISO 3166 code; the code itself where the locale knows no name."""
    return str(_locale(current()).territories.get(code.upper(), code))


def countries() -> dict[str, str]:
    """The names of all countries by their ISO 3166 codes."""
    names = _locale(current()).territories
    return {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}  # noqa: PLR2004 - alpha-2


def _known(language: str) -> str:
    """The language of ours that a code or locale name means."""
    code = re.split(r"[-_.@]", language.lower(), maxsplit=1)[0]
    return code if code in LANGUAGES else LANGUAGES[0]


@lru_cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    """The translations into a language; those of English, and a missing catalogue's, leave every text as it is."""
    return catalogues.translation("partnertrack", paths.resources() / "locale", [language], fallback=True)


@lru_cache
def _locale(language: str) -> Locale:
    """The CLDR rules of a language."""
    from babel import Locale  # noqa: PLC0415 - the window's first paint must not wait for it

    return Locale.parse(_LOCALES[language])


@lru_cache(8192)
def _number(value: Amount, decimals: int, language: str) -> str:
    locale = _locale(language)
    pattern = _with_decimals(locale.decimal_formats[None], decimals)
    return _typeset(pattern.apply(_rounded(value, decimals), locale))


@lru_cache(8192)
def _percent(share: Amount, decimals: int, language: str) -> str:
    locale = _locale(language)
    pattern = _with_decimals(locale.percent_formats[None], decimals)
    return _typeset(pattern.apply(_rounded(share, decimals + 2), locale))


@lru_cache(8192)
def _money(amount: Amount, currency: str, decimals: int, language: str) -> str:
    locale = _locale(language)
    pattern = _with_decimals(locale.currency_formats["standard"], decimals)
    rounded = _rounded(amount, decimals)
    text = _typeset(pattern.apply(rounded, locale, currency=currency, currency_digits=False))
    return _CODE_BEFORE_DIGIT.sub(_NO_BREAK_SPACE, text)


@lru_cache(8192)
def _day(value: date, style: DayStyle, language: str) -> str:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - as heavy as the locale itself

    locale = _locale(language)
    if style in _SKELETONS:
        return _spaced(format_skeleton(_SKELETONS[style], value, locale=locale))
    if style == "short":  # German gives two digits of the year, and a birth date needs four
        return _spaced(format_date(value, re.sub("y+", "yyyy", locale.date_formats["short"].pattern), locale))
    text = _spaced(format_date(value, style, locale))
    return re.sub("^1 ", "1er ", text) if language == "fr" else text  # CLDR leaves the first of the month plain


@lru_cache
def _weekday(number: int, width: WeekdayWidth, language: str) -> str:
    return str(_locale(language).days["stand-alone"][width][number])


def _rounded(value: Amount, decimals: int) -> Decimal:
    """The value as people round it: on its decimal digits, and a half upwards."""
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded or abs(rounded)  # no minus before nothing


def _with_decimals(pattern: NumberPattern, decimals: int) -> NumberPattern:
    """The locale's own pattern, but for the number of its decimals."""
    changed = copy(pattern)
    changed.frac_prec = (decimals, decimals)
    return changed


def _typeset(figure: str) -> str:
    """The figure with a true minus sign."""
    return _spaced(figure).replace("-", "\N{MINUS SIGN}")


def _spaced(text: str) -> str:
    """The text with the one no-break space at which no program breaks a line."""
    return text.replace(_NARROW_NO_BREAK_SPACE, _NO_BREAK_SPACE)
