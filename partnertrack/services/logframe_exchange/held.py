"""The logframe as the pilot holds it, with the grant that says in which time and money it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import LEVELS, Actual, LogframeIndicator, ResultNode, Target
from partnertrack.importing.logframe.given import Held
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_CURRENCY = "EUR"

E = TypeVar("E", Target, Actual)


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of the logframe in the order in which they are read, and the first grant."""

    logframe: Held
    grant: Grant | None

    @property
    def currency(self) -> str:
        """The currency of the books."""
        return self.grant.currency if self.grant else _CURRENCY

    @property
    def ends_on(self) -> date | None:
        """The last day of the grant."""
        return self.grant.ends_on if self.grant else None

    @property
    def starts_on(self) -> date | None:
        """The first day of the grant."""
        return self.grant.starts_on if self.grant else None


def kept(workspace: Workspace) -> Kept:
    """All of it."""
    with workspace.store.reading() as reading:
        nodes = records.all_of(reading, ResultNode)
        indicators = records.all_of(reading, LogframeIndicator)
        targets = records.all_of(reading, Target)
        actuals = records.all_of(reading, Actual)
        grants = records.all_of(reading, Grant)
    ordered = sorted(indicators, key=lambda each: (each.position, each.code, each.id.hex))
    logframe = Held(_in_order(nodes), tuple(ordered), _by_indicator(targets), _by_indicator(actuals))
    return Kept(logframe, grants[0] if grants else None)


def _in_order(nodes: Iterable[ResultNode]) -> tuple[ResultNode, ...]:
    """The results as a matrix has them: each with those below it, the impact first."""
    listed = sorted(nodes, key=lambda each: (LEVELS.index(each.level), each.position, each.code, each.id.hex))
    known = {each.id for each in listed}
    below: defaultdict[UUID | None, list[ResultNode]] = defaultdict(list)
    for each in listed:
        below[each.parent_id if each.parent_id in known else None].append(each)
    ordered: list[ResultNode] = []
    waiting = list(reversed(below[None]))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(below[node.id]))
    return tuple(ordered)


def _by_indicator(found: Iterable[E]) -> dict[UUID, tuple[E, ...]]:
    groups: defaultdict[UUID, list[E]] = defaultdict(list)
    for each in found:
        groups[each.indicator_id].append(each)
    return {key: tuple(each) for key, each in groups.items()}
