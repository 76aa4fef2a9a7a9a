"""Indicators that an office defines for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicator(Record):
    """An indicator of the pilot's own, in the form of the catalogue.

    `key` is its id ("X1"), `definition` the TOML text of its table in `resources/indicators.toml`, without the heading.
    """

    kind: ClassVar[str] = "own_indicator"

    key: str
    definition: str
    position: int = 0
