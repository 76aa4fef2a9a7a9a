"""What was spent, on what and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Record):
    """One expense: `amount` in its own currency, `rate` units of the books' currency for one of it.

    `category` is a code of the list "cost_category", `payer` one of "payer". An expense may belong to a budget line, a
    cohort or one enrolment. `is_recruitment` marks what a worker pays for being recruited, by the ILO's definition of
    recruitment fees and related costs (2019), as SDG indicator 10.7.1 counts it. `reference` is the voucher's number.
    A cost that is not `is_eligible` is spent all the same, but no donor bears it; one that is `is_committed` is ordered
    and not yet paid, and no expenditure.
    """

    kind: ClassVar[str] = "cost"

    spent_on: date
    category: str
    payer: str
    amount: Decimal
    currency: str
    rate: Decimal = Decimal(1)
    budget_line_id: UUID | None = None
    cohort_id: UUID | None = None
    enrolment_id: UUID | None = None
    is_recruitment: bool = False
    is_eligible: bool = True
    is_committed: bool = False
    reference: str = ""
    text: str = ""

    @property
    def value(self) -> Decimal:
        """The amount in the currency of the books, not rounded."""
        return self.amount * self.rate
