"""How long people wait, those who are still waiting included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnertrack.indicators.product_limit import survival


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting time, in days: `ended` cases are over, `open` ones are not.

    `median` and `p90` are the days after which half and nine tenths are estimated to be through; None where too many
    are still waiting to tell. `curve` is the share still waiting after so many days, from (0, 1.0) on.
    """

    ended: int
    open: int
    median: int | None
    p90: int | None
    curve: tuple[tuple[int, float], ...]

    @property
    def n(self) -> int:
        """All cases."""
        return self.ended + self.open


def waiting(ended: Sequence[int], still_open: Sequence[int]) -> Waiting:
    """The product-limit estimate (Kaplan and Meier, 1958) from whole days, of cases that ended and of open ones.

    The n-th percentile is the first day on which no more than the rest is still waiting.
    """
    if not ended:
        return Waiting(0, len(still_open), None, None, ((0, 1.0),))
    left = survival(ended, still_open)
    curve = tuple(zip(left.days.tolist(), left.shares.tolist(), strict=True))
    return Waiting(len(ended), len(still_open), _until(curve, 0.5), _until(curve, 0.1), ((0, 1.0), *curve))


def _until(curve: Sequence[tuple[int, float]], rest: float) -> int | None:
    """The first day after which no more than that share is still waiting."""
    return next((day for day, share in curve if share <= rest + 1e-9), None)
