"""The money of the report's day, read once a language."""

from __future__ import annotations

from functools import partial

from partnertrack.i18n import current
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.money import MoneyView, money


def money_told(brief: Brief) -> MoneyView:
    """How the pilot stands with its money, in the words of the language in force."""
    day, since = brief.options.as_of, brief.options.since
    return brief.once(("money", day, since, current()), partial(money, brief.workspace, day, since))
