"""How far an indicator has come on its way from the baseline to a target, as OPSYS reckons it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Light = Literal["on_track", "at_risk", "off_track", ""]
"""How an indicator stands; "" where nothing can be said of it."""

Trend = Literal["up", "down", "level", ""]

Quantity = Fraction | Decimal | int


@dataclass(frozen=True, slots=True)
class Limits:
    """The shares of a milestone from which on an indicator is on track, or needs attention; below, it is off track."""

    on_track: Decimal = Decimal("0.9")
    at_risk: Decimal = Decimal("0.6")


def achievement(baseline: Quantity, current: Quantity, target: Quantity) -> Fraction | None:
    """The share of the way from the baseline to a target (L1 for the final one, L2 for the next milestone).

    It may be below nought and above one. None where target and baseline are equal. A figure that is to sink works
    unchanged: from 20 to 10, 15 is half of the way.
    """
    way = Fraction(target) - Fraction(baseline)
    return (Fraction(current) - Fraction(baseline)) / way if way else None


def shortfall(current: Quantity, target: Quantity) -> Fraction | None:
    """What is missing to a target, as a share of it (L3): below nought where more was reached, None of nothing."""
    return (Fraction(target) - Fraction(current)) / Fraction(target) if target else None


def starting_point(baseline: Decimal | None, direction: str) -> Decimal | None:
    """From where an indicator is reckoned: its baseline, else nought for one that does not have to sink."""
    if baseline is not None:
        return baseline
    return None if direction == "down" else Decimal(0)


def light(achieved: Fraction | None, limits: Limits) -> Light:
    """The light of a share of a milestone."""
    if achieved is None:
        return ""
    if achieved >= Fraction(limits.on_track):
        return "on_track"
    return "at_risk" if achieved >= Fraction(limits.at_risk) else "off_track"


def held(current: Quantity, target: Quantity, direction: str) -> bool:
    """Whether a figure that is to stay at its baseline has: at least that high, at most for one that must not rise."""
    return Fraction(current) <= Fraction(target) if direction == "down" else Fraction(current) >= Fraction(target)


def trend(before: Fraction | None, now: Fraction | None) -> Trend:
    """Whether a figure rose or sank; "" where one of the two is not known."""
    if before is None or now is None:
        return ""
    return "level" if now == before else "up" if now > before else "down"


def is_better(way: Trend, direction: str) -> bool | None:
    """Whether a trend is what one hopes for; None where it is neither."""
    if way not in ("up", "down") or direction not in ("up", "down"):
        return None
    return way == direction
