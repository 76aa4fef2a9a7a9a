"""The follow-ups of one enrolment that were due or done by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from partnertrack.domain import journey
from partnertrack.domain.journey import SETTLED
from partnertrack.domain.record import Values
from partnertrack.domain.scheme import Scheme, Step

_PAUSE = "on_hold"


class Happened(journey.Happened, Protocol):
    """What is asked of an event."""

    @property
    def organisation_id(self) -> UUID | None:
        """The organisation that takes part."""

    @property
    def values(self) -> Values:
        """The fields of the dictionary."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up: done, or due and not done (then nothing was said).

    `day` is the day on which it was done, or on which it was due; None for one that was done on a day nobody knows.
    """

    occurrence: int
    day: date | None
    said: Happened | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return self.said is not None


def follow_ups(scheme: Scheme, step: Step, events: Mapping[str, Sequence[Happened]], as_of: date) -> Iterator[FollowUp]:
    """All that were done by that day, or due by it; none falls due after the placement ended or the person left."""
    told = {event.occurrence: event for event in events.get(step.key, ())}
    ruled = dict(_ruled(step, events, as_of))
    last = _last(scheme, step, events, as_of) if ruled else as_of
    for occurrence in sorted(told.keys() | ruled.keys()):
        event = told.get(occurrence)
        agreed = event and (event.due_on or event.planned_on)
        day = agreed or ruled.get(occurrence)
        if event is not None and _is_done(event, as_of):
            known = day if day is not None and day <= as_of else None
            yield FollowUp(occurrence, event.done_on or known, event)
        elif day is not None and day <= (as_of if agreed else last) and not _is_waived(event):
            yield FollowUp(occurrence, day)


def _ruled(step: Step, events: Mapping[str, Sequence[Happened]], as_of: date) -> Iterator[tuple[int, date]]:
    """The days that the rule of the scheme gives, by occurrence."""
    due = step.due
    starts = [each.done_on for each in _done(events.get(due.after, ()), as_of) if each.done_on] if due else []
    if due and starts:
        for offset in due.offsets:
            yield (offset if step.is_repeatable else 1), min(starts) + timedelta(offset)


def _last(scheme: Scheme, step: Step, events: Mapping[str, Sequence[Happened]], as_of: date) -> date:
    """The last day on which the rule asks anything; after an end on an unknown day it asks nothing."""
    until = (step.due.until,) if step.due else ()
    ways_out = (each.key for each in scheme.exits if each.exit_status != _PAUSE)
    ends = [each.done_on or date.min for key in (*until, *ways_out) for each in _done(events.get(key, ()), as_of)]
    return min((as_of, *ends))


def _done(events: Iterable[Happened], as_of: date) -> Iterator[Happened]:
    return (event for event in events if _is_done(event, as_of))


def _is_done(event: Happened, as_of: date) -> bool:
    return event.status == "done" and (event.done_on is None or event.done_on <= as_of)


def _is_waived(event: Happened | None) -> bool:
    """Whether nothing is to be done about it any more, although it was not done."""
    return event is not None and event.status in SETTLED and event.status != "done"
