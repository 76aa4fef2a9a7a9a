"""What the trainees of the practice office earned before the programme."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.record import Money
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_CURRENCIES = {"incomes": "EUR", "dirhams": "MAD"}


def tell_incomes(workspace: Workspace, folder: Path) -> None:
    """Enter the incomes of the file in this folder."""
    data = tomllib.loads((folder / "incomes.toml").read_text(encoding="utf-8"))
    told = {
        reference: Money(Decimal(amount), currency)
        for part, currency in _CURRENCIES.items()
        for reference, amount in data[part].items()
    }
    with workspace.store.reading() as reading:
        enrolled = [each for each in records.all_of(reading, Enrolment) if each.reference in told]
    changes = [
        Change(each, replace(each, values={**each.values, "income_before": told[each.reference or ""]}))
        for each in enrolled
    ]
    workspace.commit(_("Enter what people earned before the programme"), changes)
