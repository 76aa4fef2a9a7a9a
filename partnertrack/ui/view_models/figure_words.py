"""A figure in few words: its value without what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from partnertrack.i18n import _, money, ngettext, number, percent

if TYPE_CHECKING:
    from partnertrack.services.figures import Figure


def short_value(figure: Figure) -> str:
    """The value alone: "91.7%", "60 days", "€8,101"."""
    exact = figure.exact
    if exact is None:
        return _("n/a")
    if figure.unit in ("percent", "share"):
        return percent(exact)
    if figure.unit == "days":
        shown = number(exact, 0 if exact.denominator == 1 else 1)
        return ngettext("{n} day", "{n} days", ceil(exact)).format(n=shown)
    if figure.unit == "months":
        return ngettext("{n} month", "{n} months", ceil(exact)).format(n=number(exact, 2))
    if figure.unit == "money" and figure.currency:
        return money(exact, figure.currency, 0)
    return figure.text if figure.unit == "points" else number(exact)


def half_words(figure: Figure, count: int) -> str:
    """How many are counted, in numerator or denominator; money is given as such."""
    if figure.counts == "money" and figure.currency:
        return money(count, figure.currency, 0)
    return number(count)


def remarks(figure: Figure) -> Iterator[str]:
    """What a careful reader must know beside the figure: what it is held against, then its notes."""
    if figure.limit is not None and figure.exact is not None:
        is_met = figure.exact >= figure.limit
        words = _("at least {limit} asked for: met") if is_met else _("at least {limit} asked for: not met")
        yield words.format(limit=percent(figure.limit, 0 if (figure.limit * 100).denominator == 1 else 1))
    yield from figure.notes
