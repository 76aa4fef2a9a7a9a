"""By when a request about one’s data is to be answered, and which are late."""

from __future__ import annotations

from datetime import date, timedelta

from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.months import add_months

RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "objection")
OUTCOMES = ("granted", "partly", "refused")
LONGEST = 2
"""Months by which the time may be made longer, when the person is told why within the first (GDPR art. 12(3))."""

_SATURDAY, _WEEK = 5, 7


def due_on(received_on: date, months: int = 1) -> date:
    """The last day to answer: the same day of the next month, or its last where it has no such day.

    A period that would end on a Saturday or Sunday ends on the Monday after (Regulation 1182/71, art. 3); public
    holidays, which differ by place, are not taken into account.
    """
    last = add_months(received_on, months)
    return last + timedelta(days=_WEEK - last.weekday()) if last.weekday() >= _SATURDAY else last


def is_open(request: DataRequest, as_of: date) -> bool:
    """Whether it had come by that day and was not answered yet."""
    return request.received_on <= as_of and (request.answered_on is None or request.answered_on > as_of)


def is_late(request: DataRequest, as_of: date) -> bool:
    """Whether it was open after its last day."""
    return is_open(request, as_of) and request.due_on < as_of
