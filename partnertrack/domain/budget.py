"""What the pilot plans to spend, and who agreed beforehand to pay what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    """A line of the budget: an amount in the currency of the books, for costs of one category.

    `category` is a code of the list "cost_category"; `position` the place among the lines.
    """

    kind: ClassVar[str] = "budget_line"

    code: str
    title: str
    category: str
    amount: Decimal
    grant_id: UUID | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CostShare(Record):
    """What a payer agreed to bear before the pilot began: an amount, or a share of the costs (0.25 is a quarter).

    `payer` is a code of the list "payer", `category` one of "cost_category"; without one, all costs are meant.
    """

    kind: ClassVar[str] = "cost_share"

    payer: str
    category: str = ""
    share: Decimal | None = None
    amount: Decimal | None = None
    remark: str = ""
