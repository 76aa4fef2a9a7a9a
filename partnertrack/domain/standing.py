"""Where somebody stands on the way through a scheme, derived from what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from partnertrack.domain.once import once_for_each
from partnertrack.domain.scheme import CodeList, Scheme, Stage, Step

ACTIVE = "active"
COMPLETED = "completed"
PAUSED = "on_hold"
LEFT = "left"
"""In place of a stage: those who left before the end."""

_LAST = "closed"


class OfStep(Protocol):
    """What tells to which step something belongs."""

    @property
    def step(self) -> str:
        """The key of its step."""


class Happened(OfStep, Protocol):
    """What is asked of an event."""

    @property
    def outcome(self) -> str | None:
        """The code of the outcome."""

    @property
    def done_on(self) -> date | None:
        """The last day."""

    @property
    def started_on(self) -> date | None:
        """The first day."""

    def is_done_by(self, day: date) -> bool:
        """Whether the step was done by the day."""


Told = TypeVar("Told", bound=OfStep)


@dataclass(frozen=True, slots=True)
class Standing:
    """The highest stage and step that had begun by a day, None before the first; the status; the share of the way."""

    stage: Stage | None
    step: Step | None
    status: str
    share: float

    @property
    def has_left(self) -> bool:
        """Whether the person left before the end."""
        return self.status not in (ACTIVE, COMPLETED)

    @property
    def stage_key(self) -> str:
        """The key of the stage, `LEFT`, or nothing before the first."""
        return LEFT if self.has_left else self.stage.key if self.stage else ""

    @property
    def step_key(self) -> str:
        """The key of the step, or nothing before the first."""
        return self.step.key if self.step else ""


def by_step(events: Iterable[Told]) -> dict[str, list[Told]]:
    """The events by the keys of their steps, each step's in the order given."""
    found: dict[str, list[Told]] = {}
    for event in events:
        found.setdefault(event.step, []).append(event)
    return found


def standing(scheme: Scheme, track: str, events: Mapping[str, Iterable[Happened]], day: date) -> Standing:
    """Where an enrolment stood at the end of a day; the stage and step are derived, never typed in."""
    steps = _way(scheme, track)
    status = _status(scheme, events, day) if events else ACTIVE
    for place in range(len(steps) - 1, -1, -1):
        stage, step = steps[place]
        if step.key in events and _has_begun(events[step.key], day):
            return Standing(stage, step, status, (place + 1) / len(steps))
    return Standing(None, None, status, 0.0)


@once_for_each
def _way(scheme: Scheme, track: str) -> tuple[tuple[Stage, Step], ...]:
    """The steps of a track in order, each with its stage."""
    return tuple(
        (stage, step)
        for stage in scheme.stages
        for step in stage.steps
        if track in step.tracks or track == "undecided" or not step.tracks
    )


@once_for_each
def _exits(scheme: Scheme) -> tuple[tuple[Step, CodeList | None], ...]:
    """The steps by which somebody can leave, each with the outcomes by which they do."""
    known = ((step, scheme.outcomes(step)) for step in scheme.steps())
    return tuple(
        (step, codes)
        for step, codes in known
        if step.exit_status or any(code.exit_status for code in (codes.codes if codes else ()))
    )


def _has_begun(events: Iterable[Happened], day: date) -> bool:
    return any(event.is_done_by(day) or (event.started_on is not None and event.started_on <= day) for event in events)


def _status(scheme: Scheme, events: Mapping[str, Iterable[Happened]], day: date) -> str:
    for step, codes in _exits(scheme):
        for event in events.get(step.key, ()):
            if not event.is_done_by(day):
                continue
            code = codes.code(event.outcome) if codes and event.outcome else None
            left = step.exit_status or (code.exit_status if code else "")
            if left and not (left == PAUSED and _went_on(events, event.done_on, day)):
                return left
    is_closed = any(event.is_done_by(day) for event in events.get(_LAST, ()))
    return COMPLETED if is_closed else ACTIVE


def _went_on(events: Mapping[str, Iterable[Happened]], paused_on: date | None, day: date) -> bool:
    """Whether anything was done after a pause began, which ends it."""
    days = (event.done_on for each in events.values() for event in each if event.is_done_by(day))
    return paused_on is not None and any(done_on > paused_on for done_on in days if done_on)
