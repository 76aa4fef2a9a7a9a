"""The cases of a pilot as they stood on a day, and who among them meets a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.case import Case, EventFact

Members = frozenset[int]
"""Some of the cases, by their place in the register."""

NOBODY: Members = frozenset()

Entry = tuple[int, EventFact]
"""An event with the place of its case in the register."""

UNKNOWN = "unknown"
"""How a condition names the answer that nobody gave."""


class Condition(Protocol):
    """Anything that a case can be asked on a day; equal conditions compare equal."""

    def members(self, view: View) -> Members:
        """The cases that meet it."""


@dataclass(frozen=True, slots=True)
class Register:
    """All cases of a pilot with their events sorted by step, so that a figure looks at the events it is about only."""

    scheme: Scheme
    cases: tuple[Case, ...]
    everyone: Members
    events: Mapping[str, Sequence[Entry]]
    defaults: Mapping[str, str]

    def of(self, step: str) -> Sequence[Entry]:
        """What happened at a step, to whom."""
        return self.events.get(step, ())

    def outcome(self, event: EventFact) -> str:
        """The outcome that was given, else what the scheme says that "done" means, else "unknown"."""
        return event.outcome or self.defaults.get(event.step, UNKNOWN)


def register(scheme: Scheme, cases: Iterable[Case]) -> Register:
    """The register of these cases."""
    listed = tuple(cases)
    events: dict[str, list[Entry]] = {}
    for place, case in enumerate(listed):
        for step, happened in case.events.items():
            events.setdefault(step, []).extend([(place, event) for event in happened])
    defaults = {step.key: step.default_outcome for step in scheme.steps() if step.default_outcome}
    return Register(scheme, listed, frozenset(range(len(listed))), events, defaults)


@dataclass(frozen=True, slots=True)
class View:
    """A register as it stood at the end of a day.

    `since` opens a period where only what fell into it is asked for. A step that is done on an unknown day counts,
    unless the view is `strict`: the difference between the two is what a figure flags as undated.
    """

    register: Register
    day: date
    since: date | None = None
    pool_applied: int | None = None
    is_strict: bool = False
    found: dict[Condition, Members] = field(default_factory=dict, compare=False, repr=False)
    entries: dict[str, Sequence[Entry]] = field(default_factory=dict, compare=False, repr=False)

    def members(self, condition: Condition) -> Members:
        """The cases that meet a condition; asked again, it answers from memory."""
        found = self.found.get(condition)
        if found is None:
            found = self.found[condition] = condition.members(self)
        return found

    def done(self, step: str) -> Sequence[Entry]:
        """What was done at a step by the day; asked again, it answers from memory."""
        entries = self.entries.get(step)
        if entries is None:
            entries = self.entries[step] = [entry for entry in self.register.of(step) if self.is_done(entry[1])]
        return entries

    def is_done(self, event: EventFact) -> bool:
        """Whether an event was done by the day."""
        if event.done_on is None:
            return event.status == "done" and not self.is_strict
        return event.done_on <= self.day and event.status == "done"

    def is_started(self, event: EventFact) -> bool:
        """Whether an event had begun by the day; what is done has begun."""
        if event.started_on is not None:
            return event.started_on <= self.day
        return self.is_done(event)

    def strict(self) -> View:
        """The same day without the events whose day is unknown."""
        return replace(self, is_strict=True, found={}, entries={})

    def at(self, day: date) -> View:
        """The same register on another day."""
        return replace(self, day=day, found={}, entries={})
