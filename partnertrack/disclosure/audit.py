"""Which counts are withheld, so that none of them can be worked out from what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from partnertrack.disclosure.rule import Rule
from partnertrack.disclosure.system import System
from partnertrack.domain.person_count import CountKey

Reason = Literal["small", "protects"]
"""A count is withheld because it is small, or because a small one could be worked out from it."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The counts that are withheld, each with the reason; all others may be printed."""

    withheld: Mapping[CountKey, Reason] = field(default_factory=dict)


def decide(system: System, rule: Rule, earlier: Sequence[Mapping[CountKey, int]] = ()) -> Decisions:
    """What is withheld under a rule; `earlier` are the counts that earlier reports printed, oldest first."""
    del earlier
    small = {
        key: count
        for key, count in system.counts.items()
        if key in system.printed and 0 < count.uncovered < rule.threshold and (rule.covers_totals or count.is_personal)
    }
    return Decisions(dict.fromkeys(small, "small"))
