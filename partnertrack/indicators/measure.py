"""The ways in which a figure is worked out from the cases."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Protocol

from partnertrack.domain.months import add_months
from partnertrack.indicators.case import EventFact
from partnertrack.indicators.view import NOBODY, Condition, Members, View


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure found: the exact value (None = not available), its counts and the cases behind them.

    `in_n` and `in_d` are the cases behind numerator and denominator, `unknown` those whose answer is missing, `outside`
    those who meet the numerator only and are therefore left out of a rate.
    """

    value: Fraction | None
    n: int
    d: int | None = None
    in_n: Members = NOBODY
    in_d: Members = NOBODY
    unknown: Members = NOBODY
    outside: Members = NOBODY


class Measure(Protocol):
    """A way to work out a figure."""

    def read(self, view: View) -> Reading:
        """The figure on the view's day."""


@dataclass(frozen=True, slots=True)
class Count:
    """The enrolments that meet a condition, or the distinct persons behind them."""

    condition: Condition
    is_persons: bool = False

    def read(self, view: View) -> Reading:
        """The count; 0 is a value."""
        n = len(self._counted(view))
        return Reading(Fraction(n), n, in_n=view.members(self.condition))

    def newly(self, view: View, before: View) -> int:
        """How many of them are counted now that were not counted before."""
        return len(self._counted(view) - self._counted(before))

    def _counted(self, view: View) -> AbstractSet[Hashable]:
        """The cases, or the persons behind them."""
        found = view.members(self.condition)
        return {view.register.cases[place].participant_id for place in found} if self.is_persons else found


@dataclass(frozen=True, slots=True)
class Share:
    """Of the cases that meet one condition, those that meet another too; `unknown` lack the answer."""

    n: Condition
    d: Condition
    unknown: Condition | None = None

    def read(self, view: View) -> Reading:
        """The share, not available where there is nobody to share."""
        of, meet = view.members(self.d), view.members(self.n)
        both = of & meet
        unknown = view.members(self.unknown) if self.unknown else NOBODY
        return Reading(_ratio(len(both), len(of)), len(both), len(of), both, of, unknown, meet - of)


@dataclass(frozen=True, slots=True)
class Applicants:
    """How many applied, as a partner or a call reports it: applicants have no records here."""

    def read(self, view: View) -> Reading:
        """The number of applicants, not available where nobody reported it."""
        applied = view.pool_applied
        return Reading(None if applied is None else Fraction(applied), applied or 0)


@dataclass(frozen=True, slots=True)
class ShareOfApplicants:
    """The enrolments that meet a condition as a share of all who applied."""

    n: Condition

    def read(self, view: View) -> Reading:
        """The share, not available where nobody reported how many applied."""
        found, applied = view.members(self.n), view.pool_applied or 0
        return Reading(_ratio(len(found), applied), len(found), applied, found)


