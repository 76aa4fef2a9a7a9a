"""Which grievances are open on a day, how long they have been, and which are late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

SETTLED = ("resolved", "referred", "withdrawn")
"""The statuses after which nothing more is to be done here."""

AGES = (14, 30, 60)
"""The limits in days between the ages by which open grievances are counted."""


class Received(Protocol):
    """What is asked of a grievance."""

    @property
    def received_on(self) -> date:
        """The day on which it came."""

    @property
    def status(self) -> str:
        """How far it has come."""

    @property
    def due_on(self) -> date | None:
        """The day by which it is to be settled."""

    @property
    def resolved_on(self) -> date | None:
        """The day on which it was settled."""


G = TypeVar("G", bound=Received)


def is_open(grievance: Received, as_of: date) -> bool:
    """Whether it had come by that day and was not settled yet; one settled on an unknown day is settled."""
    if grievance.received_on > as_of:
        return False
    if grievance.resolved_on is not None:
        return grievance.resolved_on > as_of
    return grievance.status not in SETTLED


def is_late(grievance: Received, as_of: date) -> bool:
    """Whether it was open after its due day."""
    return is_open(grievance, as_of) and grievance.due_on is not None and grievance.due_on < as_of


def late_ones(grievances: Iterable[G], as_of: date) -> tuple[G, ...]:
    """Those that are late on that day, the longest overdue first."""
    late = [each for each in grievances if is_late(each, as_of)]
    return tuple(sorted(late, key=lambda each: (each.due_on or date.max, each.received_on)))


def days_open(grievance: Received, as_of: date) -> int:
    """The days from the day it came to that day, or to the day on which it was settled."""
    end = grievance.resolved_on if grievance.resolved_on and grievance.resolved_on <= as_of else as_of
    return max((end - grievance.received_on).days, 0)


def age(days: int) -> int:
    """The place of a number of days among the ages, from 0 for the youngest."""
    return sum(days > limit for limit in AGES)
