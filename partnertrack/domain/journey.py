"""The way through a scheme: which steps it asks of a track, when they are due, and what came in an impossible order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol, TypeAlias

from partnertrack.domain.once import once_for_each
from partnertrack.domain.scheme import Due, Scheme, Step

SETTLED = frozenset({"done", "failed", "waived", "cancelled", "not_applicable"})
"""The states of an event after which nothing more is to be done about it."""
_PAUSE = "on_hold"
_LAST = "closed"


class Happened(Protocol):
    """What is asked of an event."""

    @property
    def step(self) -> str:
        """The key of its step."""

    @property
    def occurrence(self) -> int:
        """Which of a repeated step: the offset in days."""

    @property
    def status(self) -> str:
        """How far it has come."""

    @property
    def outcome(self) -> str | None:
        """The code of the outcome."""

    @property
    def planned_on(self) -> date | None:
        """The day that is planned."""

    @property
    def due_on(self) -> date | None:
        """The day that was agreed."""

    @property
    def done_on(self) -> date | None:
        """The day on which it was done."""


_Happened: TypeAlias = Mapping[str, Mapping[int, Happened]]
"""The events by step and occurrence."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """A step that is still to be done by a day; `occurrence` tells repeated steps apart."""

    step: Step
    occurrence: int
    day: date


@dataclass(frozen=True, slots=True)
class OrderWarning:
    """A step that was done although it cannot have been, as far as we know; a warning, because partners send data late.

    `kind` "early": before the `other` step was done; "outcome": although the other step came to an outcome that
    forbids it (a departure after a visa was refused); "track": although the person's track does not include it.
    """

    kind: Literal["early", "outcome", "track"]
    step: Step
    other: Step | None = None


@once_for_each
def journey(scheme: Scheme, track: str) -> tuple[Step, ...]:
    """The steps that a scheme asks of somebody on this track, in order; the ways out are not among them."""
    return tuple(step for stage in scheme.stages for step in stage.steps if track in step.tracks)


def due_dates(scheme: Scheme, track: str, events: Iterable[Happened]) -> tuple[DueDate, ...]:
    """What one enrolment has still to do and by when, the earliest first; nothing once the person has left.

    The day that was agreed comes before the one that was planned, and that before the one of the scheme's rule.
    """
    return _due(scheme, journey(scheme, track), _by_step(events))


def lying_ahead(scheme: Scheme, track: str, events: Iterable[Happened]) -> tuple[DueDate, ...]:
    """What is due, without the steps that somebody went past: a later one is done, and nothing is known of them.

    Whoever has arrived has had a visa appointment, although nobody told us of it: a record is missing, no step is due.
    """
    happened = tuple(events)
    done = {event.step for event in happened if event.status == "done"}
    known = {event.step for event in happened if event.status not in SETTLED}
    steps = journey(scheme, track)
    last = max((place for place, step in enumerate(steps) if step.key in done), default=0)
    open_ones = [step for place, step in enumerate(steps) if place >= last or step.key in known]
    return _due(scheme, open_ones, _by_step(happened))


def _by_step(events: Iterable[Happened]) -> _Happened:
    found: dict[str, dict[int, Happened]] = {}
    for event in events:
        found.setdefault(event.step, {})[event.occurrence] = event
    return found


def _due(scheme: Scheme, steps: Iterable[Step], happened: _Happened) -> tuple[DueDate, ...]:
    """What is due of these steps."""
    told = ((key, event) for key, found in happened.items() for event in found.values())
    done = {key: event for key, event in told if event.status == "done"}
    if _LAST in done or any(step.key in done for step in scheme.exits if step.exit_status != _PAUSE):
        return ()
    begun = {key for key, found in happened.items() if any(each.status not in SETTLED for each in found.values())}
    meant = (
        step
        for step in steps
        if step.key in begun or (step.due is not None and _is_ruled(step, step.due, happened, done))
    )
    found = (due for step in meant for due in _open(scheme, step, happened, done))
    return tuple(sorted(found, key=lambda due: (due.day, due.occurrence)))


def order_warnings(scheme: Scheme, track: str, events: Iterable[Happened]) -> Iterator[OrderWarning]:
    """Everything that one enrolment cannot have done in this order, or on this track."""
    done = {event.step: event for event in events if event.status == "done"}
    for step in scheme.steps():
        if step.key in done:
            if track != "undecided" and track not in step.tracks:
                yield OrderWarning("track", step)
            yield from _violations(scheme, step, done)


def _violations(scheme: Scheme, step: Step, done: Mapping[str, Happened]) -> Iterator[OrderWarning]:
    event = done[step.key]
    for key, outcome in step.follows.items():
        other, before = scheme.step(key), done.get(key)
        if other is None or before is None:
            continue
        if event.done_on and before.done_on and event.done_on < before.done_on:
            yield OrderWarning("early", step, other)
        if outcome and _outcome(other, before) not in ("", outcome):
            yield OrderWarning("outcome", step, other)


def _is_ruled(step: Step, due: Due, happened: _Happened, done: Mapping[str, Happened]) -> bool:
    """Whether the scheme's rule may give a step that has no open event a day; a register asks this of thousands."""
    if not (due.after in done or 1 in happened.get(due.before, ())):
        return False
    event = happened.get(step.key, {}).get(1)
    return step.is_repeatable or event is None or event.status not in SETTLED


def _open(scheme: Scheme, step: Step, happened: _Happened, done: Mapping[str, Happened]) -> Iterator[DueDate]:
    """The occurrences of a step that are not settled, each with its day if there is any."""
    days = dict(_ruled(scheme, step, happened, done)) if step.due else {}
    known = happened.get(step.key, {})
    for occurrence in sorted(known.keys() | days.keys()):
        event = known.get(occurrence)
        if event is not None and event.status in SETTLED:
            continue
        day = (event and (event.due_on or event.planned_on)) or days.get(occurrence)
        if day is not None:
            yield DueDate(step, occurrence, day)


def _ruled(scheme: Scheme, step: Step, happened: _Happened, done: Mapping[str, Happened]) -> Iterator[tuple[int, date]]:
    """The days that the scheme's rule gives, by occurrence."""
    due = step.due or Due()
    if due.until in done:
        return
    start, sign = _after(scheme, due, done), 1
    if due.before:
        planned = happened.get(due.before, {}).get(1)
        start, sign = (planned.planned_on if planned and planned.status not in SETTLED else None), -1
    if start is not None:
        for offset in due.offsets:
            yield (offset if step.is_repeatable else 1), start + timedelta(days=sign * offset)


def _after(scheme: Scheme, due: Due, done: Mapping[str, Happened]) -> date | None:
    """The day from which the rule counts, once the step before was done with the outcome that it asks for."""
    before, event = scheme.step(due.after), done.get(due.after)
    if before is None or event is None:
        return None
    is_so = not due.outcome or _outcome(before, event) == due.outcome
    return event.done_on if is_so else None


def _outcome(step: Step, event: Happened) -> str:
    return event.outcome or step.default_outcome
