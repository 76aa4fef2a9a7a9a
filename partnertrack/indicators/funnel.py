"""How many reached each stage of a scheme."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import numpy as np

from partnertrack.domain.text import Label
from partnertrack.indicators.calculate import Results, tally
from partnertrack.indicators.figure import Milestone

_SELECTED = "selected"

_MARKS = {
    "origin": ("training_started",),
    "mobility": ("departed",),
    "placement": ("work_started",),
    "return": ("returned", "stayed"),
}
"""By which milestones a stage of each kind is reached, one of them being enough."""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage of the funnel: `count` as it was reached, by sex; `milestones` are those that it counts.

    The shares are of those in the first and in the stage before, None where there was nobody. `key` is the stage's in
    the scheme, or "selected".
    """

    key: str
    label: Label
    milestones: tuple[str, ...]
    count: Milestone
    of_first: Fraction | None
    of_previous: Fraction | None


def funnel(results: Results) -> tuple[FunnelStage, ...]:
    """The selection, then the stages of the scheme in its order, with those who reached each."""
    selected = results.catalogue.milestones[_SELECTED]
    steps: list[tuple[str, Label, tuple[str, ...]]] = [(_SELECTED, selected.label, (_SELECTED,))]
    steps += ((stage.key, stage.label, _MARKS[stage.kind]) for stage in results.view.register.scheme.stages)
    stages: list[FunnelStage] = []
    for key, label, milestones in steps:
        found = reduce(np.logical_or, map(results.members, milestones))
        count = tally(results.view, key, label, found)
        of_first = _share(count.n, stages[0].count.n if stages else count.n)
        of_previous = _share(count.n, stages[-1].count.n if stages else count.n)
        stages.append(FunnelStage(key, label, milestones, count, of_first, of_previous))
    return tuple(stages)


def _share(n: int, d: int) -> Fraction | None:
    return Fraction(n, d) if d else None
