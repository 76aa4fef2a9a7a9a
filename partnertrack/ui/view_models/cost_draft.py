"""A ledger that is to be taken over, row by row in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, minor_units, money, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.money import CostDraft, DraftRow, Options

STATES = ("new", "unclear", "known", "twice", "left_out")


@dataclass(frozen=True, slots=True)
class DraftMark:
    """A row of the ledger; `told` says what is unclear or was read otherwise than it is written."""

    row: DraftRow
    place: str
    text: str
    told: str
    day: str
    amount: str
    value: str
    kind: str
    payer: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """The ledger with what can be decided about it."""

    draft: CostDraft
    options: Options
    marks: tuple[DraftMark, ...]
    counts: Mapping[str, int]
    told: str

    @property
    def new(self) -> int:
        """How many costs would be entered."""
        return self.counts["new"]


def present_draft(draft: CostDraft, options: Options) -> DraftView:
    """The ledger in words."""
    counts = {state: len(draft.of(state)) for state in STATES}  # type: ignore[arg-type]  # the states of rows
    total = sum(
        (Fraction(row.cost.amount) * Fraction(row.cost.rate) for row in draft.of("new") if row.cost), Fraction(0)
    )
    told = ngettext("{n} new cost, {sum}", "{n} new costs, {sum}", counts["new"])
    sums = told.format(n=number(counts["new"]), sum=money(total, draft.currency, minor_units(draft.currency)))
    return DraftView(draft, options, tuple(_mark(row, draft, options) for row in draft.rows), counts, sums)


def states() -> dict[str, tuple[str, str, str]]:
    """The states of rows with their words, colours and icons."""
    return {
        "new": (_("New"), "ok", "plus"),
        "unclear": (_("Unclear"), "danger", "triangle-alert"),
        "known": (_("In the pilot already"), "neutral", "check"),
        "twice": (_("Twice in the file"), "warn", "copy"),
        "left_out": (_("Left out"), "neutral", "x"),
    }


def _mark(row: DraftRow, draft: CostDraft, options: Options) -> DraftMark:
    words, tone, _icon = states()[row.state]
    place = str(row.number) if len(draft.sheets) == 1 else f"{row.sheet}:{row.number}"
    told = " ".join((*row.problems, *row.notes))
    cost = row.cost
    if cost is None:
        return DraftMark(row, place, row.told or "–", told, "", "", "", "", "", words, tone)
    return DraftMark(
        row,
        place,
        row.told,
        told,
        day(cost.spent_on, "medium"),
        money(cost.amount, cost.currency, minor_units(cost.currency)),
        money(Fraction(cost.amount) * Fraction(cost.rate), draft.currency, minor_units(draft.currency)),
        options.categories.get(cost.category, cost.category),
        options.payers.get(cost.payer, cost.payer),
        words,
        tone,
    )
