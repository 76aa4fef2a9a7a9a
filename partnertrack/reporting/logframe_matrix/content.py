"""What a logframe matrix says, as a value that both files are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from partnertrack import i18n
from partnertrack.reporting.partner_texts import partner_texts

TargetDay: TypeAlias = tuple[str, date]
"""A column of targets: "milestone" or "final", and the day by which they are due."""

HUNDREDFOLD: Final = frozenset({"percent", "share", "points"})
"""The units whose values are shares of one."""

_SPACE: Final = "\N{NO-BREAK SPACE}"
_GROUP: Final = 3
_AMBIGUOUS: Final = 3
"""Three decimals look like thousands, so they are written as four."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its figures; `achievement` is a share of one, `status` "on_track", "at_risk", "off_track"."""

    code: str
    label: str
    unit: str = "count"
    baseline: Decimal | None = None
    baseline_year: int | None = None
    targets: Mapping[TargetDay, Decimal] = field(default_factory=dict)
    current: Fraction | Decimal | None = None
    achievement: Fraction | None = None
    status: str = ""
    verification: str = ""
    responsible: str = ""
    frequency: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultRows:
    """A result with its indicators, of which there may be none."""

    level: str
    code: str
    statement: str
    assumptions: str = ""
    indicators: tuple[IndicatorRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole matrix: what stands above it, its columns of targets in order, its results in order."""

    title: str
    organisation: str
    donor: str
    as_of: date
    language: str
    currency: str
    days: tuple[TargetDay, ...]
    results: tuple[ResultRows, ...]

    def say(self, key: str, **places: str) -> str:
        """A text of the matrix in its language."""
        return partner_texts("logframe")[key].text(self.language).format(**places)

    def heading(self, day: TargetDay) -> str:
        """The heading of a column of targets."""
        kind, on = day
        return self.say("target" if kind == "final" else "milestone", day=i18n.day(on))

    def unit(self, unit: str) -> str:
        """A unit as it is written in its column."""
        return self.currency if unit == "money" else self.say(f"unit_{unit}")

    @property
    def subtitle(self) -> str:
        """Whose matrix it is, and for which day its values stand."""
        state = self.say("state", day=i18n.day(self.as_of))
        return " \N{MIDDLE DOT} ".join(filter(None, (state, self.organisation, self.donor)))


def exact(value: Fraction | Decimal, decimals: int = 3) -> Decimal:
    """The value as a decimal number: one that was entered as it is, one that was worked out with some decimals."""
    if isinstance(value, Decimal):
        return value
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rounding(unit: str) -> int:
    """With how many decimals a value of a unit is written that was worked out: 45.5 %, 58.5 days."""
    return 3 if unit in HUNDREDFOLD else 2 if unit == "money" else 1


def decimals_of(value: Decimal) -> int:
    """How many decimals a value has."""
    return max(-int(value.normalize().as_tuple().exponent), 0)


def figure_text(content: Content, value: Fraction | Decimal | None, unit: str) -> str:
    """A value with its unit as donors read it and the import reads it back: "1 200", "12.5 %", "58 days"."""
    if value is None:
        return ""
    number = exact(value, rounding(unit))
    written = _number(number * 100 if unit in HUNDREDFOLD else number, content.language)
    if unit == "count":
        return written
    if unit == "money":
        return f"{content.currency}{_SPACE}{written}"
    return f"{written}{_SPACE}{content.unit(unit)}"


def _number(value: Decimal, language: str) -> str:
    """All decimals of a number; thousands parted by a space, which no reader takes for decimals."""
    decimals = decimals_of(value)
    plain = f"{abs(value):.{4 if decimals == _AMBIGUOUS else decimals}f}"
    whole, _point, rest = plain.partition(".")
    groups = [whole[max(end - _GROUP, 0) : end] for end in range(len(whole), 0, -_GROUP)]
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    point = "." if language == "en" else ","
    return sign + _SPACE.join(reversed(groups)) + (point + rest if rest else "")
