"""The records of the logframe as the pilot holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import LEVELS, Actual, LogframeIndicator, ResultNode, Target
from partnertrack.indicators.achievement import Limits
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

E = TypeVar("E", Target, Actual)


@dataclass(frozen=True, slots=True)
class Held:
    """Results in the order in which they are read, their indicators, and what belongs to each of these."""

    nodes: tuple[ResultNode, ...]
    indicators: tuple[LogframeIndicator, ...]
    targets: Mapping[UUID, Sequence[Target]]
    actuals: Mapping[UUID, Sequence[Actual]]
    grant: Grant | None

    @property
    def limits(self) -> Limits:
        """The limits that the donor set, else those that are usual."""
        return Limits(self.grant.on_track, self.grant.at_risk) if self.grant else Limits()

    def of(self, node_id: UUID) -> tuple[LogframeIndicator, ...]:
        """The indicators of a result in order."""
        return tuple(each for each in self.indicators if each.node_id == node_id)

    def below(self, node_id: UUID) -> tuple[ResultNode, ...]:
        """The results below a result, the lowest first."""
        own = [each for each in self.nodes if each.parent_id == node_id and each.id != node_id]
        return tuple(found for each in own for found in (*self.below(each.id), each))


def held(workspace: Workspace) -> Held:
    """All of it."""
    with workspace.store.reading() as reading:
        nodes = records.all_of(reading, ResultNode)
        indicators = records.all_of(reading, LogframeIndicator)
        targets = records.all_of(reading, Target)
        actuals = records.all_of(reading, Actual)
        grants = records.all_of(reading, Grant)
    return Held(
        in_order(nodes),
        tuple(sorted(indicators, key=lambda each: (each.position, each.code, each.id.hex))),
        _by_indicator(targets),
        _by_indicator(actuals),
        grants[0] if grants else None,
    )


def in_order(nodes: Iterable[ResultNode]) -> tuple[ResultNode, ...]:
    """The results level by level, those of a level as their parents stand above them."""
    listed = tuple(nodes)
    known = {each.id: each for each in listed}

    def place(node: ResultNode, depth: int = 0) -> tuple[tuple[int, str, str], ...]:
        parent = known.get(node.parent_id) if node.parent_id and depth < len(LEVELS) else None
        own = (node.position, node.code, node.id.hex)
        return (*(place(parent, depth + 1) if parent else ()), own)

    return tuple(sorted(listed, key=lambda node: (LEVELS.index(node.level), place(node))))


def _by_indicator(found: Iterable[E]) -> dict[UUID, tuple[E, ...]]:
    groups: defaultdict[UUID, list[E]] = defaultdict(list)
    for each in found:
        groups[each.indicator_id].append(each)
    return {key: tuple(each) for key, each in groups.items()}
