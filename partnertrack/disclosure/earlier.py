"""What an earlier report told of its counts of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from partnertrack.domain.person_count import CountKey


@dataclass(frozen=True, slots=True)
class Earlier:
    """The counts that a report printed and those it withheld, as of a day; `since` is the first day of its period.

    `covered` are the numbers it withheld, where they are still known: what must not become known now is guarded the
    better for it.
    """

    printed: Mapping[CountKey, int]
    withheld: frozenset[CountKey]
    as_of: date
    since: date | None = None
    covered: Mapping[CountKey, int] = field(default_factory=dict)
