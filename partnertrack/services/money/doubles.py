"""Which rows of a ledger the pilot holds already, so that nothing is entered twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from partnertrack.domain.cost import Cost
from partnertrack.domain.names import fold
from partnertrack.i18n import _

State = Literal["new", "known", "twice", "unclear", "left_out"]
"""To be entered; in the pilot already; the same as a row above; to be decided on; left out by a person."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row with the cost that it becomes, None while something is unclear; `problems` say what, `notes` what was read.

    `words` are those of the row for a field that are on no list: (field, word).
    """

    sheet: str
    number: int
    state: State
    cost: Cost | None
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    told: str = ""


def compared(costs: Sequence[Cost], rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
    """The rows with those marked that the pilot holds already, or that repeat a row above word for word.

    As many rows of a voucher, day and amount are taken as are more than the pilot holds.
    """
    held = Counter(_voucher(cost) for cost in costs)
    seen: set[tuple[object, ...]] = set()
    vouchers = {fold(cost.reference) for cost in costs if cost.reference}
    for row in rows:
        if row.cost is None or row.state == "left_out":
            yield row
            continue
        key, whole = _voucher(row.cost), _whole(row.cost)
        if held[key]:
            held[key] -= 1
            yield _marked(row, "known")
        elif whole in seen and row.cost.reference:
            yield _marked(row, "twice")
        elif row.cost.reference and fold(row.cost.reference) in vouchers:
            told = _("The pilot has this voucher with another day or amount: look whether this is a correction.")
            yield _marked(row, "new", told)
        else:
            yield row
        seen.add(whole)


def _voucher(cost: Cost) -> tuple[object, ...]:
    """What makes a cost the same as another: the voucher, or without one the text; the amount and the day."""
    return fold(cost.reference) or f"={fold(cost.text)}", cost.amount.normalize(), cost.currency, cost.spent_on


def _whole(cost: Cost) -> tuple[object, ...]:
    return (*_voucher(cost), fold(cost.text), cost.category, cost.payer, cost.budget_line_id, cost.enrolment_id)


def _marked(row: DraftRow, state: State, note: str = "") -> DraftRow:
    return replace(row, state=state, notes=(*row.notes, note) if note else row.notes)
