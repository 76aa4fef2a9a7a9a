"""What is given when a matrix is taken in: what the pilot holds, what it can count, what a person decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.importing.logframe.likeness import Candidate


@dataclass(frozen=True, slots=True)
class Held:
    """What the pilot holds of its logframe; targets and reports by indicator."""

    nodes: Sequence[ResultNode] = ()
    indicators: Sequence[LogframeIndicator] = ()
    targets: Mapping[UUID, Sequence[Target]] = field(default_factory=dict)
    actuals: Mapping[UUID, Sequence[Actual]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of the decision and why, when the pilot ends, the currency of its books, the figures that there are."""

    today: date
    reason: str
    ends_on: date | None = None
    currency: str = "EUR"
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about lines, by their keys, and the days that no heading tells.

    `meant` is the indicator of the pilot that a line is (None: a new one), `figures` what computes it ("" for none).
    """

    meant: Mapping[str, UUID | None] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    final_on: date | None = None
    current_on: date | None = None
