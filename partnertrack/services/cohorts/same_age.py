"""How many of a cohort had done a step at each month of its age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.months import add_months, months_between
from partnertrack.services.workspace import Case

_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Course:
    """The people who had done a step, by the month of the cohort's age, from its first day to the day of the view.

    `counts[n]` is how many had done it n months after the first day. `undated` are those who did it on a day that
    nobody told us: they are in no count.
    """

    counts: tuple[int, ...] = ()
    months_of: tuple[tuple[UUID, int], ...] = ()
    undated: tuple[UUID, ...] = ()

    def by(self, months: int) -> tuple[UUID, ...]:
        """Those who had done it at that age."""
        return tuple(who for who, month in self.months_of if month <= months)


def course(cases: Iterable[Case], step: str, began_on: date, as_of: date) -> Course:
    """The course of a step in a cohort that began on a day; nothing where it begins later than the day of the view."""
    if began_on > as_of:
        return Course()
    age = min(months_between(began_on, as_of), _MOST_MONTHS)
    days, undated = _days(cases, step, as_of)
    ends = [add_months(began_on, month) for month in range(age + 1)]
    months_of = tuple(
        (who, month)
        for who, done_on in days.items()
        if (month := next((place for place, end in enumerate(ends) if done_on <= end), None)) is not None
    )
    counts = [0] * (age + 1)
    for _who, month in months_of:
        counts[month] += 1
    running = tuple(sum(counts[: month + 1]) for month in range(age + 1))
    return Course(running, months_of, tuple(undated))


def _days(cases: Iterable[Case], step: str, as_of: date) -> tuple[Mapping[UUID, date], list[UUID]]:
    """The first day on which each did the step, and those of whom no day is known."""
    days: dict[UUID, date] = {}
    undated: list[UUID] = []
    for case in cases:
        done = [event for event in case.events.get(step, ()) if event.is_done_by(as_of)]
        known = [event.done_on for event in done if event.done_on]
        if known:
            days[case.enrolment_id] = min(known)
        elif done:
            undated.append(case.enrolment_id)
    return days, undated
