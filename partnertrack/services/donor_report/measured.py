"""Figures and milestones whose counts of people pass the press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from partnertrack.disclosure import WITHHELD, Press
from partnertrack.domain.person_count import PersonCount
from partnertrack.indicators.figure import Figure

OF_PEOPLE = frozenset({"enrolments", "persons", "answers", "cases"})
"""What a figure's counts may be counts of, so that they tell of people (`Figure.counts`)."""


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

    `n`, `d` and `unknown` are counts of people where the figure counts such; else they are None and it is never
    withheld.
    """

    figure: Figure
    press: Press
    n: PersonCount | None = None
    d: PersonCount | None = None
    unknown: PersonCount | None = None
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
        """Whether nothing of it may be printed."""
        counts = (self.n, self.d) if self.d is None or self.n is None else self._two(self.n, self.d)
        return not self.press.may_tell(*(each for each in counts if each is not None))

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
        return self._told(lambda: self.figure.text)

    @property
    def value_text(self) -> str:
        """The value alone: "83.9%", "n/a", "[c]"."""
        return self._told(lambda: self.figure.value_text)

    @property
    def counts_text(self) -> str:
        """What it is made of: "78/93", "31 cases", "" for a count, "[c]"."""
        return self._told(lambda: self.figure.counts_text)

    def compare(self, other: Fraction | Decimal | int) -> int | None:
        """-1, 0 or 1 where the value is below, at or above the other; None where it is not available.

        It chooses sentences and statuses, and may do so where the value itself is withheld.
        """
        if self.figure.exact is None:
            return None
        wanted = Fraction(other)
        return (self.figure.exact > wanted) - (self.figure.exact < wanted)

    def _two(self, n: PersonCount, d: PersonCount) -> tuple[PersonCount, PersonCount]:
        self.press.within(n, d)
        return n, d

    def _told(self, text: Callable[[], str]) -> str:
        """A text of the figure, unless it is withheld."""
        return WITHHELD if self.is_withheld else text()
