"""Counts in the months of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

_MONTHS = 12


@lru_cache(4096)
def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier below 0), or the last day of that month where it has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, last: date) -> int:
    """How many whole months lie between two days; 0 where the last is not after the first."""
    months = (last.year - first.year) * _MONTHS + last.month - first.month
    return max(0, months if add_months(first, months) <= last else months - 1)
