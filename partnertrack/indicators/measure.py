"""The ways in which a figure is worked out, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol
from uuid import UUID

import numpy as np

from partnertrack.indicators.columns import Mask
from partnertrack.indicators.view import Condition, View


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a measure found: the exact value (None = not available), its counts and the cases behind them.

    `in_n` and `in_d` are the cases behind numerator and denominator, `unknown` those whose answer is missing, `outside`
    those who meet the numerator only and are therefore left out of a rate; None is nobody. Where organisations are
    counted, `n_ids` and `d_ids` are theirs. `undated` are counted although nobody said when, where it is not the cases
    that tell. `currency` is that of an amount, `limit` what the value must not fall below.
    """

    value: Fraction | None
    n: int
    d: int | None = None
    in_n: Mask | None = None
    in_d: Mask | None = None
    unknown: Mask | None = None
    outside: Mask | None = None
    n_ids: tuple[UUID, ...] = ()
    d_ids: tuple[UUID, ...] = ()
    currency: str = ""
    limit: Fraction | None = None


class Measure(Protocol):
    """A way to work out a figure."""

    @property
    def counts(self) -> str:
        """What its counts are counts of: "enrolments", "persons", "answers", "money" and the like."""

    def read(self, view: View) -> Reading:
        """The figure on the view's day."""


@dataclass(frozen=True, slots=True)
class Count:
    """The enrolments that meet a condition, or the distinct persons behind them."""

    condition: Condition
    is_persons: bool = False

    @property
    def counts(self) -> str:
        """Persons or enrolments."""
        return "persons" if self.is_persons else "enrolments"

    def read(self, view: View) -> Reading:
        """The count; 0 is a value."""
        found = view.members(self.condition)
        n = self._counted(view, found)
        return Reading(Fraction(n), n, in_n=found)

    def newly(self, view: View, before: View) -> int:
        """How many of them are counted now that were not counted before."""
        now, then = view.members(self.condition), before.members(self.condition)
        if not self.is_persons:
            return amount(now & ~then)
        persons = view.register.persons
        return len(np.setdiff1d(persons[now], persons[then]))

    def _counted(self, view: View, found: Mask) -> int:
        return len(np.unique(view.register.persons[found])) if self.is_persons else amount(found)


@dataclass(frozen=True, slots=True)
class Share:
    """Of the cases that meet one condition, those that meet another too; `unknown` lack the answer.

    `minimum` names what the donor asks for ("women": a least share of women), against which the share is held.
    """

    counts: ClassVar[str] = "enrolments"

    n: Condition
    d: Condition
    unknown: Condition | None = None
    minimum: str = ""

    def read(self, view: View) -> Reading:
        """The share, not available where there is nobody to share, or where no minimum is asked for."""
        of, meet = view.members(self.d), view.members(self.n)
        both = of & meet
        unknown = view.members(self.unknown) if self.unknown else None
        limit = view.office.minimum_women if self.minimum else None
        value = ratio(amount(both), amount(of)) if limit is not None or not self.minimum else None
        return Reading(value, amount(both), amount(of), both, of, unknown, meet & ~of, limit=limit)


@dataclass(frozen=True, slots=True)
class Applicants:
    """How many applied, as a partner or a call reports it: applicants have no records here."""

    counts: ClassVar[str] = "applicants"

    def read(self, view: View) -> Reading:
        """The number of applicants, not available where nobody reported it."""
        applied = view.office.applicants
        return Reading(None if applied is None else Fraction(applied), applied or 0)


@dataclass(frozen=True, slots=True)
class ShareOfApplicants:
    """The enrolments that meet a condition as a share of all who applied."""

    counts: ClassVar[str] = "enrolments"

    n: Condition

    def read(self, view: View) -> Reading:
        """The share, not available where nobody reported how many applied."""
        found, applied = view.members(self.n), view.office.applicants or 0
        n = amount(found)
        return Reading(ratio(n, applied), n, applied, found)


def amount(found: Mask | None) -> int:
    """How many are meant."""
    return 0 if found is None else int(np.count_nonzero(found))


def ratio(n: int | Fraction, d: int | Fraction) -> Fraction | None:
    """The exact share, not available where there is nothing to share."""
    return Fraction(n) / Fraction(d) if d else None


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    return (value + Fraction(1, 2)).__floor__()
