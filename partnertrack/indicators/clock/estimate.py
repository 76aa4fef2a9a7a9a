"""How long a step takes, estimated with those who still wait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from partnertrack.indicators.clock.columns import Days
from partnertrack.indicators.product_limit import survival

RANKS = (10, 25, 50, 75, 90)
"""The percentiles that are told of a time."""

_START = ((0, 1.0),)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The days after which so many of a hundred are through, and the share that still waits after so many days.

    A percentile is None where too many still wait to tell; `longest` is the longest time that was seen, `through` the
    share that is estimated to be through by then.
    """

    p10: int | None = None
    p25: int | None = None
    median: int | None = None
    p75: int | None = None
    p90: int | None = None
    longest: int = 0
    curve: tuple[tuple[int, float], ...] = _START

    @property
    def through(self) -> float:
        """The share that is through by the longest time that was seen."""
        return 1 - self.curve[-1][1]


def estimate(ended: Days, still_open: Days) -> Estimate:
    """The product-limit estimate (Kaplan and Meier, 1958) from whole days, of cases that ended and of those that wait.

    The n-th percentile is the first day on which no more than the rest still waits, as in `indicators.waiting`.
    """
    longest = int(max(ended.max(initial=0), still_open.max(initial=0)))
    if not ended.size:
        return Estimate(longest=longest)
    left = survival(ended, still_open)
    days, shares = left.days.tolist(), left.shares.tolist()
    reached = np.searchsorted(-left.shares, [rank / 100 - 1 - 1e-9 for rank in RANKS])
    cuts = [days[place] if place < len(days) else None for place in reached.tolist()]
    p10, p25, median, p75, p90 = cuts
    return Estimate(p10, p25, median, p75, p90, longest, (*_START, *zip(days, shares, strict=True)))
