"""A column on its way to a field."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.importing.evidence import Sample
from partnertrack.importing.headings import Meaning
from partnertrack.importing.table import Column
from partnertrack.importing.typed_sheet import CERTAIN


@dataclass(slots=True)
class Seat:
    """A column, what its values look like, what its heading may mean, and the meaning that was chosen.

    `is_left_over` says that the values denied what the heading means in other families of fields.
    """

    column: Column
    sample: Sample
    meanings: tuple[Meaning, ...]
    filled: int
    is_left_over: bool = False
    chosen: Meaning | None = None
    confidence: float = 0.0
    rivals: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the seat is settled well enough for others to be judged by it."""
        return self.chosen is not None and self.confidence >= CERTAIN
