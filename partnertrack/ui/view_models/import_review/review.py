"""A partner's file with all that importing it would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.ui.view_models.import_review.lines import HiddenLine, Problem
from partnertrack.ui.view_models.import_review.sheet import SheetView

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, Draft, Workbook


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A file with what importing it would do; `choices` led to the `draft`.

    `erasing` is how many cells ask that a value of the pilot be deleted.
    """

    workbook: Workbook
    draft: Draft
    choices: Choices
    file_name: str
    sheets: tuple[SheetView, ...]
    counts: Mapping[str, int]
    notices: tuple[str, ...]
    hidden: tuple[HiddenLine, ...]
    problems: tuple[Problem, ...]
    erasing: int

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    @property
    def to_store(self) -> int:
        """How many rows would change something."""
        return self.counts.get("create", 0) + self.counts.get("update", 0)
