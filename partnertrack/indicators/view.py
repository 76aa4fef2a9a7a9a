"""The cases of a pilot as they stood on a day, and who among them meets a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np

from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.case import Case, Enrolled
from partnertrack.indicators.columns import NEVER, EventColumns, Happenings, Mask, Numbers, by_step, columns
from partnertrack.indicators.office import NO_OFFICE, Office

UNKNOWN = "unknown"
"""How a condition names the answer that nobody gave."""


class Condition(Protocol):
    """Anything that a case can be asked on a day; equal conditions compare equal."""

    def members(self, view: View) -> Mask:
        """The cases that meet it, by their place in the register."""


@dataclass(frozen=True, eq=False)
class Register:
    """All enrolments of a pilot in order, with their events in columns by step.

    `memory` keeps what does not depend on a day.
    """

    scheme: Scheme
    people: Sequence[Enrolled]
    events: Mapping[str, Happenings]
    memory: dict[object, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def nobody(self) -> Mask:
        """None of the cases."""
        return np.zeros(len(self.people), np.bool_)

    @cached_property
    def persons(self) -> Numbers:
        """A number for each case that tells the persons apart."""
        known: dict[object, int] = {}
        ids = (each.participant_id for each in self.people)
        return np.fromiter((known.setdefault(each, len(known)) for each in ids), np.int32, len(self.people))

    def where(self, part: str, answers: Iterable[object]) -> Mask:
        """The cases whose part of that name ("sex", "track") is one of the answers."""
        key = (part, frozenset(answers))
        known = self.memory.get(key)
        if known is None:
            held = (getattr(each, part) in key[1] for each in self.people)
            known = self.memory[key] = np.fromiter(held, np.bool_, len(self.people))
        return cast("Mask", known)

    def of(self, step: str) -> Happenings | None:
        """What happened at a step, to whom; None where nothing did."""
        return self.events.get(step)

    def spread(self, events: Happenings, which: Mask) -> Mask:
        """The cases to whom some of the events of a step happened."""
        found = self.nobody.copy()
        found[events.who[which]] = True
        return found


def register(scheme: Scheme, cases: Iterable[Case]) -> Register:
    """The register of these cases."""
    listed = tuple(cases)
    events = ((place, event) for place, case in enumerate(listed) for each in case.events.values() for event in each)
    return register_of(scheme, listed, columns(events))


def register_of(scheme: Scheme, people: Sequence[Enrolled], events: EventColumns) -> Register:
    """The register of these enrolments with their events in columns."""
    defaults = {step.key: step.default_outcome for step in scheme.steps() if step.default_outcome}
    return Register(scheme, people, dict(by_step(events, defaults, UNKNOWN)))


@dataclass(frozen=True, slots=True)
class View:
    """A register as it stood at the end of a day, with what the office knows beside it.

    `since` opens a period where only what fell into it is asked for. A step that is done on an unknown day counts,
    unless the view is `strict`: the difference between the two is what a figure flags as undated.
    """

    register: Register
    day: date
    since: date | None = None
    office: Office = NO_OFFICE
    is_strict: bool = False
    found: dict[Condition, Mask] = field(default_factory=dict, compare=False, repr=False)
    entries: dict[str, Mask] = field(default_factory=dict, compare=False, repr=False)

    def members(self, condition: Condition) -> Mask:
        """The cases that meet a condition; asked again, it answers from memory."""
        found = self.found.get(condition)
        if found is None:
            found = self.found[condition] = condition.members(self)
        return found

    def done(self, step: str) -> Mask:
        """Which events of a step were done by the day; asked again, it answers from memory."""
        known = self.entries.get(step)
        if known is None:
            events = self.register.events[step]
            known = events.is_done & (events.done <= self.day.toordinal())
            if self.is_strict:
                known &= events.done > 0
            self.entries[step] = known
        return known

    def begun(self, step: str) -> Mask:
        """Which events of a step had begun by the day; what is done has begun."""
        events = self.register.events[step]
        return np.where(events.started > 0, events.started <= self.day.toordinal(), self.done(step))

    def first_done(self, step: str) -> Numbers:
        """The first day on which each case did a step by the day.

        It is 0 where nobody told one of the days, so that it may have been any; `NEVER` for those who did not.
        """
        first = np.full(len(self.register.people), NEVER, np.int32)
        events = self.register.of(step)
        if events:
            done = self.done(step)
            np.minimum.at(first, events.who[done], events.done[done])
        return first

    def strict(self) -> View:
        """The same day without the events whose day is unknown."""
        return replace(self, is_strict=True, found={}, entries={})

    def at(self, day: date) -> View:
        """The same register on another day."""
        return replace(self, day=day, found={}, entries={})
