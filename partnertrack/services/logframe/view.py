"""The logframe as a value: results, their indicators, and how each of them stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal
from uuid import UUID

from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_gaps import LogframeGap
from partnertrack.domain.logframe_targets import Goal
from partnertrack.indicators.achievement import Light, Limits, Trend

Part = Literal["n", "d", "unknown"]

Known = Literal["sex", "answer", ""]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of how many of those who count is known what the figure asks for: "sex known for 94 of 112"."""

    what: Known
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What an indicator amounts to on a day, cumulative.

    `value` is None where nobody knows; shares are shares of one. `text` is how it is printed by itself. A computed one
    has the counts `n` and `d` behind it (no `d` without a denominator), and `opens` the parts of it that are people.
    One that was reported by hand has the day `on` for which it was. `note` and `evidence` were written beside it.
    `is_people` tells whether the counts are people (else hours, money or organisations).
    """

    value: Fraction | None
    text: str
    n: int | None = None
    d: int | None = None
    opens: tuple[Part, ...] = ()
    completeness: Completeness | None = None
    on: date | None = None
    note: str = ""
    evidence: str = ""
    is_people: bool = True


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a value has come: shares of the way to the next milestone and to the final target, None where n/a.

    `missing` is the shortfall against the final target, as a share of it.
    """

    next: Target | None = None
    final: Target | None = None
    of_next: Fraction | None = None
    of_final: Fraction | None = None
    missing: Fraction | None = None
    light: Light = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a breakdown: how many in the numerator, and in the denominator where there is one."""

    label: str
    n: int
    d: int | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """An indicator by one dimension; the last row is the unknown, were it nobody, and the rows add up."""

    dimension: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator as it stands; `holding` are the targets in force, `goals` these with all their versions.

    `progress` is what was added in the period (None without one, or where it cannot be said), with its text; it
    `opens_progress` where so many people came to it and none went.
    """

    indicator: LogframeIndicator
    figure_name: str
    unit: str
    goals: tuple[Goal, ...]
    holding: tuple[Target, ...]
    current: Reading
    stand: Stand
    progress: Fraction | None = None
    progress_text: str = ""
    opens_progress: bool = False
    trend: Trend = ""
    is_better: bool | None = None
    splits: tuple[Split, ...] = ()
    gaps: tuple[LogframeGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A result with its indicators; `gaps` are those of the result itself."""

    node: ResultNode
    lines: tuple[Line, ...]
    gaps: tuple[LogframeGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Logframe:
    """All results, the highest level first; `currency` is that of amounts, `limits` are the donor's."""

    as_of: date
    since: date | None
    results: tuple[Result, ...]
    limits: Limits
    currency: str
    ends_on: date | None
    gaps: tuple[LogframeGap, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """All indicators in order."""
        return tuple(line for result in self.results for line in result.lines)

    def line(self, indicator_id: UUID) -> Line | None:
        """The line of an indicator, if it is there."""
        return next((line for line in self.lines() if line.indicator.id == indicator_id), None)

    def result(self, node_id: UUID) -> Result | None:
        """A result, if it is there."""
        return next((each for each in self.results if each.node.id == node_id), None)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, for the course of an indicator."""

    on: date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Detail:
    """All about one indicator: its course, every target that was ever decided, every report by hand, newest first.

    `definition` is what the figure counts, in words; `counted_by` the catalogue's source of it.
    """

    line: Line
    node: ResultNode
    goals: tuple[Goal, ...]
    course: tuple[Point, ...]
    actuals: tuple[Actual, ...]
    currency: str
    definition: str = ""
    counted_by: str = ""
