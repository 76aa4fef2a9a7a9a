"""How many days lie between two steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from partnertrack.indicators.columns import Happenings, Mask, Numbers
from partnertrack.indicators.measure import Reading
from partnertrack.indicators.view import View

Keys: TypeAlias = NDArray[np.int64]
"""Cases with an occurrence, as one number each."""

_WIDTH = 1 << 20
"""More than any occurrence: a case and an occurrence make one number."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one step to another: the median of all cases, or the percentile below which so many per cent lie.

    `outcomes` are those of the second step. With `is_open` the cases are those where the second step is still to come,
    and the days are counted to the view's day. A view with a period asks about second steps within the period.
    """

    counts: ClassVar[str] = "cases"

    start: str
    end: str
    outcomes: tuple[str, ...] = ()
    percentile: int = 50
    is_open: bool = False

    def read(self, view: View) -> Reading:
        """The days; `n` is the number of cases; cases whose days are missing or run backwards are unknown."""
        started, begun_on = _last(view, self.start)
        ended, ended_on = _last(view, self.end)
        if self.is_open:
            still = ~np.isin(started, ended)
            keys, since = started[still], begun_on[still]
            until = np.full(len(keys), view.day.toordinal(), np.int32)
        else:
            asked = self._asked(view, ended)
            keys, until = ended[asked], ended_on[asked]
            since = _at(started, begun_on, keys)
        is_known = (since > 0) & (until > 0) & (until >= since)
        days = np.sort((until - since)[is_known])
        found, missing = view.register.nobody.copy(), view.register.nobody.copy()
        found[keys[is_known] // _WIDTH] = True
        missing[keys[~is_known] // _WIDTH] = True
        return Reading(percentile(days.tolist(), self.percentile), len(days), in_n=found, unknown=missing)

    def _asked(self, view: View, ended: Keys) -> Mask:
        """Whether each second step has an outcome that counts, and lies in the period if there is one."""
        events = view.register.of(self.end)
        if events is None:
            return np.zeros(0, np.bool_)
        places = _places(view, events, self.end)
        asked = np.ones(len(ended), np.bool_)
        if self.outcomes:
            asked &= events.came_to(self.outcomes)[places]
        if view.since is not None:
            asked &= events.done[places] >= view.since.toordinal()
        return asked


def percentile(values: list[int], rank: int) -> Fraction | None:
    """The median of sorted values (the mean of the middle two), or by nearest rank a value that occurs among them."""
    if not values:
        return None
    if rank == 50:  # noqa: PLR2004 - the fiftieth percentile is the median
        return Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)
    return Fraction(values[ceil(Fraction(len(values) * rank, 100)) - 1])


def _places(view: View, events: Happenings, step: str) -> Numbers:
    """The places of the events done by the day, the last of each case and occurrence, in the order of those."""
    places = np.flatnonzero(view.done(step))[::-1].astype(np.int32)
    keys = _keyed(events, places)
    _keys, first = np.unique(keys, return_index=True)
    return places[first]


def _keyed(events: Happenings, places: Numbers) -> Keys:
    return events.who[places].astype(np.int64) * _WIDTH + events.occurrence[places]


def _last(view: View, step: str) -> tuple[Keys, Numbers]:
    """Cases and occurrences as one number each, in order, with the day on which the step was done."""
    events = view.register.of(step)
    if events is None:
        return np.zeros(0, np.int64), np.zeros(0, np.int32)
    places = _places(view, events, step)
    return _keyed(events, places), events.done[places]


def _at(keys: Keys, days: Numbers, wanted: Keys) -> Numbers:
    """The day of each wanted number, 0 where it is not among the keys."""
    if not len(keys):
        return np.zeros(len(wanted), np.int32)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, days[places], 0)
