"""The organisations that a pilot works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from partnertrack.domain.record import Record, Values, no_values

ORGANISATION_TYPES = (
    "training_centre",
    "employer",
    "consulate",
    "employment_service",
    "chamber",
    "ministry",
    "agency",
    "municipality",
    "ngo",
    "donor",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A training centre, employer, consulate or other partner; `country` is an ISO 3166-1 alpha-2 code.

    `values` holds what else is known by key: "address", "website", "registration" (its number in a register), "remark",
    and under "spellings" the other names that partners write, one a line.
    """

    kind: ClassVar[str] = "organisation"

    name: str
    type: str = "other"
    country: str | None = None
    values: Values = field(default_factory=no_values)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name by which it is known, its own first."""
        return (self.name, *str(self.values.get("spellings", "")).splitlines())
