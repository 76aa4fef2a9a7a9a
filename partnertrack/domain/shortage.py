"""Occupations in which a country lacks people, or has too many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record

SIDES = ("origin", "destination")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage(Record):
    """An occupation on one side's list: where both sides name it, it was identified jointly.

    `occupation` is the work in words, `isco` its ISCO-08 code where known, `country` an ISO 3166-1 code. `places` is
    how many people the country lacks; on the side of origin, a negative number is how many it can spare.
    """

    kind: ClassVar[str] = "shortage"

    side: str
    country: str
    occupation: str
    isco: str = ""
    sector: str = ""
    places: int | None = None
    listed_on: date | None = None
    source: str = ""
    remark: str = ""
