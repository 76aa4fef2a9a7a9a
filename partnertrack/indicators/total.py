"""Sums and answers that the events of a step tell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

import numpy as np

from partnertrack.indicators.columns import Happenings, Mask
from partnertrack.indicators.measure import Reading, amount, ratio, round_half_up
from partnertrack.indicators.view import View


@dataclass(frozen=True, slots=True)
class SumShare:
    """One amount of a step as a share of another, over all cases that have both."""

    counts: ClassVar[str] = "hours"

    step: str
    n_field: str
    d_field: str

    def read(self, view: View) -> Reading:
        """The share of the sums; `n` and `d` are the sums in whole units; cases without an amount are unknown."""
        events = view.register.of(self.step)
        if events is None:
            return Reading(None, 0, 0)
        begun = view.begun(self.step)
        both = begun & events.has_amount(self.n_field) & events.has_amount(self.d_field)
        n, d = (_sum(events, both, field) for field in (self.n_field, self.d_field))
        found = view.register.spread(events, both)
        unknown = view.register.spread(events, begun) & ~found
        return Reading(ratio(n, d), round_half_up(n), round_half_up(d), found, found, unknown)


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of an amount over all events of a step that are done; who does not tell it is unknown."""

    counts: ClassVar[str] = "units"

    step: str
    field: str

    def read(self, view: View) -> Reading:
        """The sum, `n` in whole units; 0 is a value."""
        events = view.register.of(self.step)
        if events is None:
            return Reading(Fraction(0), 0)
        done = view.done(self.step)
        told = done & events.has_amount(self.field)
        total = _sum(events, told, self.field)
        found = view.register.spread(events, told)
        return Reading(total, round_half_up(total), in_n=found, unknown=view.register.spread(events, done & ~told))


@dataclass(frozen=True, slots=True)
class Answers:
    """Of the answers that the events of a step give in a field, those that are among the `good` ones."""

    counts: ClassVar[str] = "answers"

    step: str
    field: str
    good: tuple[str, ...]

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` count answers, several of one case too; events done without an answer are unknown."""
        events = view.register.of(self.step)
        if events is None:
            return Reading(None, 0, 0)
        done = view.done(self.step)
        answered = done & ~events.says(self.field, (None, ""))
        good = answered & events.says(self.field, self.good)
        spread = view.register.spread
        n, d = amount(good), amount(answered)
        return Reading(
            ratio(n, d), n, d, spread(events, good), spread(events, answered), spread(events, done & ~answered)
        )


def _sum(events: Happenings, which: Mask, key: str) -> Fraction:
    """The exact sum of the amounts of these events."""
    told = events.told(key)
    amounts = [told[place] for place in np.flatnonzero(which).tolist()]
    whole = sum(each for each in amounts if isinstance(each, int))
    return whole + sum((Fraction(each) for each in amounts if isinstance(each, Decimal)), Fraction())
