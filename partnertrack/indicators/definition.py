"""What a milestone and an indicator are, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from partnertrack.domain.text import Label
from partnertrack.indicators.measure import Measure
from partnertrack.indicators.view import Condition

DIRECTIONS = ("up", "down", "none")
"""Whether more or less of a figure is better, or neither."""


@dataclass(frozen=True, slots=True)
class MilestoneDefinition:
    """A point on the way that counts once it is reached."""

    key: str
    label: Label
    when: Condition


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its id ("T2", "P3.6"), how it is worked out and in which unit it is given."""

    id: str
    label: Label
    unit: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Heading:
    """What an indicator says about itself.

    `definition` is the sentence of the method note, `source` where the definition comes from (empty: our own).
    `responsible` is who answers for it, `verification` the source of verification, `dimensions` by what it is broken
    down at first; all empty where nobody said more than the steps of the formula do.
    """

    label: Label
    definition: Label
    unit: str
    source: str = ""
    direction: str = "up"
    responsible: str = ""
    verification: str = ""
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the catalogue with its figures, the main one (with the same id) first where it has one."""

    id: str
    heading: Heading
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All milestones and indicators that are known, in the order in which they are printed."""

    milestones: Mapping[str, MilestoneDefinition]
    indicators: Mapping[str, Indicator]

    def only(self, ids: Iterable[str]) -> Catalogue:
        """The catalogue with these indicators alone; ids that it does not know are passed over."""
        wanted = frozenset(ids)
        return replace(self, indicators={key: one for key, one in self.indicators.items() if key in wanted})

    def lines(self) -> Iterator[tuple[Indicator, Line]]:
        """All figures with the indicators that they belong to."""
        for indicator in self.indicators.values():
            for line in indicator.lines:
                yield indicator, line
