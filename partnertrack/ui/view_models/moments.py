"""How long ago a moment was."""

from __future__ import annotations

from datetime import datetime

from partnertrack.i18n import _, ngettext, number

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def ago(moment: datetime, now: datetime, *, is_first: bool = False) -> str:
    """The time since then in words, as it stands within a sentence or, with `is_first`, for itself."""
    seconds = max((now - moment).total_seconds(), 0)
    if seconds < _MINUTE:
        return _("Just now") if is_first else _("just now")
    if seconds < _HOUR:
        return _("{n} min ago").format(n=number(int(seconds // _MINUTE)))
    if seconds < _DAY:
        return _("{n} h ago").format(n=number(int(seconds // _HOUR)))
    days = int(seconds // _DAY)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=number(days))


def at_clock(local: datetime) -> str:
    """The time of day of a local moment."""
    return f"{local:%H:%M}"
