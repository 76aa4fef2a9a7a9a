"""Which backups have done their work: many of the last hours are kept, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

RECENT: Final = timedelta(hours=24)
MOST_RECENT: Final = 48
"""So many of the last 24 hours are kept at most; the oldest of more go the way of those of yesterday."""

DAYS: Final = timedelta(days=14)
WEEKS: Final = timedelta(weeks=8)
MONTHS: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A backup as thinning sees it: `is_kept` for good, `is_sound` where it was opened and counted."""

    id: str
    at: datetime
    is_kept: bool = False
    is_sound: bool = True


def superfluous(stamps: Iterable[Stamp], now: datetime) -> frozenset[str]:
    """The ids of those that may go; never that of the newest, of the newest sound one, or of one kept for good."""
    ordered = sorted(stamps, key=lambda stamp: (stamp.at, stamp.id), reverse=True)
    wanted = {stamp.id for stamp in ordered if stamp.is_kept}
    wanted |= {stamp.id for stamp in ordered[:1]}
    wanted |= {next((stamp.id for stamp in ordered if stamp.is_sound), "")}
    sound = [stamp for stamp in ordered if stamp.is_sound]
    wanted |= {stamp.id for stamp in [each for each in sound if now - each.at <= RECENT][:MOST_RECENT]}
    wanted |= _newest_of_each(sound, now - DAYS, lambda at: at.date())
    wanted |= _newest_of_each(sound, now - WEEKS, lambda at: at.isocalendar()[:2])
    wanted |= _newest_of_each(sound, now - MONTHS, lambda at: (at.year, at.month))
    return frozenset(stamp.id for stamp in ordered) - wanted


def _newest_of_each(ordered: Sequence[Stamp], since: datetime, span: Callable[[datetime], Hashable]) -> set[str]:
    """The newest of each day, week or month since then, of stamps from the newest to the oldest."""
    found: dict[Hashable, str] = {}
    for stamp in ordered:
        if stamp.at >= since:
            found.setdefault(span(stamp.at), stamp.id)
    return set(found.values())
