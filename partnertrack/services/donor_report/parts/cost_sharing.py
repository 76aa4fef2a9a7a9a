"""Who agreed to pay and who paid, and what one person costs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.disclosure import WITHHELD
from partnertrack.i18n import _, day, money, percent
from partnertrack.reporting.charts import AgreedBar, Look, agreed_bars
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.parts.money import amount_cell
from partnertrack.services.donor_report.printing import count_cell
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.money import AgreedRow, MoneyView

_PER = ("selected", "certificate", "departed", "work_started", "returned")


def cost_sharing(brief: Brief) -> Iterator[Block]:
    """Nothing while nobody paid anything or agreed to."""
    found = money_told(brief)
    if found.agreed:
        yield _figure(brief, found)
    if found.eligible > 0:
        yield from _per(brief, found)


def _figure(brief: Brief, found: MoneyView) -> Figure:
    bars = [_bar(row, found) for row in found.agreed]
    title = _title(brief, found)
    series = (
        ChartSeries(_("Agreed"), tuple(None if each.agreed is None else round(each.agreed, 2) for each in bars)),
        ChartSeries(_("Paid"), tuple(round(each.given, 2) for each in bars)),
    )
    return Figure(
        title,
        agreed_bars(bars, Look(text_width)),
        subtitle=_("Paid (solid) against agreed (outline), cumulative to {day}; paler, beyond what was agreed").format(
            day=day(brief.options.as_of)
        ),
        note=_("A share that was agreed is taken of what was spent so far."),
        data=ChartData("bar", title, tuple(each.label for each in bars), series, "#,##0.00"),
    )


def _bar(row: AgreedRow, found: MoneyView) -> AgreedBar:
    status = row.status
    label = row.payer if not status.category else _("{payer}: {costs}").format(payer=row.payer, costs=row.category)
    paid = money(status.paid, found.currency)
    if not status.agreed:
        return AgreedBar(label, None, float(status.paid), "", _("{paid}, nothing agreed").format(paid=paid))
    amounts = _("{paid} of {agreed}").format(paid=paid, agreed=money(status.agreed, found.currency))
    share = percent(status.paid / status.agreed, 0)
    return AgreedBar(label, float(status.agreed), float(status.paid), share, amounts)


def _title(brief: Brief, found: MoneyView) -> str:
    shares = [row.status.paid / row.status.agreed for row in found.agreed if row.status.agreed]
    ends = {"least": percent(min(shares, default=Fraction(0)), 0), "most": percent(max(shares, default=Fraction(0)), 0)}
    return title_of(
        brief.press,
        _("What was agreed and what was paid"),
        Message(bool(shares) and min(shares) >= 1, lambda: _("All partners have paid what they agreed to or more")),
        Message(
            len(shares) > 1,
            lambda: _("Partners have paid between {least} and {most} of what they agreed to").format(**ends),
        ),
    )


def _per(brief: Brief, found: MoneyView) -> Iterator[Table]:
    """Expenditure by those who reached a milestone; withheld where their number is."""
    rows = [row for key in _PER if key in brief.results.milestones for row in _cost(brief, found, key)]
    if rows:
        yield Table(
            _("Cost of one person"),
            (
                Column(_("Of all who"), share=2.6),
                Column(_("People"), "end"),
                Column(_("Eligible expenditure"), "end", 1.4),
                Column(_("Each"), "end", 1.2),
            ),
            tuple(rows),
            subtitle=_("Eligible expenditure of all payers, cumulative to {day} ÷ people").format(
                day=day(brief.options.as_of)
            ),
            note=_("Those who are on the way cost money and are not counted yet: the figures sink as more arrive."),
        )


def _cost(brief: Brief, found: MoneyView, key: str) -> Iterator[Row]:
    reached = brief.reached(key)
    if reached.total.is_nobody:
        return
    people = brief.press.value(reached.total)
    each = Cell(WITHHELD, "muted") if people is None else amount_cell(found.eligible / people, found.currency)
    yield Row((reached.name, count_cell(brief.press, reached.total), amount_cell(found.eligible, found.currency), each))
