"""What people earn abroad beside what they earned before they left, or earn at home now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Protocol
from uuid import UUID

from partnertrack.domain.record import Money, Values


class Happened(Protocol):
    """What is asked of an event."""

    @property
    def done_on(self) -> date | None:
        """The last day."""

    @property
    def values(self) -> Values:
        """The other fields."""

    def is_done_by(self, day: date) -> bool:
        """Whether it was done by the day."""


@dataclass(frozen=True, slots=True)
class Earner:
    """The wage abroad and the income at home of one person, a month, in one currency; None where it is not known."""

    enrolment_id: UUID
    abroad: Fraction | None
    at_home: Fraction | None

    @property
    def gain(self) -> Fraction | None:
        """How much more is earned abroad, less than nothing where it is less; None where one of both is not known."""
        return None if self.abroad is None or self.at_home is None else self.abroad - self.at_home


@dataclass(frozen=True, slots=True)
class Gain:
    """The gains of many: medians over those whose wage and income are both known.

    `times` is the median of wage over income of those who had an income at all.
    """

    earners: tuple[Earner, ...]
    gain: Fraction | None
    times: Fraction | None
    abroad: Fraction | None
    at_home: Fraction | None

    @property
    def known(self) -> tuple[UUID, ...]:
        """Those of whom both are known."""
        return tuple(each.enrolment_id for each in self.earners if each.gain is not None)

    @property
    def unknown(self) -> tuple[UUID, ...]:
        """Those of whom one of both is not known."""
        return tuple(each.enrolment_id for each in self.earners if each.gain is None)

    @property
    def less(self) -> tuple[UUID, ...]:
        """Those who earn less abroad than they did."""
        return tuple(each.enrolment_id for each in self.earners if each.gain is not None and each.gain < 0)


def gain_of(earners: Iterable[Earner]) -> Gain:
    """The gains of these people."""
    listed = tuple(earners)
    pairs = [(each.abroad, each.at_home) for each in listed if each.abroad is not None and each.at_home is not None]
    return Gain(
        listed,
        _median(abroad - at_home for abroad, at_home in pairs),
        _median(abroad / at_home for abroad, at_home in pairs if at_home > 0),
        _median(abroad for abroad, _at_home in pairs),
        _median(at_home for _abroad, at_home in pairs),
    )


def first_wage(events: Mapping[str, Iterable[Happened]], day: date) -> Money | None:
    """The gross monthly wage of the first contract that names one."""
    return _first_money(events.get("contract", ()), "gross_wage", day, is_last=False)


def home_income(values: Values, events: Mapping[str, Iterable[Happened]], day: date) -> Money | None:
    """The monthly income before the programme; where nobody asked for it, the last that was told after a return."""
    before = values.get("income_before")
    if isinstance(before, Money):
        return before
    return _first_money(events.get("tracer", ()), "income_monthly", day, is_last=True)


def in_currency(money: Money | None, currency: str, rates: Mapping[str, Decimal]) -> Fraction | None:
    """The amount in that currency; None where no rate is known. `rates` are units of it for one of another."""
    if money is None:
        return None
    rate = Decimal(1) if money.currency == currency else rates.get(money.currency)
    return None if rate is None else Fraction(money.amount) * Fraction(rate)


def _first_money(events: Iterable[Happened], key: str, day: date, *, is_last: bool) -> Money | None:
    told = [each for each in events if each.is_done_by(day) and isinstance(each.values.get(key), Money)]
    ordered = sorted(told, key=lambda each: each.done_on or date.min, reverse=is_last)
    found = ordered[0].values[key] if ordered else None
    return found if isinstance(found, Money) else None


def _median(values: Iterable[Fraction]) -> Fraction | None:
    known = list(values)
    return median(known) if known else None
