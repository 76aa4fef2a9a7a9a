"""How the budget is used: a bar a line, and the table of execution."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.i18n import _, day, money, number, percent
from partnertrack.reporting.charts import BudgetBar, BudgetHeadings, Look, budget_bars
from partnertrack.reporting.document import Block, ChartData, ChartSeries, Figure, Lead
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.table import Cell, Column, Row, RowKind, Table
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.money_told import money_told
from partnertrack.services.donor_report.sentences import about_topic
from partnertrack.services.donor_report.titles import Message, title_of
from partnertrack.services.money import BudgetRow, LineStatus, MoneyView

_FAR = Fraction(1, 5)
"""A line that is so far from the time that has passed is striking."""

_MANY = 8
"""More lines than these are set close together."""


def budget(brief: Brief) -> Iterator[Block]:
    """Nothing in a pilot without a budget and costs."""
    found = money_told(brief)
    if found.is_empty:
        return
    said = [each.text for each in about_topic(brief, "money")]
    if said:
        yield Lead(" ".join(said))
    if any(row.status.amount for row in found.rows):
        yield _figure(brief, found)
    if found.has_budget:
        yield _table(brief, found)


def _figure(brief: Brief, found: MoneyView) -> Figure:
    rows = [row for row in found.rows if row.status.amount]
    elapsed = None if found.elapsed is None else float(found.elapsed)
    words = "" if found.elapsed is None else _("time elapsed {share}").format(share=percent(found.elapsed, 0))
    title = _title(brief, found, rows)
    shares = [(_share(row.status.spent, row.status), _share(row.status.committed, row.status)) for row in rows]
    bars = [
        BudgetBar(
            _name(row),
            spent,
            ordered,
            percent(Fraction(row.status.share or 0), 0),
            money(row.status.amount, found.currency),
            is_striking=_is_behind(row, found),
        )
        for row, (spent, ordered) in zip(rows, shares, strict=True)
    ]
    headings = BudgetHeadings(_("spent"), _("budget"), words)
    series = (
        ChartSeries(_("Spent"), tuple(round(spent, 4) for spent, _ordered in shares)),
        ChartSeries(_("Committed"), tuple(round(ordered, 4) for _spent, ordered in shares)),
    )
    return Figure(
        title,
        budget_bars(bars, headings, Look(text_width), elapsed),
        subtitle=_("Share of each budget line: solid, spent; hatched, committed; outline, remaining"),
        data=ChartData("stacked_bar", title, tuple(bar.label for bar in bars), series, "0%"),
    )


def _title(brief: Brief, found: MoneyView, rows: list[BudgetRow]) -> str:
    """What strikes most: lines that lag far behind, or that are used up beyond their amount."""
    late = [row for row in rows if _is_behind(row, found)]
    over = [row for row in rows if row.status.remaining < 0]
    names = " · ".join(_name(row) for row in late[:2])
    return title_of(
        brief.press,
        _("How each budget line is used"),
        Message(bool(over), lambda: _("{line} is spent beyond its amount").format(line=_name(over[0]))),
        Message(0 < len(late) <= 2, lambda: _("Far behind the time: {lines}").format(lines=names)),  # noqa: PLR2004 - as many as a title holds
        Message(bool(late), lambda: _("{n} lines are far behind the time").format(n=number(len(late)))),
        Message(found.elapsed is not None, lambda: _("No budget line is far behind the time")),
    )


def _is_behind(row: BudgetRow, found: MoneyView) -> bool:
    return found.elapsed is not None and (row.status.share or 0) < found.elapsed - _FAR


def _share(amount: Fraction, status: LineStatus) -> float:
    return float(amount / status.amount)


def _name(row: BudgetRow) -> str:
    return f"{row.line.code} {row.line.title}" if row.line else _("Not in any budget line")


def _table(brief: Brief, found: MoneyView) -> Table:
    columns = (
        Column(_("Budget line"), share=2.6),
        *(Column(name, "end") for name in (_("Budget"), _("Spent"), _("Committed"), _("Remaining"))),
        Column(_("Spent, %"), "end", 0.7),
        Column(_("Forecast at the end"), "end"),
        Column(_("Variance"), "end"),
    )
    rows = [_row(_name(row), row.status, found.currency) for row in found.rows]
    return Table(
        _("Budget execution in {currency}").format(currency=found.currency),
        columns,
        (*rows, _row(_("Total"), found.total, found.currency, "total")),
        subtitle=_("Cumulative to {day}; unaudited").format(day=day(brief.options.as_of)),
        note=_("Forecast: spent ÷ time elapsed, at least what is spent and committed. Variance: forecast − budget."),
        manner="dense" if len(rows) > _MANY else "plain",
    )


def _row(name: str, status: LineStatus, currency: str, kind: RowKind = "body") -> Row:
    variance = None if status.forecast is None else status.forecast - status.amount
    amounts = (status.amount, status.spent, status.committed, status.remaining)
    share = Cell("–", "muted") if status.share is None else Cell(percent(status.share, 0), value=float(status.share))
    return Row(
        (
            name,
            *(amount_cell(each, currency) for each in amounts),
            share,
            Cell("–", "muted") if status.forecast is None else amount_cell(status.forecast, currency),
            Cell("–", "muted") if variance is None else amount_cell(variance, currency, is_signed=True),
        ),
        kind,
    )


def amount_cell(amount: Fraction, currency: str, *, is_signed: bool = False) -> Cell:
    """An amount in whole units; the workbook keeps its cents."""
    sign = "+" if is_signed and round(amount) > 0 else ""
    return Cell(f"{sign}{money(amount, currency)}", value=round(float(amount), 2), number_format="#,##0.00")
