"""Placeholders for what was spent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from partnertrack.i18n import _, current, percent
from partnertrack.i18n import money as in_words
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders.kind import Placeholder
from partnertrack.services.money import MoneyView, money


def of_money(brief: Brief) -> Iterator[Placeholder]:
    """What was spent and is ordered, the budget, the share of it that is used and of the time that is over."""
    view = _the_money(brief)
    total = view.total

    def amount(value: Fraction | None) -> str | None:
        return None if value is None or view.is_empty else in_words(value, view.currency)

    def share(value: Fraction | None) -> str | None:
        return None if value is None else percent(value)

    budget = total.amount if view.has_budget else None
    rest = total.remaining if view.has_budget else None
    yield Placeholder("money.spent", _("Spent up to the day"), "money", lambda: amount(total.spent))
    yield Placeholder("money.spent.period", _("Spent in the period"), "money", lambda: amount(view.cross.total))
    yield Placeholder("money.committed", _("Ordered and not yet paid"), "money", lambda: amount(total.committed))
    yield Placeholder("money.budget", _("Budget"), "money", lambda: amount(budget))
    yield Placeholder("money.left", _("Budget not yet spent or ordered"), "money", lambda: amount(rest))
    yield Placeholder("money.absorbed", _("Share of the budget that is spent"), "money", lambda: share(view.absorbed))
    yield Placeholder("money.elapsed", _("Share of the time that is over"), "money", lambda: share(view.elapsed))


def _the_money(brief: Brief) -> MoneyView:
    kept: dict[object, MoneyView] = brief.workspace.remembered("report money", dict)
    asked = (brief.options.as_of, brief.options.since, current())
    if asked not in kept:
        kept[asked] = money(brief.workspace, brief.options.as_of, brief.options.since)
    return kept[asked]
