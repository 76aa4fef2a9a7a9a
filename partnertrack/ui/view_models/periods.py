"""The periods that a report may cover, and what its file is called."""

from __future__ import annotations

import re
from datetime import date, timedelta

from partnertrack.domain.months import add_months
from partnertrack.i18n import _

PERIODS = ("start", "year", "half", "quarter")
"""From the start, or the last twelve, six or three months up to the day of the figures."""

_MONTHS = {"year": 12, "half": 6, "quarter": 3}


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
    return add_months(as_of + timedelta(days=1), -_MONTHS[period])


_HALF = 6  # months


def half_years(as_of: date, count: int = 4) -> tuple[tuple[date, date], ...]:
    """The first and last days of the half-years of the calendar that ended by a day, the latest first.

    Before them stands the one that the day is in, up to that day, unless it ends there.
    """
    begun = date(as_of.year, 1 if as_of.month <= _HALF else _HALF + 1, 1)
    end = add_months(begun, _HALF) - timedelta(days=1)
    running = () if as_of == end else ((begun, as_of),)
    last = begun if running else add_months(begun, _HALF)
    whole = tuple(
        (add_months(last, -_HALF * (n + 1)), add_months(last, -_HALF * n) - timedelta(days=1)) for n in range(count)
    )
    return (*running, *whole)


def report_name(title: str, as_of: date, language: str, suffix: str) -> str:
    """A name for the report's file, of letters that every system takes."""
    plain = re.sub(r"[^\w\-]+", "-", title).strip("-") or "report"
    return f"{plain}-{as_of:%Y-%m-%d}-{language}{suffix}"
