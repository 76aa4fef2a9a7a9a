"""The shape of an answer, with who stands behind it, and the two plain ways to come to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from tests.oracle.raw import Pilot
from tests.oracle.standing import Standing

Says = Callable[[Standing], bool]
"""Whether something holds of a trainee."""


@dataclass(frozen=True)
class Moment:
    """A pilot at the end of a day; `since` is the first day of the period, where one is asked for."""

    pilot: Pilot
    day: date
    since: date | None = None
    certain: bool = False

    @cached_property
    def everyone(self) -> list[Standing]:
        return [Standing(each, self.pilot.rules, self.day, self.certain) for each in self.pilot.trainees]

    def those(self, says: Says) -> frozenset[int]:
        return frozenset(each.key for each in self.everyone if says(each))

    def for_certain(self) -> Moment:
        """The same, had nothing been done on an unknown day."""
        return replace(self, certain=True)

    def eve(self) -> Moment:
        """The day before the period."""
        assert self.since
        return replace(self, day=self.since - timedelta(1))


@dataclass(frozen=True, slots=True)
class Answer:
    value: Fraction | None
    n: int
    d: int | None = None
    in_n: frozenset[int] = frozenset()
    in_d: frozenset[int] = frozenset()
    unknown: frozenset[int] = frozenset()
    outside: frozenset[int] = frozenset()
    counted: frozenset[int] | None = None
    """For a plain count: what was counted, so that the new of a period can be told."""
    others_n: frozenset[int] = frozenset()
    others_d: frozenset[int] = frozenset()
    """Employers or vacancies behind the figure."""
    limit: Fraction | None = None
    """What the value must not fall below."""


Figure = Callable[[Moment], Answer]


def count(says: Says) -> Figure:
    """How many there are."""

    def answer(moment: Moment) -> Answer:
        found = moment.those(says)
        return Answer(Fraction(len(found)), len(found), in_n=found, counted=found)

    return answer


def share(says: Says, of: Says, unknown: Says = lambda _each: False) -> Figure:
    """How many of those of whom `of` holds; who is not of them is outside."""

    def answer(moment: Moment) -> Answer:
        meet, base = moment.those(says), moment.those(of)
        return shared(meet & base, base, moment.those(unknown), meet - base)

    return answer


def shared(
    found: frozenset[int],
    base: frozenset[int],
    unknown: frozenset[int] = frozenset(),
    outside: frozenset[int] = frozenset(),
) -> Answer:
    value = Fraction(len(found), len(base)) if base else None
    return Answer(value, len(found), len(base), found, base, unknown, outside)


def median(days: list[int]) -> Fraction | None:
    """The middle one, or what lies halfway between the middle two."""
    ordered = sorted(days)
    if not ordered:
        return None
    half = len(ordered) // 2
    return Fraction(ordered[half]) if len(ordered) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)


def ninetieth(values: list[int]) -> Fraction | None:
    """The least value that nine tenths of all do not exceed."""
    ordered = sorted(values)
    enough = (each for place, each in enumerate(ordered, 1) if place * 10 >= len(ordered) * 9)
    return next((Fraction(each) for each in enough), None)


def half_up(number: Fraction) -> int:
    """To a whole number; a half is rounded up."""
    whole, rest = divmod(number, 1)
    return int(whole) + (rest * 2 >= 1)
