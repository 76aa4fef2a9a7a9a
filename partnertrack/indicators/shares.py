"""Whole percentages that add up."""

from __future__ import annotations

from collections.abc import Sequence


def whole_percent_shares(counts: Sequence[int]) -> tuple[int, ...]:
    """The counts as whole percentages of their sum that add up to 100; all 0 where the sum is 0.

    Each is rounded down, and what is missing to 100 goes to those that lost most, of equals to the last.
    """
    total = sum(counts)
    if not total:
        return (0,) * len(counts)
    shares = [count * 100 // total for count in counts]
    by_loss = sorted(range(len(counts)), key=lambda place: (counts[place] * 100 % total, place), reverse=True)
    for place in by_loss[: 100 - sum(shares)]:
        shares[place] += 1
    return tuple(shares)
