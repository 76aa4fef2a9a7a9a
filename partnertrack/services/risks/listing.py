"""The register of risks, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import by_weight, stood
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Register:
    """The risks as they stood, those that are not closed first; `records` are they as they are kept, in that order.

    `owners` are those who were named so far.
    """

    risks: tuple[Risk, ...] = ()
    records: tuple[Risk, ...] = ()
    owners: tuple[str, ...] = ()


def register(workspace: Workspace, as_of: date) -> Register:
    """Those that were noted by that day."""
    with workspace.store.reading() as reading:
        every = records.all_of(reading, Risk)
    owners = tuple(sorted({each.owner for each in every if each.owner}, key=str.casefold))
    kept = {each.id: each for each in every if each.noted_on <= as_of}
    risks = by_weight(stood(each, as_of) for each in kept.values())
    return Register(risks, tuple(kept[each.id] for each in risks), owners)