@dataclass(frozen=True, slots=True)
class SumShare:
    """One amount of a step as a share of another, over all cases that have both."""

    step: str
    n_field: str
    d_field: str

    def read(self, view: View) -> Reading:
        """The share of the sums; `n` and `d` are the sums in whole units; cases without an amount are unknown."""
        begun = [(place, event) for place, event in view.register.of(self.step) if view.is_started(event)]
        pairs = [(place, _amounts(event, self.n_field, self.d_field)) for place, event in begun]
        both = [(place, pair) for place, pair in pairs if pair]
        n, d = (sum((pair[part] for _, pair in both), Fraction()) for part in (0, 1))
        found = frozenset(place for place, _ in both)
        unknown = frozenset(place for place, _ in begun) - found
        return Reading(n / d if d else None, round_half_up(n), round_half_up(d), found, found, unknown)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one step to another: the median of all cases, or the percentile below which so many per cent lie.

    `outcomes` are those of the second step. With `is_open` the cases are those where the second step is still to come,
    and the days are counted to the view's day. A view with a period asks about second steps within the period.
    """

    start: str
    end: str
    outcomes: tuple[str, ...] = ()
    percentile: int = 50
    is_open: bool = False

    def read(self, view: View) -> Reading:
        """The days; `n` is the number of cases; cases whose days are missing or run backwards are unknown."""
        started = {(place, event.occurrence): event.done_on for place, event in view.done(self.start)}
        ended = {(place, event.occurrence): event for place, event in view.done(self.end)}
        if self.is_open:
            spans = {case: _span(since, view.day) for case, since in started.items() if case not in ended}
        else:
            asked = {case: event for case, event in ended.items() if self._asks_about(event, view)}
            spans = {case: _span(started.get(case), event.done_on) for case, event in asked.items()}
        known = sorted(days for days in spans.values() if days is not None)
        found = frozenset(place for (place, _), days in spans.items() if days is not None)
        missing = frozenset(place for (place, _), days in spans.items() if days is None)
        return Reading(percentile(known, self.percentile), len(known), in_n=found, unknown=missing)

    def _asks_about(self, event: EventFact, view: View) -> bool:
        """Whether a second step has an outcome that counts, and lies in the period if there is one."""
        if self.outcomes and view.register.outcome(event) not in self.outcomes:
            return False
        return view.since is None or (event.done_on is not None and event.done_on >= view.since)


@dataclass(frozen=True, slots=True)
class Retained:
    """Of those who started so many calendar months ago or earlier, those still employed after these months.

    The answer of the follow-up of that occurrence decides; where there is none, the end of the placement (unless its
    outcome says that it goes on), or a later follow-up that says yes; where there is neither, the case is unknown.
    The unknown belong to the base, unless the figure is of the known alone.
    """

    months: int
    occurrence: int
    start: str
    end: str
    follow_up: str
    answer: str
    goes_on: tuple[str, ...] = ()
    is_of_known: bool = False

    def read(self, view: View) -> Reading:
        """The share of those whose months have passed; the unknown are shown apart."""
        starts = self._starts(view)
        reached = ((place, add_months(day, self.months)) for place, day in starts.items())
        due = {place: day for place, day in reached if day <= view.day}
        answers = self._answers(view, starts)
        ends = {
            place: event.done_on
            for place, event in view.done(self.end)
            if event.done_on and view.register.outcome(event) not in self.goes_on
        }
        verdicts = {place: self._verdict(answers.get(place, {}), ends.get(place), day) for place, day in due.items()}
        stayed = frozenset(place for place, verdict in verdicts.items() if verdict)
        unknown = frozenset(place for place, verdict in verdicts.items() if verdict is None)
        base = frozenset(due) - unknown if self.is_of_known else frozenset(due)
        return Reading(_ratio(len(stayed), len(base)), len(stayed), len(base), stayed, base, unknown)

    def _starts(self, view: View) -> dict[int, date]:
        """The first day of work of each case that has one."""
        starts: dict[int, date] = {}
        for place, event in view.done(self.start):
            if event.done_on:
                starts[place] = min(event.done_on, starts.get(place, event.done_on))
        return starts

    def _answers(self, view: View, starts: Mapping[int, date]) -> dict[int, dict[int, bool]]:
        """What each case's follow-ups said, by occurrence; nobody can have said before its day what is true on it."""
        answers: dict[int, dict[int, bool]] = {}
        for place, event in view.register.of(self.follow_up):
            said = event.values.get(self.answer)
            if isinstance(said, bool) and event.status == "done" and place in starts:
                said_on = event.done_on or starts[place] + timedelta(event.occurrence)
                if said_on <= view.day or (event.done_on is None and event.occurrence == self.occurrence):
                    answers.setdefault(place, {})[event.occurrence] = said
        return answers

    def _verdict(self, answers: dict[int, bool], ended_on: date | None, due_on: date) -> bool | None:
        """Whether a case was still employed on the day; None where nothing tells."""
        if self.occurrence in answers:
            return answers[self.occurrence]
        if ended_on is not None:
            return ended_on >= due_on
        is_later_yes = any(said for occurrence, said in answers.items() if occurrence > self.occurrence)
        return True if is_later_yes else None


def percentile(values: list[int], rank: int) -> Fraction | None:
    """The median of sorted values (the mean of the middle two), or by nearest rank a value that occurs among them."""
    if not values:
        return None
    if rank == 50:  # noqa: PLR2004 - the fiftieth percentile is the median
        return Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)
    return Fraction(values[ceil(Fraction(len(values) * rank, 100)) - 1])


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    return (value + Fraction(1, 2)).__floor__()


def _ratio(n: int, d: int) -> Fraction | None:
    return Fraction(n, d) if d else None


def _span(start: date | None, end: date | None) -> int | None:
    """The days between, None where a day is missing or the end lies before the start."""
    if start is None or end is None or end < start:
        return None
    return (end - start).days


def _amounts(event: EventFact, *fields: str) -> tuple[Fraction, ...]:
    """The amounts of an event's fields, or nothing when one of them is missing."""
    found = tuple(_fractions(event.values.get(field) for field in fields))
    return found if len(found) == len(fields) else ()


def _fractions(values: Iterable[object]) -> Iterator[Fraction]:
    """Those values that are numbers, exactly."""
    return (Fraction(value) for value in values if isinstance(value, int | Decimal) and not isinstance(value, bool))
