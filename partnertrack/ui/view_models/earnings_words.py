"""What people earn, in the words of its chart."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from partnertrack.i18n import _, money, number
from partnertrack.ui.view_models.earnings_chart import Earnings, scale

if TYPE_CHECKING:
    from partnertrack.services.wins import EarningsView

_PAIRS = 80
"""So many people can be told apart in the chart."""


def shown(earned: EarningsView) -> tuple[tuple[int, tuple[Fraction, Fraction]], ...]:
    """The pairs that the chart has room for, each with its place: all, or every so manieth."""
    listed = tuple(enumerate(earned.pairs, 1))
    return listed[:: -(-len(listed) // _PAIRS) or 1]


def earnings(earned: EarningsView) -> Earnings | None:
    """The chart's pairs and medians; None where nobody's incomes are known on both sides."""
    if earned.at_home is None or earned.abroad is None:
        return None
    home, abroad = (money(each, earned.currency) for each in (earned.at_home, earned.abroad))
    return Earnings(
        tuple((float(low), float(high)) for _place, (low, high) in shown(earned)),
        (float(earned.at_home), _("median {amount}").format(amount=home)),
        (float(earned.abroad), _("median {amount}").format(amount=abroad)),
        (_("Income at home"), _("First gross wage abroad")),
    )


def marks(earned: EarningsView) -> tuple[tuple[float, str], ...]:
    """The marks of the axis with their words."""
    highest = max(float(max(pair)) for pair in earned.pairs)
    return tuple((mark, money(round(mark), earned.currency)) for mark in scale(highest))


def note(earned: EarningsView) -> str:
    """What the chart shows, and what it does not."""
    step = -(-len(earned.pairs) // _PAIRS)
    first = (
        _("A line for each person of whom both are known.")
        if step <= 1
        else _("A line for one in {n} people of whom both are known, by the income at home.").format(n=number(step))
    )
    return " ".join((first, _("Gross wages; prices differ between the countries.")))


def rows(earned: EarningsView) -> tuple[tuple[str, ...], ...]:
    """The table behind the chart."""
    return tuple(
        (number(place), money(low, earned.currency), money(high, earned.currency), money(high - low, earned.currency))
        for place, (low, high) in shown(earned)
    )
