"""The rate of a cost in a ledger: as it is written there, turned round, or as it is known of the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from partnertrack.domain.exchange_rates import RateBook
from partnertrack.domain.record import Money
from partnertrack.i18n import _, minor_units
from partnertrack.services.money.costs import doubt_words, plain

_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate with what a person should know about it; without one, `problem` says why."""

    rate: Decimal | None
    note: str = ""
    problem: str = ""


def rated(
    rates: RateBook, money: Money, on: date, written: Decimal | None, worth: Decimal | None, *, is_inforeuro: bool
) -> Rated:
    """The rate at which an amount was converted; `worth` is the amount in the books, where the ledger names it.

    InforEuro and many banks say what one unit of the books' currency is worth: such a rate is turned round, where the
    converted amount, the rates that are known or the heading show that it is one.
    """
    if money.currency == rates.books:
        return Rated(Decimal(1))
    digits = minor_units(rates.books)
    if worth is not None and money.amount:
        return Rated(_shortest(Fraction(worth) / Fraction(money.amount), money.amount, digits))
    if written is not None and written > 0:
        return _written(rates, money, on, written, is_inforeuro=is_inforeuro)
    found = rates.nearest(money.currency, on)
    if found is None:
        told = _("No rate is said, and none is known for {currency}.").format(currency=money.currency)
        return Rated(None, problem=told)
    told = _("Converted at {rate}, the rate known of {currency}.").format(rate=plain(found[1]), currency=money.currency)
    return Rated(found[1], told)


def _written(rates: RateBook, money: Money, on: date, written: Decimal, *, is_inforeuro: bool) -> Rated:
    turned = _shortest(1 / Fraction(written), money.amount, minor_units(rates.books))
    doubt = rates.doubt(money.currency, written, on)
    is_known = rates.nearest(money.currency, on) is not None
    if doubt == "upside_down" or (is_inforeuro and not is_known):
        told = _("The rate {rate} was turned round: it says what one {books} is worth.")
        return Rated(turned, told.format(rate=plain(written), books=rates.books))
    return Rated(written, doubt_words(rates, doubt, money.currency, on))


def _shortest(exact: Fraction, amount: Decimal, digits: int) -> Decimal:
    """The rate with no more decimals than it takes to convert the amount to the same minor units."""
    wanted = _rounded(exact * Fraction(amount), digits)
    for places in range(4, _MOST_DIGITS):
        rate = _rounded(exact, places)
        if rate and _rounded(Fraction(amount) * Fraction(rate), digits) == wanted:
            return rate
    return _rounded(exact, _MOST_DIGITS)


def _rounded(value: Fraction, digits: int) -> Decimal:
    """The value with so many decimals, a half rounded up."""
    scaled = Decimal((abs(value) * 10**digits * 2 + 1).__floor__() // 2)
    return (scaled if value >= 0 else -scaled).scaleb(-digits).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
