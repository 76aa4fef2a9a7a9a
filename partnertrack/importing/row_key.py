"""The hidden key by which a row that went out to a partner tells, when it comes back, whom it is about."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

KEY_HEADING: Final = "PartnerTrack key"
"""The heading over the keys, the same in every language."""

_KEY: Final = re.compile(r"E:([0-9a-f]{32})", re.IGNORECASE)


def write_key(enrolment_id: UUID) -> str:
    """The key of a row about this enrolment."""
    return f"E:{enrolment_id.hex}"


def read_key(text: str) -> UUID | None:
    """The enrolment that a key names, or None where the text is no key."""
    found = _KEY.fullmatch(text.strip())
    return UUID(found[1]) if found else None
