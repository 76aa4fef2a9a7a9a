"""Days as people say them."""

from __future__ import annotations

from datetime import date

from partnertrack.i18n import _, day, ngettext

_WEEK = 7


def ago(when: date | None, today: date) -> str:
    """How long ago a day was, while that is easier to grasp than the date; "" for no day."""
    if when is None:
        return ""
    past = (today - when).days
    if past == 0:
        return _("Today")
    if past == 1:
        return _("Yesterday")
    if 1 < past < _WEEK:
        return ngettext("{n} day ago", "{n} days ago", past).format(n=past)
    return day(when, "medium")
