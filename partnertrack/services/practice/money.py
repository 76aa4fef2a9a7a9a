"""The practice office's grant with its budget, who agreed to pay what, and what was spent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.change import added
from partnertrack.domain.cost import Cost
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import Record
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_EXACT = ("amount", "share", "minimum_women")
"""The parts that are written as texts, to be exact."""


def keep_books(workspace: Workspace, folder: Path) -> None:
    """Enter all that the file of this folder says of money."""
    data: dict[str, Any] = tomllib.loads((folder / "money.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        enrolled = {each.reference: each.id for each in records.all_of(reading, Enrolment)}
    grant = Grant(**_exact(data["grant"]))
    lines = [
        BudgetLine(grant_id=grant.id, position=place, **_exact(each)) for place, each in enumerate(data["lines"], 1)
    ]
    shares = [CostShare(**_exact(each)) for each in data["shares"]]
    by_code = {line.code: line for line in lines}
    costs = [_cost(each, grant.currency, data["rates"], by_code, enrolled) for each in data["costs"]]
    kept: list[Record] = [grant, *lines, *shares, *costs]
    workspace.commit(_("Enter the grant, its budget and the costs"), map(added, kept))


def _exact(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Decimal(value) if key in _EXACT else value for key, value in told.items()}


def _cost(
    told: Mapping[str, Any],
    books: str,
    rates: Mapping[str, Mapping[str, list[str]]],
    lines: Mapping[str, BudgetLine],
    enrolled: Mapping[str | None, UUID],
) -> Cost:
    """The cost at the rate of its month."""
    rest = _exact(told)
    line, trainee = lines.get(rest.pop("line", "")), rest.pop("trainee", None)
    on, currency = rest["spent_on"], rest.pop("currency", books)
    rate = Decimal(1) if currency == books else Decimal(rates[currency][str(on.year)][on.month - 1])
    return Cost(
        category=rest.pop("category", line.category if line else ""),
        currency=currency,
        rate=rate,
        budget_line_id=line.id if line else None,
        enrolment_id=enrolled[trainee] if trainee else None,
        **rest,
    )
