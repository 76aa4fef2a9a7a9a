"""The day from which each person can work: as it is planned, or as the way through the scheme allows it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from partnertrack.domain.back_planning import back_plan
from partnertrack.domain.duration import Duration
from partnertrack.domain.durations import days_for
from partnertrack.domain.scheme import Scheme
from partnertrack.services.vacancies.work import Work
from partnertrack.services.workspace import Case, EventFact

_SETTLED = frozenset({"done", "waived", "not_applicable"})


class Available(NamedTuple):
    """The first day, None where none can be told; `is_planned` by somebody; `barred` is the step in the way."""

    day: date | None
    is_planned: bool = False
    barred: str = ""


@dataclass(slots=True)
class Availability:
    """Answers for one person after another; people of one cohort mostly share an answer, which is worked out once."""

    scheme: Scheme
    work: Work
    durations: Sequence[Duration]
    today: date
    _answers: dict[Hashable, Available] = field(default_factory=dict)
    _before: frozenset[str] = field(init=False)
    _oldest: date = field(init=False)

    def __post_init__(self) -> None:
        """Find how long any step of the way may take: what was done longer ago delays nothing any more."""
        keys = [step.key for step in self.scheme.steps()]
        place = keys.index(self.work.target) + 1 if self.work.target in keys else 0
        self._before = frozenset(keys[:place])
        steps = [step for step in self.scheme.steps() if step.key in self._before and step.due]
        ruled = [max(step.due.offsets, default=0) for step in steps if step.due]
        longest = max((*ruled, *(each.days for each in self.durations)), default=0)
        self._oldest = self.today - timedelta(longest)

    def of(self, case: Case) -> Available:
        """From when this person can work."""
        planned = [event for event in case.events.get(self.work.target, ()) if event.planned_on]
        if planned and planned[-1].status not in _SETTLED:
            return Available(planned[-1].planned_on, is_planned=True)
        events = [event for found in case.events.values() for event in found]
        days = self._days(case, events)
        key = (case.track, self._signature(events), tuple(sorted(days.items())))
        found = self._answers.get(key)
        if found is None:
            plan = back_plan(
                self.scheme, case.track, events, self.today, self.today, days=days, target=self.work.target
            )
            found = Available(None, barred=plan.barred.key) if plan.barred else Available(plan.earliest)
            self._answers[key] = found
        return found

    def _days(self, case: Case, events: Sequence[EventFact]) -> dict[str, int]:
        if not self.durations:
            return {}
        where = {event.step: event.organisation_id for event in events if event.organisation_id}
        return days_for(self.durations, where, case.region or "")

    def _signature(self, events: Sequence[EventFact]) -> Hashable:
        """What of the events can make a difference for the first day."""
        return tuple(
            (event.step, event.outcome, max(event.done_on, self._oldest) if event.done_on else None)
            for event in events
            if event.status in _SETTLED and event.step in self._before
        )
