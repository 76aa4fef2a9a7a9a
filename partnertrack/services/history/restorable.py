"""Which values of which kinds of record may be put back by themselves."""

from __future__ import annotations

from typing import Final

_NEVER: Final = frozenset(
    {
        "pilot",
        "source",
        "statement",
        "recipe",
        "report",
        "erasure",
        "distinction",
        "own_indicator",
        "saved_view",
        "letter_template",
        "word_form",
    }
)
"""Kinds whose parts hang together: they are taken back with the whole change, or not at all."""

_NEVER_ALONE: Final = frozenset({"participant", "enrolment"})
"""Kinds that come back with all that hangs on them, by undoing the change that removed them."""


def can_be_put_back(kind: str, name: str, before: str) -> bool:
    """Whether a field of that name, or without a name a whole record that was removed, may be put back."""
    if kind in _NEVER or (not name and kind in _NEVER_ALONE):
        return False
    return name != "status" or bool(before)
