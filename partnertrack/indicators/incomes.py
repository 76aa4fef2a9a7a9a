"""What people earn abroad, and what they earned or earn at home, by what is recorded up to a day."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from partnertrack.domain.record import Money
from partnertrack.indicators.view import View


def first_wages(view: View) -> dict[int, Money]:
    """The gross monthly wage of the first contract that names one, by the place of the case."""
    return dict(reversed(list(_told(view, "contract", "gross_wage"))))


def home_incomes(view: View) -> dict[int, Money]:
    """The monthly income before the programme; where nobody asked for it, the last that was told after a return."""
    found = dict(_told(view, "tracer", "income_monthly"))
    for place, person in enumerate(view.register.people):
        before = person.values.get("income_before") if person.values else None
        if isinstance(before, Money):
            found[place] = before
    return found


def _told(view: View, step: str, key: str) -> Iterator[tuple[int, Money]]:
    """The amounts that were told at a step, the oldest first."""
    events = view.register.of(step)
    if events:
        amounts, people = events.told(key), events.who.tolist()
        order = np.argsort(events.done, kind="stable")
        for at in order[view.done(step)[order]].tolist():
            amount = amounts[at]
            if isinstance(amount, Money):
                yield people[at], amount
