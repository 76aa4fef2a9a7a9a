"""The two weeks that come next, day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.back_planning import DEPARTURE
from partnertrack.persistence.queries.register import DueDay
from partnertrack.services.today.reminders import waking
from partnertrack.services.workspace import Workspace

DAYS = 14

Thing: TypeAlias = Literal["step", "expiry", "departure", "waking"]


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day with how many things of each kind are on it, and the people whom they are about."""

    day: date
    counts: Mapping[Thing, int]
    people: tuple[UUID, ...]

    @property
    def count(self) -> int:
        """How many things are on the day."""
        return sum(self.counts.values())


def days_ahead(workspace: Workspace, deadlines: Iterable[DueDay], as_of: date) -> tuple[DayAhead, ...]:
    """Today with the thirteen days after it: steps due, papers that expire, departures, reminders that wake."""
    last = as_of + timedelta(DAYS - 1)
    counts: defaultdict[date, Counter[Thing]] = defaultdict(Counter)
    people: defaultdict[date, dict[UUID, None]] = defaultdict(dict)
    for deadline in deadlines:
        if as_of <= deadline.day <= last:
            counts[deadline.day][_thing(deadline)] += len(deadline.enrolment_ids)
            people[deadline.day].update(dict.fromkeys(deadline.enrolment_ids))
    for day, enrolment_id in waking(workspace, as_of, last):
        counts[day]["waking"] += 1
        people[day][enrolment_id] = None
    days = (as_of + timedelta(place) for place in range(DAYS))
    return tuple(DayAhead(day, dict(counts[day]), tuple(people[day])) for day in days)


def _thing(deadline: DueDay) -> Thing:
    if deadline.kind != "step":
        return "expiry"
    return "departure" if deadline.key == DEPARTURE else "step"
