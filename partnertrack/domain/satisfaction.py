"""How satisfied people are, counted from their answers on a scale from 1 to 5."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

SCALE = (1, 2, 3, 4, 5)
SATISFIED = (4, 5)
"""The answers that count as satisfied."""

FEW = 10
"""Below so many answers a share says little, and is marked so."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave each answer, from 1 to 5."""

    counts: tuple[int, ...] = (0, 0, 0, 0, 0)

    @property
    def n(self) -> int:
        """The answers that say satisfied or very satisfied."""
        return sum(self.counts[score - 1] for score in SATISFIED)

    @property
    def d(self) -> int:
        """All valid answers."""
        return sum(self.counts)

    @property
    def share(self) -> Fraction | None:
        """The satisfied of the valid answers; None where there is none."""
        return Fraction(self.n, self.d) if self.d else None

    @property
    def is_small(self) -> bool:
        """Whether the answers are too few for their share to say much."""
        return 0 < self.d < FEW


def tally(scores: Iterable[int]) -> Tally:
    """The answers counted."""
    counts = [0] * len(SCALE)
    for score in scores:
        counts[score - 1] += 1
    return Tally(tuple(counts))


def quarter(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
