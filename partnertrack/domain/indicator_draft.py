"""An indicator as people put it together: lines that each ask one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partnertrack.domain.text import Label

ASKS = ("milestone", "reached", "started", "filled", "planned", "exited", "sex", "track")
"""What a line can ask about."""

KINDS = ("count", "persons", "share", "days", "sum", "kept")
"""How a figure is worked out; the formula of a `kept` one says more than lines can, and stays as it is."""

EMPTY = Label("", "", "", "")

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One question about everybody.

    `key` is what it asks about: a milestone, step, field, status, sex or track. `detail` is the outcome of a step that
    was reached, or the step before which somebody left; `days_ago` are at least so many days before the day. With
    `is_or`, it is enough that this or the line before is true.
    """

    asks: str
    key: str = ""
    detail: str = ""
    days_ago: int = 0
    is_not: bool = False
    is_or: bool = False


Lines = tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The days from one step to another; with `is_open`, of those for whom the second is still to come."""

    start: str = ""
    end: str = ""
    outcome: str = ""
    percentile: int = 50
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """One field of a step over another."""

    step: str = ""
    n_field: str = ""
    d_field: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """All that is asked when an indicator is made; labels may be blank in some languages.

    `n` are those who count and, of a share, `d` those of whom; no lines mean everybody. `kept` are the parts of a
    formula that lines cannot say, `unit` is asked of none but such.
    """

    key: str
    label: Label = EMPTY
    definition: Label = EMPTY
    kind: str = "share"
    n: Lines = ()
    d: Lines = ()
    span: Span = Span()
    sums: Sums = Sums()
    unit: str = "percent"
    direction: str = "up"
    source: str = ""
    responsible: str = ""
    verification: str = ""
    dimensions: tuple[str, ...] = ()
    kept: Table = field(default_factory=dict)


def clauses(lines: Lines) -> Iterator[Lines]:
    """The lines in groups of which each must hold: a line with those that are joined to it by "or"."""
    group: list[ConditionLine] = []
    for line in lines:
        if group and not line.is_or:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)
