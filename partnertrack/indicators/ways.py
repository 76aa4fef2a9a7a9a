"""How far everybody has come along the milestones of a scheme, each person counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

import numpy as np

from partnertrack.domain.standing import ACTIVE, COMPLETED, PAUSED
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.columns import Mask, Numbers
from partnertrack.indicators.measure import amount
from partnertrack.indicators.standing import stands

WAY = {
    "selected": "selected",
    "certificate": "certificate",
    "contract": "contract",
    "visa_granted": "visa_decision",
    "departed": "departed",
    "work_started": "work_start",
    "placement_ended": "placement_end",
    "returned": "return_or_stay",
}
"""The milestones of the way in its order, each with the step that a scheme must have for it."""

Fate = Literal["in_progress", "left", "home", "stayed", "completed"]
"""What became of those who came no further: under way, left early, trained for work at home, stayed legally after the
placement, or came to the end of the scheme without more being told."""

FATES: tuple[Fate, ...] = get_args(Fate)
ENDS: tuple[Fate, ...] = ("home", "stayed", "completed")
"""The fates that are agreed ends of the way, no losses."""

_LAST, _HOME_FROM = "returned", "certificate"
_ARRIVED = len(FATES)


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The milestones of a scheme's way; of each person the place of the furthest (-1: not selected) and the fate.

    Whoever came to the last milestone has no fate. Those who are known to have come further are counted at each
    milestone before, were it never recorded: each has come to the next, or has a fate.
    """

    results: Results
    nodes: tuple[str, ...]
    furthest: Numbers
    fate: Numbers

    def reached(self, node: str) -> Mask:
        """Those who came to a milestone or further."""
        found: Mask = self.furthest >= self.nodes.index(node)
        return found

    def foot(self, node: str, fate: Fate) -> Mask:
        """Those who came to a milestone and no further, and to this fate."""
        found: Mask = (self.furthest == self.nodes.index(node)) & (self.fate == FATES.index(fate))
        return found

    def unrecorded(self, node: str) -> int:
        """How many came further without this milestone being recorded."""
        return amount(self.reached(node) & ~self.results.members(node))

    def ids(self, some: Mask) -> tuple[UUID, ...]:
        """The enrolments of some of the people."""
        people = self.results.view.register.people
        return tuple(people[place].enrolment_id for place in np.flatnonzero(some).tolist())


def ways(results: Results) -> Ways:
    """How far everybody has come by the day of the results."""
    view = results.view
    nodes = tuple(_nodes(results))
    furthest = np.full(len(view.register.people), -1, np.int32)
    for place, node in enumerate(nodes):
        furthest[results.members(node)] = place
    found = stands(view)
    codes = {status: place for place, status in enumerate(found.statuses)}
    fate = np.full(len(furthest), FATES.index("left"), np.int32)
    under_way = np.isin(found.status, [codes[ACTIVE], codes[PAUSED]])
    fate[under_way] = FATES.index("in_progress")
    fate[found.status == codes[COMPLETED]] = FATES.index("completed")
    is_home = view.register.where("track", ("home",)) & results.members(_HOME_FROM)
    fate[is_home & (fate != FATES.index("left"))] = FATES.index("home")
    fate[results.members("stayed")] = FATES.index("stayed")
    if nodes[-1] == _LAST:
        fate[furthest == len(nodes) - 1] = _ARRIVED
    return Ways(results, nodes, furthest, fate)


def _nodes(results: Results) -> Iterator[str]:
    """The milestones that the scheme has, or that somebody came to all the same; the first always."""
    scheme = results.view.register.scheme
    for node, step in WAY.items():
        if node == "selected" or scheme.step(step) is not None or results.milestones[node].n:
            yield node
