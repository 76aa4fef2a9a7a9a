"""An order of counts of people that nobody needs to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import TypeVar

from partnertrack.domain.person_count import PersonCount

T = TypeVar("T")


def largest_first(items: Iterable[T], count: Callable[[T], PersonCount]) -> list[T]:
    """The items by their counts; those that are equal stay in the order in which they came."""
    order = cmp_to_key(_compare)
    return sorted(items, key=lambda item: order(count(item)))


def _compare(one: PersonCount, other: PersonCount) -> int:
    """Sorts the larger one first."""
    return int(other.exceeds(one)) - int(one.exceeds(other))
