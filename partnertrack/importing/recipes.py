"""How a sheet was read, as it is written down for the next one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Final

from partnertrack.domain.recipe import DateOrder
from partnertrack.importing.memory import KnownColumn
from partnertrack.importing.typed_sheet import ColumnMatch, TypedSheet
from partnertrack.importing.wording import fold_heading

_LENGTH: Final = 12


def known_columns(sheet: TypedSheet, taken: frozenset[int]) -> tuple[KnownColumn, ...]:
    """The columns of a sheet as it was read; only the fields of `taken` ones, by index, are remembered as such."""
    return tuple(
        KnownColumn(
            column.heading,
            column.group,
            column.field if column.index in taken else None,
            column.occurrence if column.index in taken else None,
            _proved_order(sheet, column.index),
            column.field is None and column.origin in ("person", "memory"),
        )
        for column in sheet.columns
        if column.heading
    )


def away(before: Iterable[KnownColumn], now: Iterable[KnownColumn]) -> Iterator[KnownColumn]:
    """The columns that were known and are missing now, for the day when they are there again."""
    keys = {column.key for column in now}
    for column in before:
        if column.key not in keys and (column.field or column.is_left_out):
            yield replace(column, is_away=True)


def written(columns: Iterable[KnownColumn]) -> str:
    """The columns as a recipe keeps them."""
    return json.dumps([asdict(column) for column in columns], ensure_ascii=False, sort_keys=True)


def layout_of(columns: Iterable[ColumnMatch | KnownColumn]) -> str:
    """A name for an arrangement of columns: their headings, in whatever order."""
    headings = sorted(fold_heading(column.heading) for column in columns if column.heading)
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()[:_LENGTH]


def sheet_json(sheet: TypedSheet) -> dict[str, object]:
    """A table as `Source.sheets` keeps it: where each field stood."""
    return {
        "sheet": sheet.name,
        "worksheet": sheet.sheet or sheet.name,
        "layout": layout_of(sheet.columns),
        "header_rows": list(sheet.header_rows),
        "language": sheet.language,
        "columns": [
            {
                "index": column.index,
                "heading": column.heading,
                "group": column.group,
                "field": column.field,
                "occurrence": column.occurrence,
                "order": sheet.dates[column.index].order if column.index in sheet.dates else None,
            }
            for column in sheet.columns
        ],
    }


def _proved_order(sheet: TypedSheet, index: int) -> DateOrder | None:
    """The order of a column's dates, if cells of the file proved it or a person decided it, now or before."""
    dates = sheet.dates.get(index)
    return dates.order if dates and dates.decided_by != "language" else None
