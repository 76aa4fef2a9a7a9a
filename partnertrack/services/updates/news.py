"""The first start after an update says what is new, or that the version before came back."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.i18n import current
from partnertrack.updating import folders, trial


@dataclass(frozen=True, slots=True)
class News:
    """How an update ended: `has_failed` when `after` did not start and `before` came back; else what is new.

    `may_go_back` where the version before is still there.
    """

    before: str
    after: str
    has_failed: bool
    notes: tuple[str, ...]
    may_go_back: bool


def news() -> News | None:
    """What is to be told of an update, once; None where there is nothing. The window was seen: its trial is over."""
    told = trial.confirm()
    if told is None:
        return None
    place = folders.here()
    return News(
        before=told.before,
        after=told.after,
        has_failed=told.has_failed,
        notes=told.notes.get(current()) or told.notes.get("en") or (),
        may_go_back=bool(place and place.previous) and not told.has_failed,
    )
