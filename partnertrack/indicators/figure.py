"""A count or indicator as it is printed: its value with what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

from partnertrack.domain.text import Label
from partnertrack.i18n import _, current, money, ngettext, number, percent

UNITS = ("count", "percent", "share", "days", "months", "points", "money")
"""What a figure counts in.

Percentages and shares print alike and differ in how they are spoken of; points are the difference of two shares, months
are months of income, money is in the currency of the books.
"""

_DECIMALS = {"count": 0, "percent": 4, "share": 4, "days": 1, "months": 2, "points": 4, "money": 2}


@dataclass(frozen=True, slots=True)
class Milestone:
    """How many enrolments reached a milestone: n = women + men + other + unknown, always.

    `undated` are counted although nobody said when; `in_period` reached it within the period that was asked for (None
    where none was): n at the end of a period is n before it plus `in_period`.
    """

    key: str
    label: Label
    n: int
    women: int
    men: int
    other: int
    unknown: int
    undated: int = 0
    in_period: int | None = None

    @property
    def name(self) -> str:
        """The label in the language in force."""
        return self.label.text(current())


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's figure, or one of its lines ("P3.6", "T7.departed").

    `exact` is None where the figure is not available. `n` and `d` are whole counts of distinct enrolments (persons
    where the definition says so, whole hours for sums); a figure without a denominator has no `d`, and `n` is then the
    number counted or the number of cases behind a duration. `unknown` lack the answer (`unknown_in_d` of them belong to
    the denominator all the same), `undated` are counted although nobody said when, `outside` meet the numerator without
    belonging to the denominator and are left out. `counts` says what n and d are counts of ("enrolments", "answers",
    "money"), `currency` which money, `limit` what the value must not fall below.
    """

    id: str
    indicator: str
    label: Label
    unit: str
    exact: Fraction | None
    n: int
    d: int | None
    unknown: int = 0
    unknown_in_d: int = 0
    undated: int = 0
    outside: int = 0
    in_period: int | None = None
    counts: str = "enrolments"
    currency: str = ""
    limit: Fraction | None = None

    @property
    def name(self) -> str:
        """The label in the language in force."""
        return self.label.text(current())

    @property
    def value(self) -> Decimal | None:
        """The figure as a number, a half rounded up: a share of one with 4 decimals, days with 1, money with 2."""
        if self.exact is None:
            return None
        value = Decimal(self.exact.numerator) / Decimal(self.exact.denominator)
        return value.quantize(Decimal(1).scaleb(-_DECIMALS[self.unit]), ROUND_HALF_UP)

    @property
    def text(self) -> str:
        """The figure as it is printed, in the language in force: "83.9% (78/93)", "58.5 days (31 cases)", "n/a".

        Unknown cases in a denominator are told with it, "84.2% (32/38, 3 unknown)": a share without them misleads.
        """
        if self.exact is None:
            return _("n/a")
        if self.unit in _TEXTS:
            return _TEXTS[self.unit](self)
        if self.d is None:
            return number(self.exact)
        counts = f"{number(self.n)}/{number(self.d)}"
        if self.unknown_in_d:
            counts = f"{counts}, {_unknown(self.unknown_in_d)}"
        share = f"{percent(self.exact)} ({counts})"
        return share if self.limit is None else _against(share, self.limit, is_met=self.exact >= self.limit)

    @property
    def value_text(self) -> str:
        """The value alone, as it is printed: "83.9%", "58.5 days"."""
        if self.exact is None:
            return _("n/a")
        if self.unit in ("percent", "share"):
            return percent(self.exact)
        if self.unit == "money":
            return money(self.exact, self.currency, 2) if self.currency else number(self.exact, 2)
        if self.unit == "days":
            return _in_days(self.exact)
        if self.unit == "months":
            return _in_months(self.exact)
        return _points(self) if self.unit == "points" else number(self.exact)

    @property
    def counts_text(self) -> str:
        """What the value is made of, as it is printed: "78/93", "31 cases"; nothing for a count."""
        if self.exact is None:
            return ""
        if self.d is not None:
            counts = f"{number(self.n)}/{number(self.d)}"
            return f"{counts}, {_unknown(self.unknown_in_d)}" if self.unknown_in_d else counts
        return _cases(self.n) if self.unit in ("days", "months") else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a careful reader must know beside the figure, one short text each, in the language in force."""
        parts = (
            (self.unknown, _unknown(self.unknown)),
            (self.undated, ngettext("{n} without a date", "{n} without a date", self.undated)),
            (self.outside, ngettext("{n} outside the base", "{n} outside the base", self.outside)),
        )
        return tuple(text.format(n=number(count)) for count, text in parts if count)


def _unknown(cases: int) -> str:
    return ngettext("{n} unknown", "{n} unknown", cases).format(n=number(cases))


def _against(share: str, limit: Fraction, *, is_met: bool) -> str:
    """A share held against the least that is asked for."""
    said = (
        _("{share}, at least {limit} asked for: met") if is_met else _("{share}, at least {limit} asked for: not met")
    )
    return said.format(share=share, limit=percent(limit, 0 if (limit * 100).denominator == 1 else 1))


def _days(figure: Figure) -> str:
    """A duration with the number of cases behind it."""
    return _("{days} ({cases})").format(days=_in_days(figure.exact or Fraction()), cases=_cases(figure.n))


def _in_days(days: Fraction) -> str:
    printed = number(days, 0 if days.denominator == 1 else 1)
    return ngettext("{n} day", "{n} days", ceil(days)).format(n=printed)


def _months(figure: Figure) -> str:
    """Months of income, with the number of cases behind them."""
    return _("{months} ({cases})").format(months=_in_months(figure.exact or Fraction()), cases=_cases(figure.n))


def _in_months(months: Fraction) -> str:
    return _("{n} months of income").format(n=number(months, 2))


def _points(figure: Figure) -> str:
    """A difference of two shares, with its sign."""
    points = (figure.exact or Fraction()) * 100
    sign = "+" if points > 0 else ""
    return _("{points} points").format(points=f"{sign}{number(points, 1)}")


def _amount(figure: Figure) -> str:
    """An amount, with what it is made of."""
    said = money(figure.exact or Fraction(), figure.currency, 2) if figure.currency else number(figure.exact or 0, 2)
    return said if figure.d is None else f"{said} ({number(figure.n)}/{number(figure.d)})"


def _cases(cases: int) -> str:
    return ngettext("{n} case", "{n} cases", cases).format(n=number(cases))


_TEXTS: Mapping[str, Callable[[Figure], str]] = {"days": _days, "months": _months, "points": _points, "money": _amount}
"""How figures of some units are printed."""
