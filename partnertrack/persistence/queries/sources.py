"""What was imported."""

from __future__ import annotations

from partnertrack.domain.source import Source
from partnertrack.persistence.queries.records import all_of
from partnertrack.persistence.session import Reading


def every(reading: Reading) -> list[Source]:
    """Every import, newest first."""
    return sorted(all_of(reading, Source), key=lambda source: source.imported_at, reverse=True)
