"""How the pilot stands with its money, in words and shares ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, minor_units, money, ngettext, number, percent
from partnertrack.ui.view_models.cost_cross import CrossMark, who_paid_for_what
from partnertrack.ui.view_models.costs import NO_LINE, CostFilter

if TYPE_CHECKING:
    from partnertrack.domain.budget import BudgetLine
    from partnertrack.domain.grant import Grant
    from partnertrack.services.money import AgreedRow, Borne, BudgetRow, LineStatus, MoneyView


@dataclass(frozen=True, slots=True)
class Head:
    """A figure at the head of the page; `opens` are the costs behind it, None for the grant itself."""

    label: str
    value: str
    note: str
    icon: str
    opens: CostFilter | None


@dataclass(frozen=True, slots=True)
class BudgetMark:
    """A line of the budget: amounts in words, parts of its bar as shares of it.

    `is_over` tells whether it is overrun now, and whether it will be at this speed; `told` says all in one sentence.
    """

    line: BudgetLine | None
    name: str
    amounts: tuple[str, str, str, str, str]
    percent: str
    spent: float
    committed: float
    is_over: tuple[bool, bool]
    told: str
    opens: CostFilter
    has_plan: bool


@dataclass(frozen=True, slots=True)
class AgreedMark:
    """What somebody agreed and paid, with the difference in words and its colour."""

    row: AgreedRow
    agreed: str
    paid: str
    gap: str
    tone: str

    @property
    def opens(self) -> CostFilter:
        """The costs that this payer bore."""
        return CostFilter(kind="spent", payer=self.row.status.payer, category=self.row.status.category)


@dataclass(frozen=True, slots=True)
class PerMark:
    """A cost per person: the milestone whose people are counted, words, figure, and how many they are."""

    milestone: str
    label: str
    amount: str
    people: str


@dataclass(frozen=True, slots=True)
class BurdenMark:
    """The indicator of recruitment costs: three figures, how many are known, and a note where rates are missing."""

    figures: tuple[tuple[str, str], ...]
    coverage: str
    note: str
    people: tuple[Borne, ...]


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """All that the page of money shows."""

    view: MoneyView
    subtitle: str
    heads: tuple[Head, ...]
    budget: tuple[BudgetMark, ...]
    elapsed: float | None
    agreed: tuple[AgreedMark, ...]
    cross: CrossMark
    per: tuple[PerMark, ...]
    eligible: str
    burden: BurdenMark

    @property
    def grant(self) -> Grant | None:
        """The first grant."""
        return self.view.grants[0] if self.view.grants else None


def present_money(view: MoneyView) -> MoneyPage:
    """The page in words."""
    return MoneyPage(
        view,
        _subtitle(view),
        _heads(view),
        (*(_budget(row, view) for row in view.rows), *_whole(view)),
        None if view.elapsed is None else float(view.elapsed),
        tuple(_agreed(row, view.currency) for row in view.agreed),
        who_paid_for_what(view),
        tuple(
            PerMark(
                each.milestone,
                each.label,
                _("n/a") if each.amount is None else exactly(each.amount, view.currency),
                ngettext("{n} person", "{n} people", each.people).format(n=number(each.people)),
            )
            for each in view.per
        ),
        roughly(view.eligible, view.currency),
        _burden(view),
    )


def roughly(amount: Fraction, currency: str) -> str:
    """An amount in whole units of its currency."""
    return money(amount, currency)


def exactly(amount: Fraction, currency: str) -> str:
    """An amount to the minor units of its currency."""
    return money(amount, currency, minor_units(currency))


def points(gap: Fraction) -> str:
    """A difference of two percentages."""
    return _("{n} points").format(n=("+" if gap > 0 else "") + number(gap, 1))


def _subtitle(view: MoneyView) -> str:
    told = (
        _("As of {day}").format(day=day(view.as_of)),
        " / ".join(dict.fromkeys(grant.donor for grant in view.grants)),
        " / ".join(filter(None, (grant.number for grant in view.grants))),
    )
    return "  ·  ".join(filter(None, told))


def _heads(view: MoneyView) -> tuple[Head, ...]:
    total, currency = view.total, view.currency
    whole = roughly(total.amount, currency) if view.has_budget else ""
    spent = roughly(total.spent, currency)
    return (
        Head(
            _("Absorption"),
            spent if view.absorbed is None else percent(view.absorbed),
            _("{spent} of {whole}").format(spent=spent, whole=whole) if whole else _("Enter a budget to compare"),
            "coins",
            CostFilter(kind="spent"),
        ),
        Head(
            _("Time elapsed"),
            _("n/a") if view.elapsed is None else percent(view.elapsed),
            _("until {day}").format(day=day(view.runs[1], "medium")) if view.runs else _("Enter the grant’s days"),
            "clock",
            None,
        ),
        Head(
            _("Burn gap"),
            _("n/a") if view.gap is None else points(view.gap),
            _gap_note(view),
            "arrow-up-down",
            CostFilter(kind="spent"),
        ),
        Head(
            _("Still free"),
            roughly(total.remaining, currency) if whole else _("n/a"),
            _("{amount} ordered, not yet paid").format(amount=roughly(total.committed, currency)),
            "landmark",
            CostFilter(kind="committed"),
        ),
    )


def _gap_note(view: MoneyView) -> str:
    if view.gap is None:
        return _("Absorption less time elapsed")
    amount = roughly(abs(view.gap) / 100 * view.total.amount, view.currency)
    if view.gap < 0:
        return _("{amount} behind an even course").format(amount=amount)
    return _("{amount} ahead of an even course").format(amount=amount)


def _budget(row: BudgetRow, view: MoneyView) -> BudgetMark:
    name = f"{row.line.code}  {row.line.title}".strip() if row.line else _("Without a budget line")
    wanted = CostFilter(line=str(row.line.id) if row.line else NO_LINE)
    return _mark(name, row.status, view.currency, wanted, row.line)


def _whole(view: MoneyView) -> tuple[BudgetMark, ...]:
    return (_mark(_("Whole budget"), view.total, view.currency, CostFilter()),) if view.rows else ()


def _mark(
    name: str, status: LineStatus, currency: str, opens: CostFilter, line: BudgetLine | None = None
) -> BudgetMark:
    share = status.share
    amounts = (
        roughly(status.amount, currency),
        roughly(status.spent, currency),
        roughly(status.committed, currency),
        roughly(status.remaining, currency),
        "–" if status.forecast is None else roughly(status.forecast, currency),
    )
    told = _("{line}: {amount} planned, {spent} paid, {committed} ordered, {rest} left, {forecast} expected at the end")
    return BudgetMark(
        line,
        name,
        amounts,
        "–" if share is None else percent(share, 0),
        float(share or 0),
        float(status.committed / status.amount) if status.amount else 0.0,
        (
            bool(status.amount) and status.remaining < 0,
            bool(status.amount) and status.forecast is not None and status.forecast > status.amount,
        ),
        told.format(
            line=name, amount=amounts[0], spent=amounts[1], committed=amounts[2], rest=amounts[3], forecast=amounts[4]
        ),
        opens,
        bool(status.amount),
    )


def _agreed(row: AgreedRow, currency: str) -> AgreedMark:
    status = row.status
    return AgreedMark(
        row,
        "–" if status.agreed is None else roughly(status.agreed, currency),
        roughly(status.paid, currency),
        gap_words(status.gap, currency),
        "neutral" if not status.gap else ("warn" if status.gap < 0 else "info"),
    )


def gap_words(gap: Fraction | None, currency: str) -> str:
    """What somebody paid against what was agreed."""
    if gap is None:
        return _("Nothing was agreed")
    told = roughly(abs(gap), currency)
    if told == roughly(Fraction(0), currency):
        return _("As agreed")
    return (_("{amount} less than agreed") if gap < 0 else _("{amount} more than agreed")).format(amount=told)


def _burden(view: MoneyView) -> BurdenMark:
    burden = view.recruitment.burden
    figures = (
        (_("Median"), _("n/a") if burden.median is None else number(burden.median, 2)),
        (_("90th percentile"), _("n/a") if burden.p90 is None else number(burden.p90, 2)),
        (_("Paid nothing"), _("n/a") if burden.none is None else percent(burden.none)),
    )
    coverage = _("Known for {n} of {all}").format(n=number(len(burden.ratios)), all=number(len(burden.earners)))
    without = [code or _("no currency") for code in view.recruitment.unconverted]
    note = _("No rate is known for wages in: {currencies}").format(currencies=", ".join(without)) if without else ""
    return BurdenMark(figures, coverage, note, view.recruitment.people)
