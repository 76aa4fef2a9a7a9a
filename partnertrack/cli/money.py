"""The commands `money` and `costs-import`."""

from __future__ import annotations

import argparse
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, a_day, add_file, add_json, progress, show, show_json
from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.services import money


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    shown = commands.add_parser("money", help=_("budget, costs and who paid them"))
    add_file(shown)
    shown.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    shown.add_argument("--from", type=a_day, dest="since", metavar="DATE", help=_("the first day of the period"))
    add_json(shown)
    shown.set_defaults(run=_money)

    taken = commands.add_parser("costs-import", help=_("take over the costs of a ledger"))
    add_file(taken)
    taken.add_argument("ledger", type=Path, metavar="LEDGER", help=_("the ledger (.xlsx, .ods, .xls, .csv)"))
    taken.add_argument("--payer", default="donor", metavar="CODE", help=_("who paid where the ledger does not say"))
    taken.add_argument("--category", default="", metavar="CODE", help=_("the kind of costs where it does not say"))
    taken.add_argument(
        "--days", choices=("dmy", "mdy"), help=_("how days in numbers are written, where nothing proves it")
    )
    taken.add_argument("--dry-run", action="store_true", help=_("only say what would be entered"))
    add_json(taken)
    taken.set_defaults(run=_take)


def _money(chosen: argparse.Namespace) -> int:
    as_of = chosen.as_of or date.today()  # noqa: DTZ011 - the officer's day is a local day
    workspace = open_chosen(chosen)
    try:
        view = money.money(workspace, as_of, chosen.since)
    finally:
        workspace.close()
    if chosen.json:
        show_json(_view_json(view))
    else:
        _show_view(view)
    return 0


def _view_json(view: money.MoneyView) -> dict[str, object]:
    burden = view.recruitment.burden
    return {
        "as_of": view.as_of.isoformat(),
        "from": view.since.isoformat() if view.since else None,
        "currency": view.currency,
        "budget": _status_json(view.total) if view.has_budget else None,
        "spent": _exact(view.total.spent),
        "committed": _exact(view.total.committed),
        "absorption": _share(view.absorbed),
        "time_elapsed": _share(view.elapsed),
        "burn_gap_points": _share(view.gap),
        "lines": [
            {"code": row.line.code if row.line else None, "title": row.line.title if row.line else None}
            | _status_json(row.status)
            for row in view.rows
        ],
        "categories": [_shared_json(each) for each in view.cross.categories],
        "payers": [_shared_json(each) for each in view.cross.payers],
        "cross": [
            {"category": category, "payer": payer, "amount": _exact(amount)}
            for (category, payer), amount in sorted(view.cross.cells.items())
        ],
        "total": _exact(view.cross.total),
        "agreed": [
            {
                "payer": row.status.payer,
                "category": row.status.category or None,
                "agreed": _exact(row.status.agreed),
                "paid": _exact(row.status.paid),
                "gap": _exact(row.status.gap),
            }
            for row in view.agreed
        ],
        "months": [
            {"month": f"{each.month:%Y-%m}", "planned": _exact(each.planned), "spent": _exact(each.spent)}
            for each in view.course
        ],
        "eligible": _exact(view.eligible),
        "cost_per": {each.milestone: {"people": each.people, "amount": _exact(each.amount)} for each in view.per},
        "recruitment": {
            "earners": len(burden.earners),
            "known": len(burden.ratios),
            "median_months": _share(burden.median),
            "p90_months": _share(burden.p90),
            "share_with_none": _share(burden.none),
        },
    }


def _status_json(status: money.LineStatus) -> dict[str, object]:
    return {
        "amount": _exact(status.amount),
        "spent": _exact(status.spent),
        "committed": _exact(status.committed),
        "remaining": _exact(status.remaining),
        "share": _share(status.share),
        "forecast": _exact(status.forecast),
    }


