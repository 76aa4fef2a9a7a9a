"""What a logframe lacks that an auditor will ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_targets import final_target, in_force

Kind = Literal[
    "statement",
    "no_indicator",
    "baseline",
    "baseline_year",
    "final_target",
    "late_milestone",
    "late_target",
    "verification",
    "unknown_figure",
    "never_measured",
    "responsible",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of gaps in the order in which they are told.

A result lacks its "statement" or has "no_indicator" (outcomes and outputs need one). An indicator lacks its baseline,
the year of it or its final target; a milestone lies behind the final target ("late_milestone"), or the final target
behind the end of the grant ("late_target"); it names a figure that the pilot does not count ("unknown_figure"), or was
never reported by hand though it names none ("never_measured").
"""

_MEASURED_LEVELS = frozenset({"outcome", "output"})


@dataclass(frozen=True, slots=True)
class LogframeGap:
    """Something that is missing: about a result, and about one of its indicators where that is meant."""

    kind: Kind
    node_id: UUID
    indicator_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the check has to know besides: the figures that the pilot counts, who was reported by hand, the last day."""

    figures: Collection[str]
    reported: Collection[UUID]
    ends_on: date | None = None


def logframe_gaps(
    nodes: Iterable[ResultNode],
    indicators: Sequence[LogframeIndicator],
    targets: Mapping[UUID, Sequence[Target]],
    known: Known,
    day: date,
) -> tuple[LogframeGap, ...]:
    """All gaps on a day, in the order of the results and their indicators; `targets` are those of each indicator."""
    found: list[LogframeGap] = []
    for node in nodes:
        own = [each for each in indicators if each.node_id == node.id]
        if not node.statement.strip():
            found.append(LogframeGap("statement", node.id))
        if not own and node.level in _MEASURED_LEVELS:
            found.append(LogframeGap("no_indicator", node.id))
        for each in own:
            kinds = _of_indicator(each, in_force(targets.get(each.id, ()), day), known)
            found.extend(LogframeGap(kind, node.id, each.id) for kind in kinds)
    return tuple(found)


def _of_indicator(indicator: LogframeIndicator, holding: Sequence[Target], known: Known) -> Iterator[Kind]:
    if indicator.baseline is None:
        yield "baseline"
    elif indicator.baseline_year is None:
        yield "baseline_year"
    yield from _of_targets(holding, known.ends_on)
    if not indicator.verification.strip():
        yield "verification"
    if indicator.figure and indicator.figure not in known.figures:
        yield "unknown_figure"
    if not indicator.figure and indicator.id not in known.reported:
        yield "never_measured"
    if not indicator.responsible.strip():
        yield "responsible"


def _of_targets(holding: Sequence[Target], ends_on: date | None) -> Iterator[Kind]:
    final = final_target(holding)
    if final is None:
        yield "final_target"
    elif any(each.due_on > final.due_on for each in holding):
        yield "late_milestone"
    if ends_on and any(each.due_on > ends_on for each in holding):
        yield "late_target"
