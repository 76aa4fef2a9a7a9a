"""A partner's file with all that importing it would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from partnertrack.i18n import ngettext, number
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
    def sheet_names(self) -> str:
        """The names of the sheets; empty where the only one is named after its file, as that of a CSV file is."""
        names = [sheet.name for sheet in self.sheets]
        return "" if names == [PurePath(self.file_name).stem] else ", ".join(names)

    @property
    def subtitle(self) -> str:
        """The names of the file and of its sheets, and how many rows were read."""
        rows = ngettext("{n} row", "{n} rows", self.rows).format(n=number(self.rows))
        return "  ·  ".join(filter(None, (self.file_name, self.sheet_names, rows)))

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    @property
    def to_store(self) -> int:
        """How many rows would change something."""
        return self.counts.get("create", 0) + self.counts.get("update", 0)
