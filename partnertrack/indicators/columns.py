"""Events in columns, so that a question about a million of them is a few operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from partnertrack.domain.record import Value, Values
from partnertrack.indicators.case import EventFact

Mask: TypeAlias = NDArray[np.bool_]
"""For each of some things, whether it is among those that are meant."""

Numbers: TypeAlias = NDArray[np.int32]
"""Places, codes, or days as `date.toordinal` counts them; a day that is unknown is 0, before all days."""


NEVER = np.iinfo(np.int32).max
"""The day of what did not happen: after all days."""

EPOCH = date(1970, 1, 1).toordinal()
"""The first day of NumPy's calendar, as the columns count days."""


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """Events of many cases, a place in every column for each; `who` are the places of their cases.

    Days are ordinals, 0 where nobody told one. `values` holds what `EventFact.values` does.
    """

    step: Sequence[str]
    who: Sequence[int]
    occurrence: Sequence[int]
    status: Sequence[str]
    outcome: Sequence[str | None]
    started: Sequence[int]
    done: Sequence[int]
    planned: Sequence[int]
    due: Sequence[int]
    organisation: Sequence[UUID | None]
    values: Sequence[Values]


@dataclass(frozen=True, slots=True, eq=False)
class Happenings:
    """What happened at one step, to whom; the columns mean what they mean in `EventColumns`.

    `outcome` holds places in `outcomes`, the first of which is what the scheme says that "done" means where nobody said
    more.
    """

    who: Numbers
    occurrence: Numbers
    is_done: Mask
    started: Numbers
    done: Numbers
    planned: Numbers
    due: Numbers
    outcome: Numbers
    outcomes: Sequence[str]
    organisation: Sequence[UUID | None]
    values: Sequence[Values]
    _told: dict[str, Sequence[Value | None]] = field(default_factory=dict)
    _said: dict[tuple[str, frozenset[object]], Mask] = field(default_factory=dict)

    def told(self, key: str) -> Sequence[Value | None]:
        """What each event says in a field, None where it says nothing; asked again, it answers from memory."""
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = [values.get(key) if values else None for values in self.values]
        return found

    @property
    def is_told(self) -> Mask:
        """Which events have an outcome that somebody gave."""
        return self.outcome > 0

    def came_to(self, outcomes: Iterable[str]) -> Mask:
        """Which events have one of these outcomes."""
        codes = [place for place, outcome in enumerate(self.outcomes) if outcome in set(outcomes)]
        return np.isin(self.outcome, codes)

    def says(self, key: str, answers: Iterable[object]) -> Mask:
        """Which events have one of these answers in a field."""
        meant = frozenset(answers)
        known = self._said.get((key, meant))
        if known is None:
            known = np.fromiter((each in meant for each in self.told(key)), np.bool_, len(self.values))
            self._said[key, meant] = known
        return known

    def has_amount(self, key: str) -> Mask:
        """Which events tell an amount in a field."""
        known = self._said.get((key, _AMOUNTS))
        if known is None:
            told = self.told(key)
            known = np.fromiter((type(each) in _AMOUNTS for each in told), np.bool_, len(told))
            self._said[key, _AMOUNTS] = known
        return known


_AMOUNTS: frozenset[object] = frozenset({int, Decimal})
"""The types of amounts; a yes or no is none."""


def ordinal(day: date | None) -> int:
    """The day as the columns hold it."""
    return day.toordinal() if day else 0


def columns(events: Iterable[tuple[int, EventFact]]) -> EventColumns:
    """Events with the places of their cases, as columns."""
    rows = [
        (
            event.step,
            who,
            event.occurrence,
            event.status,
            event.outcome,
            ordinal(event.started_on),
            ordinal(event.done_on),
            ordinal(event.planned_on),
            ordinal(event.due_on),
            event.organisation_id,
            event.values,
        )
        for who, event in events
    ]
    return EventColumns(*map(list, zip(*rows, strict=True))) if rows else EventColumns(*([] for _ in range(11)))


def by_step(events: EventColumns, defaults: dict[str, str], unknown: str) -> Iterator[tuple[str, Happenings]]:
    """The events of each step, in the order in which they come."""
    steps = {step: place for place, step in enumerate(dict.fromkeys(events.step))}
    step_of = np.fromiter(map(steps.__getitem__, events.step), np.int32, len(events.step))
    kinds = {outcome: place for place, outcome in enumerate(dict.fromkeys((None, *events.outcome)))}
    outcome = np.fromiter(map(kinds.__getitem__, events.outcome), np.int32, len(events.outcome))
    is_done = np.fromiter((status == "done" for status in events.status), np.bool_, len(events.status))
    numbers = [
        np.array(each, np.int32)
        for each in (events.who, events.occurrence, events.started, events.done, events.planned, events.due)
    ]
    order = np.argsort(step_of, kind="stable")
    bounds = np.searchsorted(step_of[order], np.arange(len(steps) + 1))
    for step, place in steps.items():
        at = order[bounds[place] : bounds[place + 1]]
        who, occurrence, started, done, planned, due = (each[at] for each in numbers)
        outcomes = [each or defaults.get(step) or unknown for each in kinds]
        places = at.tolist()
        yield (
            step,
            Happenings(
                who,
                occurrence,
                is_done[at],
                started,
                done,
                planned,
                due,
                outcome[at],
                outcomes,
                [events.organisation[each] for each in places],
                [events.values[each] for each in places],
            ),
        )
