"""Counts back from a planned departure to the day on which each step before it must begin at the latest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from partnertrack.domain.journey import Happened, journey
from partnertrack.domain.months import add_months
from partnertrack.domain.scheme import Scheme, Step

DEPARTURE = "departed"
PASSPORT = "passport_exp"
PASSPORT_MONTHS = 6
"""How long a passport must be valid after the departure."""

_SETTLED = frozenset({"done", "waived", "not_applicable"})


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that is still to be done: it takes `days`, and must begin and end on these days at the latest.

    `earliest_end` is the day on which it ends if everything goes on from today without a pause.
    """

    step: Step
    days: int
    latest_start: date
    latest_end: date
    earliest_end: date

    @property
    def days_late(self) -> int:
        """By how many days the step comes too late for the departure; 0 where it is in time."""
        return max((self.earliest_end - self.latest_end).days, 0)


@dataclass(frozen=True, slots=True)
class BackPlan:
    """The steps up to a departure in the order of the scheme, the departure last; nothing is left where it is done.

    `earliest` is the first day on which the departure is possible; `barred` a step that came to another outcome than
    the way to the departure asks for: nobody can leave on any day after that.
    """

    departure: date
    earliest: date
    steps: tuple[PlannedStep, ...]
    barred: Step | None = None

    @property
    def is_possible(self) -> bool:
        """Whether everything that is left can be done by the day of the departure."""
        return self.barred is None and self.earliest <= self.departure

    @property
    def first_late(self) -> PlannedStep | None:
        """The first step that should have begun before today, if there is one."""
        return next((planned for planned in self.steps if planned.days_late), None)


@dataclass(frozen=True, slots=True)
class _Link:
    """The days that lie at least between the end of a step and that of the next one's beginning."""

    before: str
    lag: int = 0


def back_plan(
    scheme: Scheme,
    track: str,
    events: Iterable[Happened],
    departure: date,
    today: date,
    *,
    days: Mapping[str, int] | None = None,
    target: str = DEPARTURE,
) -> BackPlan:
    """The plan of one enrolment; `days` are those that the pilot keeps for a step, before the rule of the scheme.

    A step begins when the steps that it builds on have ended, and takes as long as the rule gives it after them. The
    departure takes no time of its own, unless the pilot keeps days for it.
    """
    settled = {event.step: event for event in events if event.status in _SETTLED}
    links = _links(scheme, track, target)
    if target in settled or target not in links:
        return BackPlan(departure, departure, ())
    kept = days or {}
    wanted = _wanted(links, settled, target)
    takes = {key: kept.get(key, 0 if key == target else _ruled_days(scheme.step(key))) for key in wanted}
    ends = _earliest_ends(wanted, links, settled, takes, today)
    latest = _latest_ends(wanted, links, takes, departure, target)
    steps = (step for step in journey(scheme, track) if step.key in takes)
    planned = tuple(
        PlannedStep(
            step, takes[step.key], latest[step.key] - timedelta(takes[step.key]), latest[step.key], ends[step.key]
        )
        for step in steps
    )
    return BackPlan(departure, ends[target], planned, _barred(scheme, wanted, settled))


def passport_needed_until(departure: date) -> date:
    """The first day on which a passport may expire, for somebody who leaves on that day."""
    return add_months(departure, PASSPORT_MONTHS)


def too_short(valid_until: Mapping[str, date], departure: date) -> tuple[str, ...]:
    """What expires too early for a departure, by key in the order given; the passport must outlast it by six months."""
    needed = passport_needed_until(departure)
    return tuple(key for key, day in valid_until.items() if day < (needed if key == PASSPORT else departure))


def _links(scheme: Scheme, track: str, target: str) -> dict[str, tuple[_Link, ...]]:
    """What each step up to the target builds on; only on steps that stand before it, so that nothing runs in a circle.

    The target builds also on the steps that are due before it, and on those that follow the same step, but sooner.
    """
    before: dict[str, Step] = {}
    found: dict[str, tuple[_Link, ...]] = {}
    for step in journey(scheme, track):
        keys = dict.fromkeys((*((step.due.after,) if step.due else ()), *step.follows))
        found[step.key] = tuple(_Link(key) for key in keys if key in before)
        if step.key == target:
            found[target] = (*found[target], *_prepared(step, before.values()))
            return found
        before[step.key] = step
    return {}


def _prepared(target: Step, steps: Iterable[Step]) -> Iterator[_Link]:
    own = target.due
    for step in steps:
        due = step.due
        if due is None or not due.offsets:
            continue
        if due.before == target.key:
            yield _Link(step.key, min(due.offsets))
        elif own and own.offsets and due.after and due.after == own.after and due.offsets[0] < own.offsets[0]:
            yield _Link(step.key)


def _wanted(links: Mapping[str, tuple[_Link, ...]], settled: Mapping[str, Happened], target: str) -> tuple[str, ...]:
    """The steps that are still to be done for the target, in the order of the scheme.

    What a settled step built on is not asked for again, even where nobody told us that it was done.
    """
    overtaken = set(settled)
    wanted = {target}
    for key in reversed(tuple(links)):
        if key in overtaken:
            overtaken.update(link.before for link in links[key])
    for key in reversed(tuple(links)):
        if key in wanted:
            wanted.update(link.before for link in links[key] if link.before not in overtaken)
    return tuple(key for key in links if key in wanted)


def _ruled_days(step: Step | None) -> int:
    """The days that the rule of the scheme gives a step."""
    return step.due.offsets[0] if step and step.due and step.due.after and step.due.offsets else 0


def _earliest_ends(
    wanted: Iterable[str],
    links: Mapping[str, tuple[_Link, ...]],
    settled: Mapping[str, Happened],
    takes: Mapping[str, int],
    today: date,
) -> dict[str, date]:
    """The end of each step if all goes on from today; what was done on a day that nobody told us counts as of today."""
    done = {key: event.done_on for key, event in settled.items() if event.done_on}
    ends: dict[str, date] = {}
    for key in wanted:
        begins = [ends.get(link.before, done.get(link.before, today)) + timedelta(link.lag) for link in links[key]]
        ends[key] = max(today, max(begins, default=today) + timedelta(takes[key]))
    return ends


def _latest_ends(
    wanted: tuple[str, ...],
    links: Mapping[str, tuple[_Link, ...]],
    takes: Mapping[str, int],
    departure: date,
    target: str,
) -> dict[str, date]:
    latest = {target: departure}
    for key in reversed(wanted):
        begins = latest[key] - timedelta(takes[key])
        for link in links[key]:
            if link.before in takes:
                ends = begins - timedelta(link.lag)
                latest[link.before] = min(latest.get(link.before, ends), ends)
    return latest


def _barred(scheme: Scheme, wanted: Iterable[str], settled: Mapping[str, Happened]) -> Step | None:
    """The first settled step with an outcome that a step which is still to be done does not allow."""
    for key in wanted:
        step = scheme.step(key)
        asked = dict(step.follows) if step else {}
        if step and step.due and step.due.outcome:
            asked[step.due.after] = step.due.outcome
        for before, outcome in asked.items():
            event, other = settled.get(before), scheme.step(before)
            if outcome and event and other and (event.outcome or other.default_outcome) not in ("", outcome):
                return other
    return None
