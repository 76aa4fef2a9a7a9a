"""Indicators that an office defines for itself."""

from __future__ import annotations

from collections.abc import Iterable
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


def in_order(own: Iterable[OwnIndicator]) -> list[OwnIndicator]:
    """The indicators in the order that was given to them, the oldest first where none was."""
    return sorted(own, key=lambda each: each.position)
