"""The days of two weeks as they are drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day as it is drawn; `words` say it to screen readers and as a tool tip."""

    weekday: str
    number: str
    count: str
    words: str
    is_today: bool = False
    is_weekend: bool = False
