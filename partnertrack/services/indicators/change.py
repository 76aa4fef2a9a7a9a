"""How a figure differs from what it was on another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from partnertrack.i18n import _, day, money, ngettext, number
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.measure import round_half_up
from partnertrack.services.workspace import Workspace

_SHARES = ("percent", "share", "points")

_DECIMALS = {"percent": 1, "share": 1, "points": 1, "days": 1, "months": 2}
"""How exactly differences are told, by unit; others as whole numbers."""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference in words ("+12", "−3.1 points"), and whether it is good: 1, -1, or 0.

    `then` is the figure as it was, `before` the same with its day.
    """

    text: str = ""
    then: str = ""
    before: str = ""
    is_good: int = 0


def earlier_results(workspace: Workspace, since: date | None, before: date | None) -> Results | None:
    """The figures of the other day, of a period that begins on the same day where it has begun by then."""
    if before is None:
        return None
    return workspace.results(before, since if since and since <= before else None)


def change(now: Results, before: Results | None, figure_id: str) -> Change:
    """The change of a figure since the other day; nothing where there is none, or where either is not available."""
    if before is None or figure_id not in before.indicators:
        return Change()
    figure, earlier = now.indicators[figure_id], before.indicators[figure_id]
    then = _("{figure} on {day}").format(figure=earlier.text, day=day(before.as_of, "medium"))
    if figure.exact is None or earlier.exact is None:
        return Change("", earlier.text, then)
    difference = figure.exact - earlier.exact
    text, is_seen = _difference(difference, figure)
    direction = now.catalogue.indicators[figure.indicator].heading.direction
    way = {"up": 1, "down": -1}.get(direction, 0) if is_seen else 0
    sign = (difference > 0) - (difference < 0)
    return Change(text, earlier.text, then, way * sign)


def _difference(difference: Fraction, figure: Figure) -> tuple[str, bool]:
    """The difference with its sign, and whether one sees it when it is rounded."""
    if not difference:
        return _("unchanged"), False
    scale = 100 if figure.unit in _SHARES else 1
    decimals = _DECIMALS.get(figure.unit, 0)
    if figure.unit == "days" and difference.denominator == 1:
        decimals = 0
    rounded = round_half_up(abs(difference) * scale * 10**decimals)
    if figure.unit == "money" and figure.currency:
        told = money(difference, figure.currency, 0)
    else:
        told = number(difference * scale, decimals)
    told = f"+{told}" if difference > 0 and rounded else told
    if figure.unit in _SHARES:
        told = _("{n} points").format(n=told)
    elif figure.unit == "days":
        told = ngettext("{n} day", "{n} days", ceil(abs(difference))).format(n=told)
    return told, bool(rounded)
