"""Figures and milestones whose counts of people pass the press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from partnertrack.disclosure import WITHHELD, Press
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _
from partnertrack.indicators.figure import Figure

OF_PEOPLE = frozenset({"enrolments", "persons", "answers", "cases"})
"""What a figure's counts may be counts of, so that they tell of people (`Figure.counts`)."""

_OF_COUNTS = frozenset({"count", "percent", "share"})
"""Units of figures that are counts and shares of them; all others are worked out from what people did."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone's counts; `total` is women, men, other and unknown together, `period` is None without a period."""

    key: str
    name: str
    total: PersonCount
    women: PersonCount
    men: PersonCount
    other: PersonCount
    unknown: PersonCount
    undated: PersonCount
    period: PersonCount | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator's figure or one of its lines, whose texts and value are withheld where its counts are.

    `n`, `d`, `unknown` and `unknown_in_base` (those of d of whom it is not known) are counts of people where the figure
    counts such; else they are None and it is never withheld.
    """

    figure: Figure
    press: Press
    n: PersonCount | None = None
    d: PersonCount | None = None
    unknown: PersonCount | None = None
    unknown_in_base: PersonCount | None = None
    period: PersonCount | None = None

    @property
    def id(self) -> str:
        """The figure's id."""
        return self.figure.id

    @property
    def name(self) -> str:
        """The label in the language in force."""
        return self.figure.name

    @property
    def unit(self) -> str:
        """What the figure counts in (`indicators.figure.UNITS`)."""
        return self.figure.unit

    @property
    def is_known(self) -> bool:
        """Whether the figure is available, withheld or not."""
        return self.figure.exact is not None

    @property
    def is_withheld(self) -> bool:
        """Whether nothing of it may be printed: a count, a share of it, or what was worked out from too few people."""
        counts = [each for each in (self.n, self.d) if each is not None]
        if self.unit not in _OF_COUNTS and self.figure.counts in OF_PEOPLE:
            return not self.press.may_tell(*counts)
        if self.n is not None and self.d is not None:
            self.press.share(self.n, self.d)
        told = [self.press.value(each) is not None for each in counts]
        return not all(told)

    @property
    def exact(self) -> Fraction | None:
        """The value for a chart or a sum; None where it is not available or withheld. For a choice ask `compare`."""
        return None if self.is_withheld else self.figure.exact

    @property
    def value(self) -> Decimal | None:
        """The value as a number; None where it is not available or withheld."""
        return None if self.is_withheld else self.figure.value

    @property
    def text(self) -> str:
        """The figure with its counts: "83.9% (78/93)", "n/a", "[c]"."""
        return self._told(lambda: self._with_unknown("text"))

    @property
    def value_text(self) -> str:
        """The value alone: "83.9%", "n/a", "[c]"."""
        return self._told(lambda: self.figure.value_text)

    @property
    def counts_text(self) -> str:
        """What it is made of: "78/93", "31 cases", "" for a count, "[c]"."""
        return self._told(lambda: self._with_unknown("counts_text"))

    def compare(self, other: Fraction | Decimal | int) -> int | None:
        """-1, 0 or 1 where the value is below, at or above the other; None where it is not available.

        It chooses sentences and statuses, and may do so where the value itself is withheld.
        """
        if self.figure.exact is None:
            return None
        wanted = Fraction(other)
        return (self.figure.exact > wanted) - (self.figure.exact < wanted)

    def _with_unknown(self, kind: Literal["text", "counts_text"]) -> str:
        """A text that tells the unknown cases in the base, or that there are some."""
        unknown = self.unknown_in_base
        if unknown is None or unknown.is_nobody or self.press.value(unknown) is not None:
            return str(getattr(self.figure, kind))
        told = getattr(replace(self.figure, unknown_in_d=0), kind)
        return _("{figure}, unknown: {n}").format(figure=told, n=WITHHELD)

    def _told(self, text: Callable[[], str]) -> str:
        """A text of the figure, unless it is withheld."""
        return WITHHELD if self.is_withheld else text()
