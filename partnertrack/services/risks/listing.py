"""The register of risks, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import by_weight
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Register:
    """The risks, those that are not closed first; `owners` as named so far."""

    risks: tuple[Risk, ...] = ()
    owners: tuple[str, ...] = ()


def register(workspace: Workspace, as_of: date) -> Register:
    """Those that were noted by that day."""
    with workspace.store.reading() as reading:
        every = records.all_of(reading, Risk)
    owners = tuple(sorted({each.owner for each in every if each.owner}, key=str.casefold))
    return Register(by_weight(each for each in every if each.noted_on <= as_of), owners)
