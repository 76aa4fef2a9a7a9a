"""The periods that a report may cover, and what its file is called."""

from __future__ import annotations

import re
from datetime import date

from partnertrack.i18n import _

PERIODS = ("start", "year", "half", "quarter")
"""From the start, or the last twelve, six or three months up to the day of the figures."""

_MONTHS = {"year": 12, "half": 6, "quarter": 3}
_DECEMBER = 12


def period_words(period: str) -> str:
    """A period in words."""
    return {
        "start": _("From the start"),
        "year": _("The last twelve months"),
        "half": _("The last six months"),
        "quarter": _("The last three months"),
    }[period]


def first_day(period: str, as_of: date) -> date | None:
    """The first day of a period that ends on a day; None for the one without a beginning."""
    if period not in _MONTHS:
        return None
    after = date.fromordinal(as_of.toordinal() + 1)
    months = after.year * 12 + after.month - 1 - _MONTHS[period]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(after.day, _days(year, month)))


def report_name(title: str, as_of: date, language: str, suffix: str) -> str:
    """A name for the report's file, of letters that every system takes."""
    plain = re.sub(r"[^\w\-]+", "-", title).strip("-") or "report"
    return f"{plain}-{as_of:%Y-%m-%d}-{language}{suffix}"


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return (following - date(year, month, 1)).days
