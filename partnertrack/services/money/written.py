"""From what people write into a form about money to exact values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from partnertrack.domain.record import Money
from partnertrack.errors import UserError
from partnertrack.i18n import _, currencies, current, minor_units, ngettext
from partnertrack.importing.dates import DateRule, read_date
from partnertrack.importing.issue import Issue
from partnertrack.importing.numbers import NumberRule, currency_in, read_money, read_number

_HUNDRED = Decimal(100)
_MILLIMES = 3


def bare(text: str) -> str:
    """The text on one line, without blanks around it."""
    return " ".join(text.split())


def a_day(label: str, text: str) -> date | None:
    """A day as people write it, day first; None for a blank text. Raises `UserError`."""
    if not bare(text):
        return None
    this_year = date.today().year  # noqa: DTZ011 - the user's year is a local year
    found = read_date(bare(text), DateRule("dmy", this_year))
    if isinstance(found, date):
        return found
    raise _refused(found, label, text)


def an_amount(label: str, text: str, currency: str) -> Decimal | None:
    """An amount of that currency, to its minor units; None for a blank text. Raises `UserError`."""
    if not bare(text):
        return None
    found = _money(bare(text), currency)
    if not isinstance(found, Money):
        raise _refused(found, label, text)
    if found.currency != currency:
        raise UserError(
            _("“{text}” is not in {currency}.").format(text=bare(text), currency=currency),
            _("Choose the currency in its own field."),
        )
    check_units(found.amount, currency)
    return found.amount


def _money(text: str, currency: str) -> Money | str:
    """The amount, or the code of an issue; three digits behind a sign are read as the writer’s own language has it."""
    if minor_units(currency) == _MILLIMES:
        found = read_number(text, NumberRule(language=current()))
        return Money(found, currency_in(text) or currency) if isinstance(found, Decimal) else found
    return read_money(text, NumberRule(language=current(), currency=currency))


def check_units(amount: Decimal, currency: str) -> None:
    """Raise `UserError` where an amount is finer than the minor units of its currency."""
    digits = minor_units(currency)
    if amount != round(amount, digits):
        raise UserError(
            ngettext(
                "Amounts in {currency} have {n} decimal at most.",
                "Amounts in {currency} have {n} decimals at most.",
                digits,
            ).format(currency=currency, n=digits)
        )


def a_number(label: str, text: str) -> Decimal | None:
    """A number such as a rate; None for a blank text. Raises `UserError`."""
    if not bare(text):
        return None
    found = read_number(bare(text), NumberRule(language=current()))
    if isinstance(found, Decimal):
        return found
    raise _refused(found, label, text)


def a_share(label: str, text: str) -> Decimal | None:
    """A percentage as a share of one ("25 %" is 0.25); None for a blank text. Raises `UserError`."""
    found = a_number(label, text.replace("%", " "))
    if found is None:
        return None
    if not 0 <= found <= _HUNDRED:
        raise UserError(_("A share lies between 0 and 100 per cent."))
    return found / _HUNDRED


def a_currency(text: str) -> str:
    """The ISO 4217 code that a text is. Raises `UserError`."""
    code = bare(text).upper()
    if code in currencies():
        return code
    raise UserError(
        _("“{text}” is not the code of a currency.").format(text=bare(text)), _("Codes are such as EUR, MAD or XOF.")
    )


def _refused(code: str, label: str, text: str) -> UserError:
    return UserError(Issue(code, "error", "", None, label, bare(text)).message)
