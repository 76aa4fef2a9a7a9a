"""What people earn abroad beside what they earned before they left, or earn at home now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median
from uuid import UUID

from partnertrack.domain.record import Money


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


def in_currency(money: Money | None, currency: str, rates: Mapping[str, Decimal]) -> Fraction | None:
    """The amount in that currency; None where no rate is known. `rates` are units of it for one of another."""
    if money is None:
        return None
    rate = Decimal(1) if money.currency == currency else rates.get(money.currency)
    return None if rate is None else Fraction(money.amount) * Fraction(rate)


def _median(values: Iterable[Fraction]) -> Fraction | None:
    known = list(values)
    return median(known) if known else None
