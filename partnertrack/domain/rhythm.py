"""How often a partner seems to send, told from what it sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.months import add_months
from partnertrack.domain.submissions import Submission, spans

_RHYTHMS = ((45, 1), (75, 2), (135, 3), (270, 6))
"""Days between two files at most, and the months that they mean."""
_YEAR = 12
_SAME = 7  # days within which two files are one and its correction
_EARLY = 20  # day of the month from which a file is about that month, not about the one before
_ROUND, _LEAST, _MOST = 5, 5, 25


def suggested(partner: str, files: Iterable[Submission]) -> Expectation | None:
    """The calendar that these files fit; None where there are too few to tell."""
    known = sorted(files, key=lambda file: file.received_on)
    came = _distinct(file.received_on for file in known)
    about = _distinct(sorted(file.as_of for file in known if file.as_of))
    days = about if len(about) > 1 else came
    if len(days) < 2:  # noqa: PLR2004 - one gap lies between two days
        return None
    every = _months(median((later - earlier).days for earlier, later in pairwise(days)))
    is_about_own_month = days is about or median(day.day for day in came) >= _EARLY
    starts_on = add_months(days[0].replace(day=1), 1 - every if is_about_own_month else -every)
    expectation = Expectation(partner=partner, every_months=every, starts_on=starts_on)
    return Expectation(partner=partner, every_months=every, starts_on=starts_on, due_days=_due_days(expectation, came))


def _distinct(days: Iterable[date]) -> list[date]:
    """The days without those that follow close on another."""
    kept: list[date] = []
    for day in days:
        if not kept or (day - kept[-1]).days > _SAME:
            kept.append(day)
    return kept


def _months(gap: float) -> int:
    return next((months for most, months in _RHYTHMS if gap <= most), _YEAR)


def _due_days(expectation: Expectation, came: Iterable[date]) -> int:
    """The days after a period's end by which files mostly came, rounded up to five."""
    delays = []
    for day in came:
        ended = None
        for span in spans(expectation):
            if span.last >= day:
                break
            ended = span
        delays.append((day - ended.last).days if ended else 0)
    usual = -(-int(median(delays)) // _ROUND) * _ROUND
    return min(max(usual, _LEAST), _MOST)
