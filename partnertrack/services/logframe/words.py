"""Values of indicators as they are written and read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from partnertrack.errors import UserError
from partnertrack.i18n import _, current, money, ngettext, number, percent
from partnertrack.importing.numbers import NumberRule, read_number

SHARES = frozenset({"percent", "share"})
"""The units in which values are shares of one."""

_HUNDRED = 100

Quantity = Fraction | Decimal | int


def value_text(value: Quantity | None, unit: str, currency: str = "EUR") -> str:
    """A value as it is printed: "1,284", "83.9%", "60 days", "€1,650"; "n/a" for none."""
    if value is None:
        return _("n/a")
    exact = Fraction(value)
    if unit in SHARES:
        return percent(exact, 0 if _is_whole(exact * _HUNDRED) else 1)
    if unit == "money":
        return money(exact, currency)
    if unit == "points":
        return _points(exact)
    printed = number(exact, 0 if _is_whole(exact) else 1)
    return _with_unit(unit, ceil(abs(exact))).format(n=printed)


def change_text(value: Fraction, unit: str, currency: str = "EUR") -> str:
    """What was added, with its sign: "+12", "−3.2 points"."""
    sign = "+" if value > 0 else "\N{PLUS-MINUS SIGN}" if not value else "\N{MINUS SIGN}"
    amount = abs(value)
    words = _points(amount) if unit in SHARES else value_text(amount, unit, currency)
    return f"{sign}{words}"


def typed_value(value: Decimal | None, unit: str) -> str:
    """A value as it stands in a field where it can be changed: percentages without their sign."""
    if value is None:
        return ""
    shown = value * _HUNDRED if unit in SHARES else value
    plain = f"{shown.normalize():f}"
    return plain if current() == "en" else plain.replace(".", ",")


def read_value(text: str, unit: str) -> Decimal | None:
    """The value that somebody typed ("30" and "30 %" are 0.3 where the unit is a share); None for a blank.

    Raises `UserError` for what is no number.
    """
    if not text.strip():
        return None
    found = read_number(text, NumberRule(language=current()))
    if isinstance(found, str):
        raise UserError(_("“{text}” is no number.").format(text=text.strip()), _("Write it in digits, 120 or 12.5."))
    return found / _HUNDRED if unit in SHARES else found


def unit_words(unit: str) -> str:
    """A unit as people choose it."""
    return {
        "count": _("Number"),
        "percent": _("Percentage"),
        "share": _("Share"),
        "days": _("Days"),
        "months": _("Months of income"),
        "points": _("Percentage points"),
        "money": _("Amount of money"),
    }.get(unit, unit)


def _with_unit(unit: str, count: int) -> str:
    if unit == "days":
        return ngettext("{n} day", "{n} days", count)
    return ngettext("{n} month", "{n} months", count) if unit == "months" else "{n}"


def _points(value: Fraction) -> str:
    hundredfold = value * _HUNDRED
    printed = number(hundredfold, 0 if _is_whole(hundredfold) else 1)
    return ngettext("{n} point", "{n} points", ceil(abs(hundredfold))).format(n=printed)


def _is_whole(value: Fraction) -> bool:
    return value.denominator == 1
