"""Whether people are still employed some months after they began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from partnertrack.indicators.columns import EPOCH, NEVER, Happenings, Mask, Numbers
from partnertrack.indicators.measure import Reading, amount, ratio
from partnertrack.indicators.view import View

Verdict = Literal[-1, 0, 1]
_UNKNOWN: Verdict = -1


@dataclass(frozen=True, slots=True)
class Retained:
    """Of those who started so many calendar months ago or earlier, those still employed after these months.

    The answer of the follow-up of that occurrence decides; where there is none, the end of the placement (unless its
    outcome says that it goes on), or a later follow-up that says yes; where there is neither, the case is unknown.
    The unknown belong to the base, unless the figure is of the known alone.

    With `same`, a yes-or-no field of the follow-ups, those are meant who are with the same employer still: a follow-up
    must say so, or the placement itself must have lasted so long.
    """

    counts: ClassVar[str] = "enrolments"

    months: int
    occurrence: int
    start: str
    end: str
    follow_up: str
    answer: str
    goes_on: tuple[str, ...] = ()
    is_of_known: bool = False
    same: str = ""

    def read(self, view: View) -> Reading:
        """The share of those whose months have passed; the unknown are shown apart."""
        starts = _starts(view, self.start)
        due = _months_later(starts, self.months)
        is_due = (starts != NEVER) & (due <= view.day.toordinal())
        verdict = self._verdicts(view, starts, due)
        unknown = is_due & (verdict == _UNKNOWN)
        stayed = is_due & (verdict == 1)
        base = is_due & ~unknown if self.is_of_known else is_due
        return Reading(ratio(amount(stayed), amount(base)), amount(stayed), amount(base), stayed, base, unknown)

    def _verdicts(self, view: View, starts: Numbers, due: Numbers) -> Numbers:
        """1 for those still employed on their day, 0 for those who are not, -1 where nothing tells."""
        verdict = np.full(len(starts), _UNKNOWN, np.int32)
        told = self._told(view, starts)
        if told:
            events, counts, says = told
            later = counts & (events.occurrence > self.occurrence) & (says == 1)
            verdict[events.who[later]] = 1
        ended = self._ended(view)
        verdict = np.where(ended != NEVER, np.where(ended >= due, 1, 0), verdict)
        if told:
            events, counts, says = told
            asked = counts & (events.occurrence == self.occurrence)
            verdict[events.who[asked]] = says[asked]
        return verdict

    def _told(self, view: View, starts: Numbers) -> tuple[Happenings, Mask, Numbers] | None:
        """The follow-ups, which of them count, and what they say: nobody can say before its day what is so on it."""
        events = view.register.of(self.follow_up)
        if events is None:
            return None
        says = _answers(events, self.answer)
        begun = starts[events.who]
        said_on = np.where(events.done > 0, events.done, begun + events.occurrence)
        in_time = said_on <= view.day.toordinal()
        in_time |= (events.done == 0) & (events.occurrence == self.occurrence)
        if self.same:
            says = np.where(says == 1, _answers(events, self.same), says)
        return events, events.is_done & (says != _UNKNOWN) & (begun != NEVER) & in_time, says

    def _ended(self, view: View) -> Numbers:
        """The day on which each placement ended, as far as it is known; never, where it goes on."""
        ended = np.full(len(view.register.people), NEVER, np.int32)
        events = view.register.of(self.end)
        if events:
            over = view.done(self.end) & (events.done > 0) & ~events.came_to(self.goes_on)
            ended[events.who[over]] = events.done[over]
        return ended


def _answers(events: Happenings, key: str) -> Numbers:
    """What each follow-up says: 1 yes, 0 no, -1 nothing."""
    meaning = {True: 1, False: 0}
    told = (meaning[each] if isinstance(each, bool) else _UNKNOWN for each in events.told(key))
    return np.fromiter(told, np.int32, len(events.values))


def _starts(view: View, step: str) -> Numbers:
    """The first day of work of each case, never where none is known."""
    starts = np.full(len(view.register.people), NEVER, np.int32)
    events = view.register.of(step)
    if events:
        dated = view.done(step) & (events.done > 0)
        np.minimum.at(starts, events.who[dated], events.done[dated])
    return starts


def _months_later(days: Numbers, months: int) -> Numbers:
    """The same day so many months later, or the last one of a month that is too short; never stays never."""
    some, place = np.unique(days, return_inverse=True)
    return _moved(some, months)[place]


def _moved(days: Numbers, months: int) -> Numbers:
    known = days != NEVER
    then = (np.where(known, days, EPOCH) - EPOCH).astype("datetime64[D]")
    month = then.astype("datetime64[M]")
    day = (then - month.astype("datetime64[D]")).astype(np.int64)
    following = month + np.timedelta64(months, "M")
    length = ((following + np.timedelta64(1, "M")).astype("datetime64[D]") - following.astype("datetime64[D]")).astype(
        np.int64
    )
    moved = following.astype("datetime64[D]").astype(np.int64) + np.minimum(day, length - 1) + EPOCH
    return np.where(known, moved, NEVER)
