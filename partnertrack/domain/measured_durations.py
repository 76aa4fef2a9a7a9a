"""Measures from the pilot's own history how long its steps take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Protocol

from partnertrack.domain.journey import journey
from partnertrack.domain.scheme import Scheme, Step

LEAST = 5
"""So many people tell something of a place; of fewer, one of them would be the measure."""


class Happened(Protocol):
    """What is asked of an event."""

    @property
    def status(self) -> str:
        """How far it has come."""

    @property
    def done_on(self) -> date | None:
        """The day on which it was done."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How long a step took for `n` people, in days: the middle one, and those at a quarter and at three quarters."""

    n: int
    low: int
    median: int
    high: int


def taken(scheme: Scheme, track: str, events: Mapping[str, Sequence[Happened]]) -> Iterator[tuple[str, int]]:
    """The steps of one enrolment that were done, each with the days that it took.

    days = done_on(step) − max(done_on(s) for the steps s that it builds on)

    A step builds on what its rule counts from and on what it must not be done before; one that builds on nothing, on
    the nearest step before it that was done. Without both days, or where they run backwards, nothing is measured.
    """
    done = {key: day for key, found in events.items() if (day := _done_on(found))}
    before: date | None = None
    for step in journey(scheme, track):
        day = done.get(step.key)
        if day is None:
            continue
        began = max((done[key] for key in _built_on(step) if key in done), default=before)
        if began is not None and began <= day and not step.is_repeatable:
            yield step.key, (day - began).days
        before = day


def measured(days: Iterable[int]) -> Measured | None:
    """The quartiles of these days, each rounded to the next whole day up from a half; None without any.

    Quartile q of n days d₁ ≤ … ≤ dₙ lies at the place 1 + q·(n − 1)/4, between two days in proportion.
    """
    known = sorted(days)
    if not known:
        return None
    cuts = quantiles(known, n=4, method="inclusive") if len(known) > 1 else [float(known[0])] * 3
    low, median, high = (int(cut + 0.5) for cut in cuts)
    return Measured(len(known), low, median, high)


def by_place(days: Iterable[tuple[str, int]]) -> dict[str, Measured]:
    """The measure of each place about which at least five people tell; `days` are the place and the days of each."""
    gathered: defaultdict[str, list[int]] = defaultdict(list)
    for place, took in days:
        if place:
            gathered[place].append(took)
    found = {place: measured(each) for place, each in gathered.items() if len(each) >= LEAST}
    return {place: each for place, each in found.items() if each}


def _done_on(events: Sequence[Happened]) -> date | None:
    return max((event.done_on for event in events if event.status == "done" and event.done_on), default=None)


def _built_on(step: Step) -> tuple[str, ...]:
    return (*((step.due.after,) if step.due and step.due.after else ()), *step.follows)