def _shared_json(shared: money.Shared) -> dict[str, object]:
    return {"key": shared.key, "label": shared.label, "amount": _exact(shared.amount), "percent": shared.percent}


def _exact(amount: Fraction | None) -> str | None:
    """An amount as a text with four decimals at most, so that no reader makes a binary fraction of it."""
    if amount is None:
        return None
    value = Decimal(amount.numerator) / Decimal(amount.denominator)
    return f"{round(value, 4).normalize():f}"


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 6)


def _show_view(view: money.MoneyView) -> None:
    def told(amount: Fraction | None) -> str:
        return _("n/a") if amount is None else money.amount(amount, view.currency)

    show(_("As of {day}").format(day=day(view.as_of)))
    na = _("n/a")
    show("  " + _("Budget").ljust(32) + f" {told(view.total.amount if view.has_budget else None):>20}")
    show("  " + _("Paid").ljust(32) + f" {told(view.total.spent):>20}")
    show("  " + _("Ordered").ljust(32) + f" {told(view.total.committed):>20}")
    show("  " + _("Absorption").ljust(32) + f" {percent(view.absorbed) if view.absorbed is not None else na:>20}")
    show("  " + _("Time elapsed").ljust(32) + f" {percent(view.elapsed) if view.elapsed is not None else na:>20}")
    show("  " + _("Burn gap, in points").ljust(32) + f" {number(view.gap, 1) if view.gap is not None else na:>20}")
    for shared in (*view.cross.categories, *view.cross.payers):
        show(f"  {shared.label:32} {told(shared.amount):>20} {shared.percent:>4} %")
    for each in view.per:
        show(f"  {each.label:32} {told(each.amount):>20} ({number(each.people)})")
    burden = view.recruitment.burden
    known = _("known for {n} of {all}").format(n=number(len(burden.ratios)), all=number(len(burden.earners)))
    median = na if burden.median is None else number(burden.median, 2)
    show("  " + _("Recruitment cost, in months of income").ljust(40) + f" {median:>12} ({known})")


def _take(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        ledger = money.read_ledger(chosen.ledger, progress())
        choices = money.Choices(category=chosen.category, payer=chosen.payer, order=chosen.days)
        found = money.draft(workspace, ledger, choices)
        if not chosen.dry_run:
            money.take(workspace, found)
    finally:
        workspace.close()
    if chosen.json:
        show_json(_draft_json(found, is_stored=not chosen.dry_run))
    else:
        _show_draft(found)
    return NEEDS_A_PERSON if found.of("unclear") or not any(sheet.columns for sheet in found.sheets) else 0


def _draft_json(found: money.CostDraft, *, is_stored: bool) -> dict[str, object]:
    return {
        "file": found.file,
        "is_stored": is_stored,
        "currency": found.currency,
        "columns": {
            sheet.name: {column.heading: column.field or None for column in sheet.columns} for sheet in found.sheets
        },
        "counts": {state: len(found.of(state)) for state in ("new", "known", "twice", "unclear")},
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.number,
                "state": row.state,
                "problems": list(row.problems),
                "notes": list(row.notes),
                "amount": str(row.cost.amount) if row.cost else None,
                "currency": row.cost.currency if row.cost else None,
                "rate": str(row.cost.rate) if row.cost else None,
                "category": row.cost.category if row.cost else None,
                "payer": row.cost.payer if row.cost else None,
            }
            for row in found.rows
        ],
    }


def _show_draft(found: money.CostDraft) -> None:
    new, known = len(found.of("new")), len(found.of("known")) + len(found.of("twice"))
    show(ngettext("{n} new cost", "{n} new costs", new).format(n=number(new)))
    show(ngettext("{n} is known already", "{n} are known already", known).format(n=number(known)))
    unclear = found.of("unclear")
    show(ngettext("{n} row is unclear", "{n} rows are unclear", len(unclear)).format(n=number(len(unclear))))
    for row in unclear:
        show(f"  {row.sheet}:{row.number}  {' '.join(row.problems)}")
