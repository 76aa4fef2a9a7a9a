"""From a sheet of cells to rows of typed values."""

from __future__ import annotations

from collections.abc import Mapping

from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.importing.typed_sheet import NO_OVERRIDES, Context, Overrides, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary


def read_sheets(
    workbook: Workbook, vocabulary: Vocabulary, context: Context, overrides: Mapping[str, Overrides]
) -> tuple[TypedSheet, ...]:
    """Every sheet of the workbook, typed; `overrides` by sheet name. Raises `InputError` when none has a table."""
    raise NotImplementedError


def read_sheet(
    sheet: Sheet, vocabulary: Vocabulary, context: Context, overrides: Overrides = NO_OVERRIDES
) -> TypedSheet:
    """The sheet, typed; without a table it has no header rows, and an issue says so."""
    raise NotImplementedError
