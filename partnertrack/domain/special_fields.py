"""Which fields of the dictionary tell, or may tell, of what the law protects most."""

from __future__ import annotations

from collections.abc import Iterable

SPECIAL = {
    "disability": "health",
    "vulnerability": "health",
    "exclusion_reason": "health",
    "on_hold_reason": "health",
    "withdrawal_reason": "health",
    "dropout_reason": "health",
    "death_date": "health",
}
"""Fields by key, with the kind of special data that stands there or may: a reason for leaving can be an illness."""


def special(keys: Iterable[str]) -> tuple[str, ...]:
    """Those of these fields that are special."""
    return tuple(key for key in keys if key in SPECIAL)
