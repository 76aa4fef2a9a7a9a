"""How a figure differs from what it was on another day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.indicators.calculate import Results

_SHARES = ("percent", "share")


@dataclass(frozen=True, slots=True)
class Change:
    """The difference in words ("+12", "−3.1 points"), the figure as it was, and whether it is good: 1, -1, or 0."""

    text: str = ""
    before: str = ""
    is_good: int = 0


def change(now: Results, before: Results | None, figure_id: str) -> Change:
    """The change of a figure since the other day; nothing where there is none, or where either is not available."""
    if before is None or figure_id not in before.indicators:
        return Change()
    figure, earlier = now.indicators[figure_id], before.indicators[figure_id]
    then = _("{figure} on {day}").format(figure=earlier.text, day=day(before.as_of, "medium"))
    if figure.exact is None or earlier.exact is None:
        return Change("", then)
    difference = figure.exact - earlier.exact
    direction = now.catalogue.indicators[figure.indicator].heading.direction
    way = {"up": 1, "down": -1}.get(direction, 0)
    sign = (difference > 0) - (difference < 0)
    return Change(_difference(difference, figure.unit), then, way * sign)


def _difference(difference: Fraction, unit: str) -> str:
    """The difference with its sign."""
    if not difference:
        return _("unchanged")
    sign = "+" if difference > 0 else ""
    if unit in _SHARES:
        return _("{n} points").format(n=f"{sign}{number(difference * 100, 1)}")
    whole = difference.denominator == 1
    told = f"{sign}{number(difference, 0 if whole else 1)}"
    if unit == "days":
        return ngettext("{n} day", "{n} days", 2 if not whole else abs(difference.numerator)).format(n=told)
    return told
