"""What may go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record

RISK_STATUSES = ("open", "occurred", "closed")

SCALE = (1, 2, 3, 4, 5)
"""Likelihood and impact, from very low to very high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """A risk with its likelihood and impact (1 to 5 each), what is done about it and who owns it.

    `likelihood_before` and `impact_before` are those of the review before, so that a report can say which way it moves.
    """

    kind: ClassVar[str] = "risk"

    title: str
    noted_on: date
    likelihood: int
    impact: int
    description: str = ""
    mitigation: str = ""
    owner: str = ""
    due_on: date | None = None
    reviewed_on: date | None = None
    status: str = "open"
    likelihood_before: int | None = None
    impact_before: int | None = None

    @property
    def score(self) -> int:
        """Likelihood times impact, from 1 to 25."""
        return self.likelihood * self.impact
